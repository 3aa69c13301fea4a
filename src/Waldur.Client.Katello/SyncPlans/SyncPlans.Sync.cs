using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <content>Synchronising now.</content>
internal sealed partial class SyncPlans
{
    public async Task<SyncRun> SyncAsync(int organization, int id, CancellationToken cancellationToken = default)
    {
        try
        {
            var started = await PlansOf(organization)[id].Sync.PutAsync(cancellationToken).ConfigureAwait(false);
            return new SyncRun(katello.Tasks, started.Value);
        }
        catch (ApiException error) when (IsLock(error))
        {
            throw SyncPlanLockedException.Of(error);
        }
    }

    public Task<SyncRun> SyncAsync(SyncPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return SyncAsync(plan.OrganizationId, plan.Id, cancellationToken);
    }

    // A sync has no fields that could be wrong: the only refusal with 422 is a lock. Servers before 4.5 response it with 500,
    // which only their words tell from a failure; requests ask for English.
    private static bool IsLock(ApiException error) =>
        (error is ApiValidationException { StatusCode: System.Net.HttpStatusCode.UnprocessableEntity, Errors.Count: 0 })
        || (error is ApiServerException && error.ServerDetail?.Contains("lock is already taken", StringComparison.OrdinalIgnoreCase) == true);
}
