using System.Globalization;
using Waldur.Client.Katello.Api;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>Reading, creating, changing, deleting; products, ensuring and syncing stand in the files beside this one.</summary>
internal sealed partial class SyncPlans(KatelloClient katello) : ISyncPlans
{
    public AsyncPageable<SyncPlan> List(int organization, SyncPlanFilter? filter = null, PageOptions? paging = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(organization);
        var query = (filter ?? SyncPlanFilter.All).ToQuery();
        return AsyncPageable.Create(
            async (page, callOptions, cancellationToken) =>
            {
                var response = await katello.KatelloWith(callOptions).Api.Organizations[organization].SyncPlans
                    .GetAsync(query with { Page = page.Number, PerPage = page.Size }, cancellationToken).ConfigureAwait(false);
                return ToPage(organization, page, response);
            },
            plan => plan.Id,
            paging,
            katello.Options.TimeProvider);
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

    public Task<SyncPlan> UpdateAsync(int organization, int id, SyncPlanUpdate changes, CancellationToken cancellationToken = default) => ChangeAsync(
        known: null,
        changes,
        () => GetAsync(organization, id, cancellationToken),
        checkedChanges => PlansOf(organization)[id].PutAsync(checkedChanges, cancellationToken));

    public Task<SyncPlan> UpdateAsync(int id, SyncPlanUpdate changes, CancellationToken cancellationToken = default) => ChangeAsync(
        known: null,
        changes,
        () => GetAsync(id, cancellationToken),
        checkedChanges => katello.Katello.Api.SyncPlans[id].PutAsync(checkedChanges, cancellationToken: cancellationToken));

    public Task<SyncPlan> UpdateAsync(SyncPlan plan, SyncPlanUpdate changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return ChangeAsync(
            plan,
            changes,
            () => GetAsync(plan.OrganizationId, plan.Id, cancellationToken),
            checkedChanges => PlansOf(plan.OrganizationId)[plan.Id].PutAsync(checkedChanges, cancellationToken));
    }

    public Task<bool> DeleteAsync(int organization, int id, CancellationToken cancellationToken = default) =>
        DeletedAsync(() => PlansOf(organization)[id].DeleteAsync(cancellationToken));

    public Task<bool> DeleteAsync(int id, CancellationToken cancellationToken = default) =>
        DeletedAsync(() => katello.Katello.Api.SyncPlans[id].DeleteAsync(cancellationToken: cancellationToken));

    public Task<bool> DeleteAsync(SyncPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return DeleteAsync(plan.OrganizationId, plan.Id, cancellationToken);
    }

    private KatelloApiOrganizationsItemSyncPlansRequestBuilder PlansOf(int organization)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(organization);
        return katello.Katello.Api.Organizations[organization].SyncPlans;
    }

    private static async Task<SyncPlan> ChangeAsync(
        SyncPlan? known,
        SyncPlanUpdate changes,
        Func<Task<SyncPlan>> read,
        Func<SyncPlanUpdate, Task<ApiResponse<SyncPlan?>>> send)
    {
        ArgumentNullException.ThrowIfNull(changes);
        SyncPlanRules.Check(changes);
        if (SyncPlanChanges.IsEmpty(changes))
        {
            return known ?? await read().ConfigureAwait(false);
        }

        if (SyncPlanChanges.NeedsCurrent(changes))
        {
            var current = known ?? await read().ConfigureAwait(false);
            SyncPlanRules.Check(changes, current);
            changes = SyncPlanChanges.WithEnabled(changes, changes.Enabled.GetValueOrDefault(current.Enabled ?? false));
        }

        return (await send(changes).ConfigureAwait(false)).Value ?? await read().ConfigureAwait(false);
    }

    private static async Task<bool> DeletedAsync(Func<Task> delete)
    {
        try
        {
            await delete().ConfigureAwait(false);
            return true;
        }
        catch (ApiNotFoundException error) when (!error.IsRouteMissing)
        {
            // Gone already, unless it went with an earlier attempt whose response was lost.
            return error.MayHaveActed;
        }
    }

    private static Page<SyncPlan> ToPage(int organization, PageRequest page, ApiResponse<SyncPlanList> response)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/katello/api/organizations/{organization}/sync_plans");
        Envelope.ThrowIfRefused(response, path, response.Value.Error);
        return Envelope.ToPage(page, response.Value.Results, response.Value.Subtotal);
    }

    // Some responses are documented, and might come, without a body.
    private static SyncPlan NotEmpty(SyncPlan? plan) =>
        plan ?? throw new ApiUnexpectedContentException("The server responded without the sync plan.");
}
