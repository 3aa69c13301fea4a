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
        ForemanTask? last = null;
        try
        {
            var wait = await katello.Poller.WaitAsync<ForemanTask>(
                async token => last = await GetAsync(id, token).ConfigureAwait(false),
                static task => TaskStates.HasEnded(task) ? WaitVerdict.Reached : WaitVerdict.Continue,
                options ?? Patient,
                progress,
                MayPass,
                cancellationToken).ConfigureAwait(false);
            return ToResult(wait);
        }
        catch (ApiException error) when (error is ApiAuthorizationException or ApiNotFoundException)
        {
            return new TaskResult(TaskOutcome.NotFollowed, last, error);
        }
    }

    // A 500 is this server's response to a mistake: asking again changes nothing.
    private static bool MayPass(Exception error) =>
        error is ApiServerException server ? server.IsGateway : error is ApiException { IsTransient: true };

    private static TaskResult ToResult(WaitResult<ForemanTask> wait) => wait.Outcome switch
    {
        WaitOutcome.Reached => new TaskResult(TaskStates.OutcomeOf(wait.Value!), wait.Value),
        WaitOutcome.Cancelled => new TaskResult(TaskOutcome.WaitCancelled, wait.Value, wait.LastError),
        _ => new TaskResult(TaskOutcome.DeadlineReached, wait.Value, wait.LastError),
    };
}
