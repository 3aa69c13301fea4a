using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

internal sealed class ForemanTasks(KatelloClient katello) : ITasks
{
    private static readonly WaitOptions Patient = new()
    {
        Interval = TimeSpan.FromSeconds(2),
        MaxInterval = TimeSpan.FromSeconds(10),
        Timeout = TimeSpan.FromHours(12),
    };

    public async Task<ForemanTask> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return (await katello.ForemanTasks.Api.Tasks[id].GetAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<TaskResult> WaitAsync(
        string id,
        WaitOptions? options = null,
        IProgress<ForemanTask>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        try
        {
            var wait = await katello.Poller.WaitAsync<ForemanTask>(
                async token => await GetAsync(id, token).ConfigureAwait(false),
                static task => HasEnded(task) ? WaitVerdict.Reached : WaitVerdict.Continue,
                options ?? Patient,
                progress,
                static error => error is ApiException { IsTransient: true },
                cancellationToken).ConfigureAwait(false);
            return ToResult(wait);
        }
        catch (ApiException error) when (error is ApiAuthorizationException or ApiNotFoundException)
        {
            return new TaskResult(TaskOutcome.NotFollowed, error: error);
        }
    }

    // A paused task still calls itself pending: only its state tells that nothing more happens by itself.
    private static bool HasEnded(ForemanTask task) => task.State == ForemanTaskState.Stopped || task.State == ForemanTaskState.Paused;

    private static TaskResult ToResult(WaitResult<ForemanTask> wait) => wait.Outcome switch
    {
        WaitOutcome.Reached => new TaskResult(OutcomeOf(wait.Value!), wait.Value),
        WaitOutcome.Cancelled => new TaskResult(TaskOutcome.WaitCancelled, wait.Value, wait.LastError),
        _ => new TaskResult(TaskOutcome.DeadlineReached, wait.Value, wait.LastError),
    };

    private static TaskOutcome OutcomeOf(ForemanTask task)
    {
        if (task.State == ForemanTaskState.Paused)
        {
            return TaskOutcome.Paused;
        }

        return task.Result == ForemanTaskResult.Success ? TaskOutcome.Succeeded
            : task.Result == ForemanTaskResult.Warning ? TaskOutcome.Warning
            : task.Result == ForemanTaskResult.Cancelled ? TaskOutcome.Cancelled
            : TaskOutcome.Failed;
    }
}
