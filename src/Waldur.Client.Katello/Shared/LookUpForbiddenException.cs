namespace Waldur.Client.Katello;

/// <summary>Ends look-ups that cannot succeed: the caller may not see what is looked for. It never leaves this package.</summary>
internal sealed class LookUpForbiddenException(ApiException lost) : Exception(lost.Message, lost)
{
    /// <summary>The error with which the response was lost.</summary>
    public ApiException Lost => lost;
}
