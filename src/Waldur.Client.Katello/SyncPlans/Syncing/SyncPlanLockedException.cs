namespace Waldur.Client.Katello;

/// <summary>A synchronisation of the plan, or of one of its products, is under way already: nothing was started.</summary>
public sealed class SyncPlanLockedException : ApiException
{
    /// <inheritdoc/>
    public SyncPlanLockedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception for a failed call.</summary>
    /// <param name="failure">Which call failed, and what came back.</param>
    /// <param name="innerException">The cause, if any.</param>
    public SyncPlanLockedException(ApiFailure failure, Exception? innerException = null)
        : base(failure, innerException)
    {
    }

    /// <summary>
    /// The ids of the tasks that hold the lock, to follow with <see cref="ITasks.WaitAsync"/>: those that the server names, else
    /// those of the plan that run now. Empty where it names none and the caller may not see tasks.
    /// </summary>
    public IReadOnlyList<string> RunningTaskIds { get; init; } = [];

    internal static SyncPlanLockedException From(ApiException error, IReadOnlyList<string> runningTaskIds) =>
        new(ActedError.FailureOf(error), error)
        {
            // A sync is sent once: the server's 500 for a lock, on old releases, is no sign that it has done something.
            MayHaveActed = error.MayHaveActed && !KatelloWrites.IsControllers(error),
            RunningTaskIds = runningTaskIds,
        };
}
