using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>Work that the server does in the background. Reading it needs the permission <c>view_foreman_tasks</c>.</summary>
public interface ITasks
{
    /// <summary>Reads a task: <c>GET /foreman_tasks/api/tasks/{id}</c>.</summary>
    /// <param name="id">The task's id, as the server gave it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ApiAuthorizationException">The caller may not see tasks.</exception>
    /// <exception cref="ApiNotFoundException">There is no such task, or the caller may not see it.</exception>
    Task<ForemanTask> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Waits until a task has stopped or paused. Giving up never cancels the task.</summary>
    /// <param name="id">The task's id, as the server gave it.</param>
    /// <param name="options">How often to look, and for how long; every 2 to 10 seconds for 12 hours when left out.</param>
    /// <param name="progress">Told of the task each time it was read; its <see cref="ForemanTask.Progress"/> goes from 0 to 1.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How the task ended, or why waiting stopped; <see cref="TaskOutcome.NotFollowed"/> where the caller may not see it.</returns>
    /// <exception cref="ApiException">The task could not be read for another reason, one that does not pass by itself.</exception>
    Task<TaskResult> WaitAsync(
        string id,
        WaitOptions? options = null,
        IProgress<ForemanTask>? progress = null,
        CancellationToken cancellationToken = default);
}
