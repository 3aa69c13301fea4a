using System.Net;
using Waldur.Client.Core;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>
/// Changes a plan. The server claims what it has not stored (a switch without the right to schedules, permissions on old
/// releases), so the plan is read back where the response cannot be relied on.
/// </summary>
internal sealed class SyncPlanUpdater(SyncPlanCalls calls, KatelloWrites writes)
{
    public async Task<SyncPlan> UpdateAsync(int organization, int id, SyncPlanUpdate changes, CancellationToken cancellationToken)
    {
        ThrowIfInvalid(changes);

        // Through another organization the server changes the plan, and only then responds 400.
        var current = await calls.GetOwnAsync(organization, id, cancellationToken).ConfigureAwait(false);
        return await UpdateOwnAsync(current, changes, cancellationToken).ConfigureAwait(false);
    }

    public async Task<SyncPlan> UpdateAsync(int id, SyncPlanUpdate changes, CancellationToken cancellationToken)
    {
        ThrowIfInvalid(changes);
        var isCurrentNeeded = SyncPlanChanges.IsEmpty(changes)
            || SyncPlanChanges.NeedsCurrent(changes)
            || SyncPlanRules.ExtensionOf(changes.CronExpression.GetValueOrDefault(null!)) is not null;
        var current = isCurrentNeeded
            ? await calls.GetAsync(id, cancellationToken).ConfigureAwait(false)
            : null;
        if (current is not null && SyncPlanChanges.IsEmpty(changes))
        {
            return current;
        }

        changes = await CompleteAsync(current, changes, cancellationToken).ConfigureAwait(false);
        return await ExecuteAsync(
            changes,
            token => calls.PutAsync(id, changes, token),
            token => calls.GetAsync(id, token),
            cancellationToken).ConfigureAwait(false);
    }

    public Task<SyncPlan> UpdateAsync(SyncPlan plan, SyncPlanUpdate changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ThrowIfInvalid(changes);
        return UpdateOwnAsync(plan, changes, cancellationToken);
    }

    private static void ThrowIfInvalid(SyncPlanUpdate changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        SyncPlanRules.ThrowIfInvalid(changes);
    }

    private async Task<SyncPlan> UpdateOwnAsync(SyncPlan current, SyncPlanUpdate changes, CancellationToken cancellationToken)
    {
        if (SyncPlanChanges.IsEmpty(changes))
        {
            return current;
        }

        var (organization, id) = (current.OrganizationId, current.Id);
        changes = await CompleteAsync(current, changes, cancellationToken).ConfigureAwait(false);
        return await ExecuteAsync(
            changes,
            token => calls.PutAsync(organization, id, changes, token),
            token => calls.GetAsync(organization, id, token),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<SyncPlanUpdate> CompleteAsync(SyncPlan? current, SyncPlanUpdate changes, CancellationToken cancellationToken)
    {
        if (current is null)
        {
            return changes;
        }

        SyncPlanRules.ThrowIfInvalid(changes, current);
        var cron = changes.CronExpression.GetValueOrDefault(null!);
        if (SyncPlanRules.ExtensionOf(cron) is not null)
        {
            var version = await calls.ReadServerVersionAsync(current.OrganizationId, cancellationToken).ConfigureAwait(false);
            SyncPlanRules.ThrowIfUnknownTo(version, cron);
        }

        // The server builds the schedule anew, and enables the plan unless it is said otherwise.
        return SyncPlanChanges.TouchesSchedule(changes)
            ? SyncPlanChanges.WithEnabled(changes, changes.Enabled.GetValueOrDefault(current.Enabled ?? false))
            : changes;
    }

    private async Task<SyncPlan> ExecuteAsync(
        SyncPlanUpdate changes,
        Func<CancellationToken, Task<SyncPlan?>> put,
        Func<CancellationToken, Task<SyncPlan>> get,
        CancellationToken cancellationToken)
    {
        var write = new RecoverableWrite<SyncPlan>
        {
            Send = SendAsync,
            LookUp = async token =>
            {
                var found = await get(token).ConfigureAwait(false);
                return SyncPlanChanges.AreMade(changes, found) switch
                {
                    true => LookUp.Found(found),
                    false => LookUp.Absent<SyncPlan>(),
                    null => LookUp.Unknown<SyncPlan>(),
                };
            },

            // Not before the lost one can no longer act: late, it would overwrite what is set after this.
            Retry = RetryRule.AfterPatience,
        };
        return (await writes.ExecuteAsync(write, cancellationToken).ConfigureAwait(false)).EnsureCertain();

        async Task<SyncPlan> SendAsync(CancellationToken token)
        {
            SyncPlan? plan;
            try
            {
                plan = await put(token).ConfigureAwait(false);
            }
            catch (ApiValidationException error) when (error.StatusCode == HttpStatusCode.BadRequest)
            {
                // The organization in the path is another than the plan's: the server noticed it after the change.
                throw new RefusedException(ActedError.From(error));
            }

            return plan is not null && !changes.Enabled.HasValue && plan.Permissions.CanView
                ? plan
                : await ReadBack.ExecuteAsync(async () => await get(token).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }
}
