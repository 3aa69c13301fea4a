using System.Globalization;
using Waldur.Client.Core;
using Waldur.Client.Katello.Api;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>The plain calls, one request each: what everything that is composed is made of.</summary>
internal sealed class SyncPlanCalls(KatelloClient katello)
{
    public AsyncPageable<SyncPlan> List(int organization, SyncPlanFilter? filter = null, PageOptions? paging = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(organization);
        WireText.ThrowIfNoText(filter?.Name, nameof(filter));
        var query = (filter ?? SyncPlanFilter.All).ToQuery();
        return AsyncPageable.Create(
            async (page, callOptions, cancellationToken) =>
            {
                var response = await katello.KatelloWith(callOptions).Api.Organizations[organization].SyncPlans
                    .GetAsync(query with { Page = page.Number, PerPage = page.Size }, cancellationToken).ConfigureAwait(false);
                return Envelope.ToPage(page, response.Value.Results, response.Value.Subtotal);
            },
            plan => plan.Id,
            paging ?? katello.Options.Paging,
            katello.Options.TimeProvider);
    }

    /// <summary>The same list for a job, which needs the whole of it however the client is set to read.</summary>
    public Task<List<SyncPlan>> ReadAllAsync(int organization, SyncPlanFilter filter, CancellationToken cancellationToken) =>
        List(organization, filter, JobPaging.Create(katello.Options)).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<SyncPlan>> ListAllAsync(int organization, SyncPlanFilter? filter, CancellationToken cancellationToken)
    {
        var query = (filter ?? SyncPlanFilter.All).ToQuery() with { FullResult = true };
        var response = await In(organization).GetAsync(query, cancellationToken).ConfigureAwait(false);
        return Envelope.All(response.Value.Results, response.Value.Subtotal);
    }

    public async Task<int> CountAsync(int organization, SyncPlanFilter? filter, CancellationToken cancellationToken)
    {
        var query = (filter ?? SyncPlanFilter.All).ToQuery() with { Page = 1, PerPage = 1 };
        var response = await In(organization).GetAsync(query, cancellationToken).ConfigureAwait(false);
        return Envelope.Total(response.Value.Subtotal);
    }

    public async Task<SyncPlan> GetAsync(int organization, int id, CancellationToken cancellationToken) =>
        NotEmpty((await In(organization)[id].GetAsync(cancellationToken).ConfigureAwait(false)).Value);

    public async Task<SyncPlan> GetAsync(int id, CancellationToken cancellationToken) =>
        NotEmpty((await katello.Katello.Api.SyncPlans[id].GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value);

    /// <summary>
    /// Reads a plan and makes sure that it belongs to the organization: for most writes the server compares them too late, or never.
    /// </summary>
    /// <exception cref="ApiValidationException">It belongs to another; nothing was changed.</exception>
    public async Task<SyncPlan> GetOwnAsync(int organization, int id, CancellationToken cancellationToken)
    {
        var plan = await GetAsync(organization, id, cancellationToken).ConfigureAwait(false);
        return plan.OrganizationId == organization
            ? plan
            : throw new ApiValidationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Sync plan {id} belongs to organization {plan.OrganizationId}, not to organization {organization}. Nothing was changed."));
    }

    public async Task<SyncPlan?> FindAsync(int organization, string name, CancellationToken cancellationToken) =>
        (await FindRowAsync(organization, name, cancellationToken).ConfigureAwait(false)).Plan;

    /// <summary>The plan of a name, null where there is none, and the server's version.</summary>
    public async Task<(SyncPlan? Plan, string? ServerVersion)> FindRowAsync(int organization, string name, CancellationToken cancellationToken)
    {
        // Names are unique: one page holds all there can be.
        var query = new SyncPlanFilter { Name = name }.ToQuery() with { Page = 1, PerPage = PageOptions.Default.PageSize };
        var response = await In(organization).GetAsync(query, cancellationToken).ConfigureAwait(false);
        var plan = Envelope.All(response.Value.Results, response.Value.Subtotal).FirstOrDefault(plan => plan.Name == name);
        return (plan, response.Headers[KatelloProduct.VersionHeader]);
    }

    public async Task<string?> ReadServerVersionAsync(int organization, CancellationToken cancellationToken)
    {
        var query = SyncPlanFilter.All.ToQuery() with { Page = 1, PerPage = 1 };
        return (await In(organization).GetAsync(query, cancellationToken).ConfigureAwait(false)).Headers[KatelloProduct.VersionHeader];
    }

    public async Task<SyncPlan?> PostAsync(int organization, SyncPlanCreate plan, CancellationToken cancellationToken) =>
        (await In(organization).PostAsync(plan, cancellationToken).ConfigureAwait(false)).Value;

    public async Task<SyncPlan?> PutAsync(int organization, int id, SyncPlanUpdate changes, CancellationToken cancellationToken) =>
        (await In(organization)[id].PutAsync(changes, cancellationToken).ConfigureAwait(false)).Value;

    public async Task<SyncPlan?> PutAsync(int id, SyncPlanUpdate changes, CancellationToken cancellationToken) =>
        (await katello.Katello.Api.SyncPlans[id].PutAsync(changes, cancellationToken: cancellationToken).ConfigureAwait(false)).Value;

    public Task DeleteAsync(int organization, int id, CancellationToken cancellationToken) => In(organization)[id].DeleteAsync(cancellationToken);

    public Task DeleteAsync(int id, CancellationToken cancellationToken) =>
        katello.Katello.Api.SyncPlans[id].DeleteAsync(cancellationToken: cancellationToken);

    public async Task<SyncPlan?> AddProductsAsync(int organization, int id, IReadOnlyList<int> products, CancellationToken cancellationToken) =>
        (await In(organization)[id].AddProducts.PutAsync(new SyncPlanProducts { ProductIds = products }, cancellationToken).ConfigureAwait(false)).Value;

    public async Task<SyncPlan?> RemoveProductsAsync(int organization, int id, IReadOnlyList<int> products, CancellationToken cancellationToken) =>
        (await In(organization)[id].RemoveProducts.PutAsync(new SyncPlanProducts { ProductIds = products }, cancellationToken).ConfigureAwait(false)).Value;

    public async Task<ForemanTask?> SyncAsync(int organization, int id, CancellationToken cancellationToken) =>
        (await In(organization)[id].Sync.PutAsync(cancellationToken).ConfigureAwait(false)).Value;

    private KatelloApiOrganizationsItemSyncPlansRequestBuilder In(int organization)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(organization);
        return katello.Katello.Api.Organizations[organization].SyncPlans;
    }

    // Some responses are documented, and might come, without a body.
    private static SyncPlan NotEmpty(SyncPlan? plan) =>
        plan ?? throw new ApiUnexpectedContentException("The server responded without the sync plan.");
}
