using System.Net;
using Waldur.Client.Core;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>Creates a plan, and finds it by its name where the response is lost: names are unique, so it cannot be made twice.</summary>
internal sealed class SyncPlanCreator(SyncPlanCalls calls, KatelloWrites writes)
{
    public async Task<SyncPlan> CreateAsync(int organization, SyncPlanCreate plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        SyncPlanRules.ThrowIfInvalid(plan);
        if (SyncPlanRules.ExtensionOf(plan.CronExpression) is not null)
        {
            var version = await calls.ReadServerVersionAsync(organization, cancellationToken).ConfigureAwait(false);
            SyncPlanRules.ThrowIfUnknownTo(version, plan.CronExpression);
        }

        // A plan that somebody else made under this name would not be the caller's: only one that is as asked counts.
        var write = Write(organization, plan, found => SyncPlanChanges.AreMade(ToChanges(plan), found) != false);
        return (await writes.ExecuteAsync(write, cancellationToken).ConfigureAwait(false)).EnsureCertain();
    }

    /// <summary>Creates a plan, or gives the one of its name that somebody else made meanwhile.</summary>
    public async Task<(SyncPlan Plan, bool IsOurs)> CreateOrFindAsync(int organization, SyncPlanCreate plan, CancellationToken cancellationToken)
    {
        var isLost = false;
        var write = Write(organization, plan, static _ => true);
        var result = await writes.ExecuteAsync(
            write with
            {
                Send = SendAsync,
                IsDoubtful = static error => KatelloWrites.IsRefusal(error) || error is ApiValidationException { StatusCode: HttpStatusCode.UnprocessableEntity },
            },
            cancellationToken).ConfigureAwait(false);
        return (result.EnsureCertain(), isLost || result.Certainty != WriteCertainty.FoundAfterRefusal);

        async Task<SyncPlan> SendAsync(CancellationToken token)
        {
            try
            {
                return await write.Send(token).ConfigureAwait(false);
            }
            catch (ApiException error) when (error.MayHaveActed && !KatelloWrites.IsRefusal(error))
            {
                isLost = true;
                throw;
            }
        }
    }

    private RecoverableWrite<SyncPlan> Write(int organization, SyncPlanCreate plan, Func<SyncPlan, bool> isIt) => new()
    {
        Send = token => SendAsync(organization, plan, token),
        LookUp = async token =>
            await calls.FindAsync(organization, plan.Name, token).ConfigureAwait(false) is { } found && isIt(found)
                ? LookUp.Found(found)
                : LookUp.Absent<SyncPlan>(),
        Retry = RetryRule.AtOnce,
    };

    private async Task<SyncPlan> SendAsync(int organization, SyncPlanCreate plan, CancellationToken cancellationToken) =>
        await calls.PostAsync(organization, plan, cancellationToken).ConfigureAwait(false)
        ?? await ReadBack.ExecuteAsync(() => calls.FindAsync(organization, plan.Name, cancellationToken)).ConfigureAwait(false);

    private static SyncPlanUpdate ToChanges(SyncPlanCreate plan) => new()
    {
        Interval = plan.Interval,
        SyncDate = plan.SyncDate,
        Description = plan.Description,
        Enabled = plan.Enabled ?? true,
        CronExpression = plan.CronExpression ?? "",
    };
}
