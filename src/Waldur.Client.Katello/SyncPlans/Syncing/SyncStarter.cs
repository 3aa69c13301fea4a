using System.Net;
using System.Runtime.ExceptionServices;
using Waldur.Client.Core;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>
/// Starts the synchronisation of a plan. It is sent once: where the response is lost, the task that it may have started is looked
/// for among the server's tasks.
/// </summary>
internal sealed class SyncStarter(SyncPlanCalls calls, PlanTasks tasks, ITasks follower, KatelloWrites writes, ClientOptions options)
{
    private readonly TimeProvider _timeProvider = options.TimeProvider;

    public async Task<SyncRun> StartAsync(int organization, int id, CancellationToken cancellationToken)
    {
        // The server synchronises plans of any organization, whichever the path names.
        await calls.GetOwnAsync(organization, id, cancellationToken).ConfigureAwait(false);
        return await StartOwnAsync(organization, id, cancellationToken).ConfigureAwait(false);
    }

    public Task<SyncRun> StartAsync(SyncPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return StartOwnAsync(plan.OrganizationId, plan.Id, cancellationToken);
    }

    private async Task<SyncRun> StartOwnAsync(int organization, int id, CancellationToken cancellationToken)
    {
        try
        {
            return await ExecuteAsync(organization, id, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error) when (IsLock(error))
        {
            var named = PlanTasks.NamedIn(error.ServerDetail + "\n" + error.Body);
            throw SyncPlanLockedException.From(
                error, named.Count > 0 ? named : await tasks.FindRunningAsync(id, cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task<SyncRun> ExecuteAsync(int organization, int id, CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetTimestamp();
        ApiException? lost = null;
        var write = new RecoverableWrite<SyncRun>
        {
            Send = SendAsync,
            LookUp = LookUpAsync,
            Retry = RetryRule.Never,
        };
        var run = (await writes.ExecuteAsync(write, cancellationToken).ConfigureAwait(false)).EnsureCertain();
        return run.TaskId is null
            ? await FindTaskAsync(id, () => _timeProvider.GetElapsedTime(started), cancellationToken).ConfigureAwait(false) ?? run
            : run;

        async Task<SyncRun> SendAsync(CancellationToken token)
        {
            try
            {
                return new SyncRun(follower, await calls.SyncAsync(organization, id, token).ConfigureAwait(false));
            }
            catch (ApiException error)
            {
                lost = error;
                throw;
            }
        }

        async Task<LookUp<SyncRun>> LookUpAsync(CancellationToken token)
        {
            try
            {
                var task = await tasks.FindStartedAsync(id, () => _timeProvider.GetElapsedTime(started), token).ConfigureAwait(false);
                return task is null ? LookUp.Absent<SyncRun>() : LookUp.Found(new SyncRun(follower, task) { IsLookedUp = true });
            }
            catch (ApiAuthorizationException error) when (error.IsConfirmed)
            {
                // Who may not see tasks need not be patient.
                throw new LookUpForbiddenException(lost!);
            }
        }
    }

    // The server has started the task, but its response does not name it. Null where it is not found, or may not be seen.
    private async Task<SyncRun?> FindTaskAsync(int plan, Func<TimeSpan> since, CancellationToken cancellationToken)
    {
        var schedule = new LookUpSchedule(options.LostResponse, options.TimeProvider);
        do
        {
            try
            {
                return await tasks.FindStartedAsync(plan, since, cancellationToken).ConfigureAwait(false) is { } task
                    ? new SyncRun(follower, task) { IsLookedUp = true }
                    : null;
            }
            catch (ApiAuthorizationException error) when (error.IsConfirmed)
            {
                return null;
            }
            catch (ApiException)
            {
                // The next look-up may succeed.
            }
        }
        while (await schedule.DelayAsync(cancellationToken).ConfigureAwait(false));
        return null;
    }

    // A sync has no fields that could be wrong: the only refusal with 422 is a lock. Servers before 4.5 respond to it with 500,
    // which only their words distinguish from a failure; requests ask for English.
    private static bool IsLock(ApiException error) =>
        (error is ApiValidationException { StatusCode: HttpStatusCode.UnprocessableEntity, Errors.Count: 0, IsConfirmed: true })
        || (error is ApiServerException && error.ServerDetail?.Contains("lock is already taken", StringComparison.OrdinalIgnoreCase) == true);
}
