using System.Net;
using Waldur.Client.Core;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>
/// Adds products to a plan and takes them out. The server refuses a call as a whole for one product that it does not want: then
/// that one is searched for, and the others come in without it.
/// </summary>
internal sealed class ProductChanger(SyncPlanCalls calls, KatelloWrites writes)
{
    public async Task<ProductChange> AddAsync(int organization, int id, IEnumerable<int> products, CancellationToken cancellationToken)
    {
        var ids = Distinct(products);
        var before = await calls.GetOwnAsync(organization, id, cancellationToken).ConfigureAwait(false);
        if (ids.Count == 0)
        {
            return new ProductChange(before, [], []);
        }

        // Where a product was can only be known by looking before it moves.
        var plans = await calls.ListAllAsync(organization, null, cancellationToken).ConfigureAwait(false);
        var homes = plans.Where(plan => plan.Id != id)
            .SelectMany(plan => plan.Products.Select(product => (Product: product.Id, Plan: plan.Id)))
            .DistinctBy(home => home.Product)
            .ToDictionary(home => home.Product, home => home.Plan);
        var addition = new Addition(before, static _ => { });
        var change = await AddAsync(addition, ids, homes, cancellationToken).ConfigureAwait(false);
        return addition.Refusals.Count < ids.Count ? change : throw addition.Refusals[ids[0]];
    }

    /// <summary>Adds products to a plan as it was just read; what is refused is no error, but said in the result.</summary>
    /// <param name="before">The plan.</param>
    /// <param name="ids">The products.</param>
    /// <param name="homes">The plans in which products are now.</param>
    /// <param name="accepted">Receives the plan after each call that brought products in: the next one may fail or be cancelled.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<ProductChange> AddAsync(
        SyncPlan before,
        IReadOnlyList<int> ids,
        IReadOnlyDictionary<int, int> homes,
        Action<SyncPlan> accepted,
        CancellationToken cancellationToken) => AddAsync(new Addition(before, accepted), ids, homes, cancellationToken);

    private async Task<ProductChange> AddAsync(Addition addition, IReadOnlyList<int> ids, IReadOnlyDictionary<int, int> homes, CancellationToken cancellationToken)
    {
        var refusals = addition.Refusals;
        var plan = await AddAsync(addition, ids, cancellationToken).ConfigureAwait(false);
        var good = ids.Where(id => !refusals.ContainsKey(id)).ToList();
        if (refusals.Count > 0)
        {
            // Each call takes out products without repositories: only the last one brings all of them in.
            plan = good.Count > 0 ? await AddAsync(addition, good, cancellationToken).ConfigureAwait(false) : null;
        }

        plan ??= await ReadAsync(addition.Before, cancellationToken).ConfigureAwait(false);
        return ToChange(addition.Before, plan, ids, refusals, id => ProductIds.Of(plan).Contains(id), homes);
    }

    public async Task<ProductChange> RemoveAsync(int organization, int id, IEnumerable<int> products, CancellationToken cancellationToken)
    {
        var ids = Distinct(products);
        var before = await calls.GetOwnAsync(organization, id, cancellationToken).ConfigureAwait(false);
        return ids.Count == 0
            ? new ProductChange(before, [], [])
            : await RemoveAsync(before, ids, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes products out of a plan as it was just read.</summary>
    public async Task<ProductChange> RemoveAsync(SyncPlan before, IReadOnlyList<int> ids, CancellationToken cancellationToken)
    {
        var plan = await ExecuteAsync(
            token => calls.RemoveProductsAsync(before.OrganizationId, before.Id, ids, token),
            before,
            found => !ids.Any(ProductIds.Of(found).Contains),
            cancellationToken).ConfigureAwait(false);
        return ToChange(before, plan, ids, [], id => !ProductIds.Of(plan).Contains(id), new Dictionary<int, int>());
    }

    // Halves what is refused until the ones that are refused stand alone. Null where nothing came in.
    private async Task<SyncPlan?> AddAsync(Addition addition, IReadOnlyList<int> ids, CancellationToken cancellationToken)
    {
        var before = addition.Before;
        try
        {
            var plan = await ExecuteAsync(
                token => calls.AddProductsAsync(before.OrganizationId, before.Id, ids, token),
                before,
                found => ProductIds.Of(found).IsSupersetOf(ids),
                cancellationToken).ConfigureAwait(false);
            addition.Accepted(plan);
            return plan;
        }
        catch (ApiException error) when (IsRefusal(error))
        {
            if (ids.Count == 1)
            {
                addition.Refusals[ids[0]] = error;
                return null;
            }
        }

        var half = ids.Count / 2;
        await AddAsync(addition, [.. ids.Take(half)], cancellationToken).ConfigureAwait(false);
        return await AddAsync(addition, [.. ids.Skip(half)], cancellationToken).ConfigureAwait(false);
    }

    private static bool IsRefusal(ApiException error) =>
        KatelloWrites.IsRefusal(error) || error is ApiValidationException { StatusCode: HttpStatusCode.UnprocessableEntity, IsConfirmed: true };

    private async Task<SyncPlan> ExecuteAsync(
        Func<CancellationToken, Task<SyncPlan?>> send,
        SyncPlan before,
        Func<SyncPlan, bool> isDone,
        CancellationToken cancellationToken)
    {
        var write = new RecoverableWrite<SyncPlan>
        {
            Send = async token => await send(token).ConfigureAwait(false)
                ?? await ReadBack.ExecuteAsync(async () => await ReadAsync(before, token).ConfigureAwait(false)).ConfigureAwait(false),
            LookUp = async token =>
                await ReadAsync(before, token).ConfigureAwait(false) is var found && isDone(found) ? LookUp.Found(found) : LookUp.Absent<SyncPlan>(),

            // Not before the lost one can no longer act: late, it would undo what is done after this.
            Retry = RetryRule.AfterPatience,
        };
        return (await writes.ExecuteAsync(write, cancellationToken).ConfigureAwait(false)).EnsureCertain();
    }

    private Task<SyncPlan> ReadAsync(SyncPlan plan, CancellationToken cancellationToken) =>
        calls.GetAsync(plan.OrganizationId, plan.Id, cancellationToken);

    private static ProductChange ToChange(
        SyncPlan before,
        SyncPlan after,
        IReadOnlyList<int> ids,
        Dictionary<int, ApiException> refusals,
        Func<int, bool> isDone,
        IReadOnlyDictionary<int, int> homes)
    {
        var (was, isNow) = (ProductIds.Of(before), ProductIds.Of(after));
        int[] done = [.. ids.Where(id => isDone(id) && was.Contains(id) != isNow.Contains(id))];
        return new ProductChange(
            after,
            done,
            [.. ids.Where(id => !isDone(id))],
            done.Where(id => isNow.Contains(id) && homes.ContainsKey(id)).ToDictionary(id => id, id => homes[id]))
        {
            AlreadyDone = [.. ids.Where(id => isDone(id) && was.Contains(id) == isNow.Contains(id))],
            Refusals = refusals.ToDictionary(refusal => refusal.Key, refusal => refusal.Value.ServerDetail ?? refusal.Value.Message),
        };
    }

    private static List<int> Distinct(IEnumerable<int> products)
    {
        ArgumentNullException.ThrowIfNull(products);
        return [.. products.Distinct()];
    }

    /// <summary>Products that are being added, in as many calls as it takes.</summary>
    private sealed record Addition(SyncPlan Before, Action<SyncPlan> Accepted)
    {
        public Dictionary<int, ApiException> Refusals { get; } = [];
    }
}
