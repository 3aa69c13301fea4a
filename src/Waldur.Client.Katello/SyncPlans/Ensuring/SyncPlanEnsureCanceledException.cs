using Waldur.Client.Core;

namespace Waldur.Client.Katello;

/// <summary>
/// Ensuring a sync plan was cancelled after something was done. <see cref="Result"/> says what was done; a call that was under way
/// may have acted besides. Ensuring it once more goes on from there.
/// </summary>
public sealed class SyncPlanEnsureCanceledException : OperationCanceledException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="name">The plan's name.</param>
    /// <param name="result">What was done before the caller cancelled.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public SyncPlanEnsureCanceledException(string name, EnsureResult result, CancellationToken cancellationToken)
        : base($"Ensuring sync plan '{name}' was cancelled half way. Done before that: {result}.", cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        Result = result;
    }

    /// <summary>Where the documentation speaks of this exception.</summary>
    public override string? HelpLink
    {
        get => base.HelpLink ?? HelpLinks.For(this);
        set => base.HelpLink = value;
    }

    /// <summary>What was done before the caller cancelled.</summary>
    public EnsureResult Result { get; }
}
