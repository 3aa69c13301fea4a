using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>A run of a synchronisation did not succeed, or is not known to have.</summary>
public sealed class SynchronisationRunException : Exception
{
    private const int MaxCharacters = 500;

    /// <summary>Makes the exception of a result.</summary>
    /// <param name="result">The result.</param>
    public SynchronisationRunException(SynchronisationRunResult result)
        : base(Describe(result), result?.Error) => Result = result!;

    /// <summary>Where the documentation speaks of this exception.</summary>
    public override string? HelpLink
    {
        get => base.HelpLink ?? HelpLinks.For(this);
        set => base.HelpLink = value;
    }

    /// <summary>How the run ended.</summary>
    public SynchronisationRunResult Result { get; }

    private static string Describe(SynchronisationRunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return CodePoints.Start($"The remote synchronisation did not succeed: {result}", MaxCharacters);
    }
}
