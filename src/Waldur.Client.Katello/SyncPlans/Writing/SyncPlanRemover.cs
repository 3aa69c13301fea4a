using Waldur.Client.Core;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>Deletes a plan. That it is gone is believed only where the server says so in its own words.</summary>
internal sealed class SyncPlanRemover(SyncPlanCalls calls, KatelloWrites writes)
{
    public async Task<bool> DeleteAsync(int organization, int id, CancellationToken cancellationToken)
    {
        try
        {
            // The server deletes plans of any organization, whichever the path names.
            await calls.GetOwnAsync(organization, id, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiNotFoundException error) when (Absence.IsProvenBy(error))
        {
            return false;
        }

        return await ExecuteAsync(
            token => calls.DeleteAsync(organization, id, token),
            token => calls.GetAsync(organization, id, token),
            cancellationToken).ConfigureAwait(false);
    }

    public Task<bool> DeleteAsync(int id, CancellationToken cancellationToken) => ExecuteAsync(
        token => calls.DeleteAsync(id, token),
        token => calls.GetAsync(id, token),
        cancellationToken);

    public Task<bool> DeleteAsync(SyncPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return ExecuteAsync(
            token => calls.DeleteAsync(plan.OrganizationId, plan.Id, token),
            token => calls.GetAsync(plan.OrganizationId, plan.Id, token),
            cancellationToken);
    }

    private async Task<bool> ExecuteAsync(
        Func<CancellationToken, Task> delete,
        Func<CancellationToken, Task<SyncPlan>> get,
        CancellationToken cancellationToken)
    {
        var write = new RecoverableWrite<bool>
        {
            Send = async token =>
            {
                try
                {
                    await delete(token).ConfigureAwait(false);
                    return true;
                }
                catch (ApiNotFoundException error) when (Absence.IsProvenBy(error))
                {
                    // Gone already, unless it went with an earlier attempt whose response was lost.
                    return error.MayHaveActed;
                }
            },
            LookUp = async token =>
            {
                try
                {
                    await get(token).ConfigureAwait(false);
                    return LookUp.Absent<bool>();
                }
                catch (ApiNotFoundException error) when (Absence.IsProvenBy(error))
                {
                    return LookUp.Found(true);
                }
            },
            Retry = RetryRule.AtOnce,
        };
        var result = await writes.ExecuteAsync(write, cancellationToken).ConfigureAwait(false);

        // Not there at the last attempt, after one that was lost: that one has deleted it.
        return result.EnsureCertain() || result.Error is not null;
    }
}
