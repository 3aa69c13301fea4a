using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <content>Products of a plan.</content>
internal sealed partial class SyncPlans
{
    public async Task<ProductChange> AddProductsAsync(int organization, int id, IEnumerable<int> products, CancellationToken cancellationToken = default)
    {
        var ids = Distinct(products);
        if (ids.Count == 0)
        {
            return new ProductChange(await GetAsync(organization, id, cancellationToken).ConfigureAwait(false), [], []);
        }

        // Where a product was can only be told by looking before it moves.
        var plans = await ListAllAsync(organization, cancellationToken: cancellationToken).ConfigureAwait(false);
        var body = new SyncPlanProducts { ProductIds = ids };
        var response = await PlansOf(organization)[id].AddProducts.PutAsync(body, cancellationToken).ConfigureAwait(false);
        var plan = response.Value ?? await GetAsync(organization, id, cancellationToken).ConfigureAwait(false);
        var present = IdsOf(plan);
        var taken = ids.FindAll(present.Contains);
        var moved = taken
            .Select(product => (Product: product, From: plans.FirstOrDefault(other => other.Id != id && IdsOf(other).Contains(product))))
            .Where(move => move.From is not null)
            .ToDictionary(move => move.Product, move => move.From!.Id);
        return new ProductChange(plan, taken, ids.FindAll(product => !present.Contains(product)), moved);
    }

    public async Task<ProductChange> RemoveProductsAsync(int organization, int id, IEnumerable<int> products, CancellationToken cancellationToken = default)
    {
        var ids = Distinct(products);
        if (ids.Count == 0)
        {
            return new ProductChange(await GetAsync(organization, id, cancellationToken).ConfigureAwait(false), [], []);
        }

        var body = new SyncPlanProducts { ProductIds = ids };
        var response = await PlansOf(organization)[id].RemoveProducts.PutAsync(body, cancellationToken).ConfigureAwait(false);
        var plan = response.Value ?? await GetAsync(organization, id, cancellationToken).ConfigureAwait(false);
        var present = IdsOf(plan);
        return new ProductChange(plan, ids.FindAll(product => !present.Contains(product)), ids.FindAll(present.Contains));
    }

    public Task<ProductChange> AddProductsAsync(SyncPlan plan, IEnumerable<int> products, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return AddProductsAsync(plan.OrganizationId, plan.Id, products, cancellationToken);
    }

    public Task<ProductChange> RemoveProductsAsync(SyncPlan plan, IEnumerable<int> products, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return RemoveProductsAsync(plan.OrganizationId, plan.Id, products, cancellationToken);
    }

    private static List<int> Distinct(IEnumerable<int> products)
    {
        ArgumentNullException.ThrowIfNull(products);
        return [.. products.Distinct()];
    }

    private static HashSet<int> IdsOf(SyncPlan plan) => [.. plan.Products.Select(product => product.Id)];
}
