using Waldur.Client.Core;
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

    public AsyncPageable<ForemanTask> List(SearchExpression? search = null, PageOptions? paging = null)
    {
        var query = new ForemanTasksApiTasksQuery { Search = search?.ToString() };
        return AsyncPageable.Create(
            async (page, callOptions, cancellationToken) =>
            {
                var response = await katello.ForemanTasksWith(callOptions).Api.Tasks
                    .GetAsync(query with { Page = page.Number, PerPage = page.Size }, cancellationToken).ConfigureAwait(false);
                return Envelope.ToPage(page, response.Value.Results, response.Value.Subtotal);
            },
            task => task.Id,
            paging ?? katello.Options.Paging,
            katello.Options.TimeProvider);
    }

    public async Task<ForemanTask> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return (await katello.ForemanTasks.Api.Tasks[id].GetAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    public Task<ForemanTask?> TryGetAsync(string id, CancellationToken cancellationToken = default) =>
        Absence.TryGetAsync(token => GetAsync(id, token), cancellationToken);

    public Task<TaskResult> WaitAsync(
        string id,
        WaitOptions? options = null,
        IProgress<ForemanTask>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return katello.Telemetry.RunAsync(
            Jobs.WaitForTask, id, () => FollowAsync(id, options, progress, cancellationToken), static result => result.Outcome.ToString(), cancellationToken: cancellationToken);
    }

    private async Task<TaskResult> FollowAsync(
        string id,
        WaitOptions? options,
        IProgress<ForemanTask>? progress,
        CancellationToken cancellationToken)
    {
        ForemanTask? last = null;
        var strays = new StrayResponses();
        try
        {
            var wait = await katello.Poller.WaitAsync<ForemanTask>(
                async token =>
                {
                    last = await GetAsync(id, token).ConfigureAwait(false);
                    strays.Reset();
                    return last;
                },
                static task => TaskStates.HasEnded(task) ? WaitVerdict.Reached : WaitVerdict.Continue,
                options ?? Patient,
                progress,
                strays.MayPass,
                $"the end of task {id}",
                cancellationToken).ConfigureAwait(false);
            return ToResult(wait);
        }
        catch (ApiAuthorizationException error) when (error.IsConfirmed)
        {
            return new TaskResult(TaskOutcome.NotFollowed, last, error);
        }
        catch (ApiNotFoundException error) when (Absence.IsProvenBy(error))
        {
            return new TaskResult(last is null ? TaskOutcome.NotFound : TaskOutcome.NotFollowed, last, error);
        }
    }

    private static TaskResult ToResult(WaitResult<ForemanTask> wait) => wait.Outcome switch
    {
        WaitOutcome.Reached => new TaskResult(TaskStates.OutcomeOf(wait.Value!), wait.Value),
        WaitOutcome.Cancelled => new TaskResult(TaskOutcome.WaitCancelled, wait.Value, wait.LastError) { Subject = wait.Subject },
        _ => new TaskResult(TaskOutcome.DeadlineReached, wait.Value, wait.LastError) { Subject = wait.Subject },
    };
}
