using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>A synchronisation that was started: a handle of the task that does the work.</summary>
public sealed class SyncRun
{
    private readonly ITasks _tasks;

    /// <summary>Makes a handle; a test may, too.</summary>
    /// <param name="tasks">Follows the task.</param>
    /// <param name="task">The task as the server gave it; null where its response had no body.</param>
    public SyncRun(ITasks tasks, ForemanTask? task)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        _tasks = tasks;
        Task = task;
    }

    /// <summary>The task's id, to follow it later or from elsewhere with <see cref="ITasks.WaitAsync"/>; null where the response had none.</summary>
    public string? TaskId => string.IsNullOrEmpty(Task?.Id) ? null : Task.Id;

    /// <summary>The task as the server gave it.</summary>
    public ForemanTask? Task { get; }

    /// <summary>
    /// Whether the response to the start was lost and the task was found among the server's tasks: it synchronises the plan and
    /// began since, so that it is this start's unless somebody else started one at the same moment.
    /// </summary>
    public bool IsLookedUp { get; init; }

    /// <summary>Waits until the task has stopped or paused. Giving up never cancels the task.</summary>
    /// <param name="options">How often to look, and for how long; every 2 to 10 seconds for 12 hours when left out.</param>
    /// <param name="progress">Receives the task each time it was read.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How the task ended, or why waiting stopped. Without the permission to see tasks: that it was started but may not be followed.</returns>
    public async Task<TaskResult> WaitAsync(
        WaitOptions? options = null,
        IProgress<ForemanTask>? progress = null,
        CancellationToken cancellationToken = default)
    {
        if (Task is null || TaskId is not { } id)
        {
            return new TaskResult(TaskOutcome.NotFollowed, Task);
        }

        // A plan with nothing to synchronise has ended when it gets a response; that needs no permission to be seen.
        if (TaskStates.HasEnded(Task))
        {
            progress?.Report(Task);
            return new TaskResult(TaskStates.OutcomeOf(Task), Task);
        }

        var result = await _tasks.WaitAsync(id, options, progress, cancellationToken).ConfigureAwait(false);

        // The task was there when it was started: what the server does not show now is hidden, or cleaned up, but not unknown.
        var outcome = result.Outcome == TaskOutcome.NotFound ? TaskOutcome.NotFollowed : result.Outcome;
        return new TaskResult(outcome, result.Task ?? Task, result.Error) { Subject = result.Subject };
    }
}
