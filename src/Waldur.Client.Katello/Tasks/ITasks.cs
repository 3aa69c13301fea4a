using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>Work that the server does in the background. Reading it needs the permission <c>view_foreman_tasks</c>.</summary>
public interface ITasks
{
    /// <summary>Lists tasks: <c>GET /foreman_tasks/api/tasks</c>. Those that wait for their time come first, then the others, the latest first.</summary>
    /// <param name="search">Which ones, such as <c>SearchExpression.Raw("label = \"Actions::Katello::SyncPlan::Run\"")</c>; all when left out.</param>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    AsyncPageable<ForemanTask> List(SearchExpression? search = null, PageOptions? paging = null);

    /// <summary>Reads a task: <c>GET /foreman_tasks/api/tasks/{id}</c>.</summary>
    /// <param name="id">The task's id, as the server gave it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ApiAuthorizationException">The caller may not see tasks.</exception>
    /// <exception cref="ApiNotFoundException">There is no such task, or the caller may not see it.</exception>
    Task<ForemanTask> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Reads a task that may be gone: <c>GET /foreman_tasks/api/tasks/{id}</c>.</summary>
    /// <param name="id">The task's id, as the server gave it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The task; null where the server itself says that it does not exist, or not for this caller.</returns>
    /// <exception cref="ApiAuthorizationException">The caller may not see tasks.</exception>
    Task<ForemanTask?> TryGetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Waits until a task has stopped or paused, by <c>GET /foreman_tasks/api/tasks/{id}</c>. Giving up never cancels the task.</summary>
    /// <param name="id">The task's id, as the server gave it.</param>
    /// <param name="options">How often to look, and for how long; every 2 to 10 seconds for 12 hours when left out.</param>
    /// <param name="progress">Receives the task each time it was read; its <see cref="ForemanTask.Progress"/> goes from 0 to 1.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>
    /// How the task ended, or why waiting stopped: <see cref="TaskOutcome.NotFollowed"/> where the caller lacks the permission,
    /// <see cref="TaskOutcome.NotFound"/> where the server itself says that there is no such task.
    /// </returns>
    /// <exception cref="ApiException">
    /// The task could not be read for another reason, one that does not pass by itself: pages that are no task (a login page, a
    /// gateway's 404) are outlived four times in a row.
    /// </exception>
    Task<TaskResult> WaitAsync(
        string id,
        WaitOptions? options = null,
        IProgress<ForemanTask>? progress = null,
        CancellationToken cancellationToken = default);
}
