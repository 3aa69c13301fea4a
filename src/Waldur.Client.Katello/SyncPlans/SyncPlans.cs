using System.Globalization;
using Waldur.Client.Katello.Api;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>Reading, creating, changing, deleting; products, ensuring and syncing stand in the files beside this one.</summary>
internal sealed partial class SyncPlans(KatelloClient katello) : ISyncPlans
{
    public AsyncPageable<SyncPlan> List(int organization, SyncPlanFilter? filter = null, PageOptions? paging = null)
    {
        var query = (filter ?? SyncPlanFilter.All).ToQuery();
        return AsyncPageable.Create(
            async (page, cancellationToken) =>
            {
                var response = await PlansOf(organization)
                    .GetAsync(query with { Page = page.Number, PerPage = page.Size }, cancellationToken).ConfigureAwait(false);
                return ToPage(organization, page, response);
            },
            plan => plan.Id,
            paging);
    }

    public async Task<IReadOnlyList<SyncPlan>> ListAllAsync(
        int organization,
        SyncPlanFilter? filter = null,
        CancellationToken cancellationToken = default)
    {
        var query = (filter ?? SyncPlanFilter.All).ToQuery() with { FullResult = true };
        var response = await PlansOf(organization).GetAsync(query, cancellationToken).ConfigureAwait(false);
        return ToPage(organization, new PageRequest(1, int.MaxValue), response).Items;
    }

    public async Task<int> CountAsync(int organization, SyncPlanFilter? filter = null, CancellationToken cancellationToken = default)
    {
        var query = (filter ?? SyncPlanFilter.All).ToQuery() with { Page = 1, PerPage = 1 };
        var response = await PlansOf(organization).GetAsync(query, cancellationToken).ConfigureAwait(false);
        return ToPage(organization, new PageRequest(1, 1), response).TotalCount!.Value;
    }

    public async Task<SyncPlan> GetAsync(int organization, int id, CancellationToken cancellationToken = default) =>
        NotEmpty((await PlansOf(organization)[id].GetAsync(cancellationToken).ConfigureAwait(false)).Value);

    public async Task<SyncPlan> GetAsync(int id, CancellationToken cancellationToken = default) =>
        NotEmpty((await katello.Katello.Api.SyncPlans[id].GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value);

    public async Task<SyncPlan?> FindAsync(int organization, string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var plans = await List(organization, new SyncPlanFilter { Name = name }).ToListAsync(cancellationToken).ConfigureAwait(false);
        return plans.Find(plan => plan.Name == name);
    }

    public async Task<SyncPlan> CreateAsync(int organization, SyncPlanCreate plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        SyncPlanRules.Check(plan);
        var created = await PlansOf(organization).PostAsync(plan, cancellationToken).ConfigureAwait(false);
        return created.Value ?? NotEmpty(await FindAsync(organization, plan.Name, cancellationToken).ConfigureAwait(false));
    }

    public async Task<SyncPlan> UpdateAsync(int organization, int id, SyncPlanUpdate changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        SyncPlanRules.Check(changes);
        return SyncPlanChanges.IsEmpty(changes)
            ? await GetAsync(organization, id, cancellationToken).ConfigureAwait(false)
            : await SendAsync(organization, id, known: null, changes, cancellationToken).ConfigureAwait(false);
    }

    public async Task<SyncPlan> UpdateAsync(SyncPlan plan, SyncPlanUpdate changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(changes);
        SyncPlanRules.Check(changes);
        return SyncPlanChanges.IsEmpty(changes)
            ? plan
            : await SendAsync(plan.OrganizationId, plan.Id, plan, changes, cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> DeleteAsync(int organization, int id, CancellationToken cancellationToken = default)
    {
        try
        {
            await PlansOf(organization)[id].DeleteAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ApiNotFoundException error) when (!error.IsRouteMissing)
        {
            return false;
        }
    }

    private KatelloApiOrganizationsItemSyncPlansRequestBuilder PlansOf(int organization)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(organization);
        return katello.Katello.Api.Organizations[organization].SyncPlans;
    }

    private async Task<SyncPlan> SendAsync(
        int organization,
        int id,
        SyncPlan? known,
        SyncPlanUpdate changes,
        CancellationToken cancellationToken)
    {
        if (SyncPlanChanges.NeedsCurrent(changes))
        {
            var current = known ?? await GetAsync(organization, id, cancellationToken).ConfigureAwait(false);
            SyncPlanRules.Check(changes, current);
            changes = SyncPlanChanges.WithEnabled(changes, changes.Enabled.GetValueOrDefault(current.Enabled ?? false));
        }

        var changed = await PlansOf(organization)[id].PutAsync(changes, cancellationToken).ConfigureAwait(false);
        return changed.Value ?? await GetAsync(organization, id, cancellationToken).ConfigureAwait(false);
    }

    private static Page<SyncPlan> ToPage(int organization, PageRequest page, ApiResponse<SyncPlanList> response)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/katello/api/organizations/{organization}/sync_plans");
        Envelope.ThrowIfRefused(response, path, response.Value.Error);
        return Envelope.ToPage(page, response.Value.Results, response.Value.Subtotal);
    }

    // Some answers are documented, and might come, without a body.
    private static SyncPlan NotEmpty(SyncPlan? plan) =>
        plan ?? throw new ApiUnexpectedContentException("The server answered without the sync plan.");
}
