namespace Waldur.Client.Katello;

/// <summary>
/// Ensuring a sync plan stopped half way: something was done, and then a call failed. <see cref="Result"/> says what was done, the inner
/// exception why it stopped. Ensuring it once more goes on from there.
/// </summary>
public sealed class SyncPlanEnsureException : ApiException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="name">The plan's name.</param>
    /// <param name="result">What was done before the call failed.</param>
    /// <param name="cause">The call's failure.</param>
    public SyncPlanEnsureException(string name, EnsureResult result, Exception cause)
        : base($"Ensuring sync plan '{name}' stopped half way: {cause?.Message} Done before that: {result}.", cause)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(cause);
        Result = result;
        MayHaveActed = true;
    }

    /// <summary>What was done before the call failed.</summary>
    public EnsureResult Result { get; }

    /// <inheritdoc/>
    public override bool IsTransient => InnerException is ApiException { IsTransient: true } or IncompleteListingException;
}
