using System.Net;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <content>Making a plan what is desired.</content>
internal sealed partial class SyncPlans
{
    public async Task<EnsureResult> EnsureAsync(
        int organization,
        DesiredSyncPlan desired,
        EnsureOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(desired);
        SyncPlanRules.Check(desired);
        options ??= EnsureOptions.Default;
        var plan = await FindAsync(organization, desired.Name, cancellationToken).ConfigureAwait(false);
        if (plan is not null)
        {
            return await EnsureAsync(plan, desired, options, EnsureOutcome.Unchanged, cancellationToken).ConfigureAwait(false);
        }

        if (options.DryRun)
        {
            return new EnsureResult { Outcome = EnsureOutcome.Created, IsDryRun = true, ProductsAdded = [.. (desired.Products ?? []).Distinct().Order()] };
        }

        var (created, isOurs) = await CreateSurelyAsync(organization, desired, cancellationToken).ConfigureAwait(false);
        var outcome = isOurs ? EnsureOutcome.Created : EnsureOutcome.Unchanged;
        return await EnsureAsync(created, desired, options, outcome, cancellationToken).ConfigureAwait(false);
    }

    // Names are unique: after a lost response, or when somebody else was quicker, the plan is there under its name.
    private async Task<(SyncPlan Plan, bool IsOurs)> CreateSurelyAsync(int organization, DesiredSyncPlan desired, CancellationToken cancellationToken)
    {
        var body = new SyncPlanCreate
        {
            Name = desired.Name,
            Interval = desired.Interval,
            SyncDate = desired.SyncDate,
            CronExpression = desired.Interval == SyncPlanInterval.CustomCron ? desired.CronExpression : null,
            Description = desired.Description.GetValueOrDefault(null),
            Enabled = desired.Enabled ?? true,
        };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await CreateAsync(organization, body, cancellationToken).ConfigureAwait(false), true);
            }
            catch (ApiException error) when (MayExist(error))
            {
                if (await FindAsync(organization, desired.Name, cancellationToken).ConfigureAwait(false) is { } plan)
                {
                    return (plan, error.MayHaveActed || attempt > 1);
                }

                if (attempt > 1 || !IsLost(error))
                {
                    throw;
                }
            }
        }
    }

    private static bool MayExist(ApiException error) =>
        error.MayHaveActed || error is ApiValidationException { StatusCode: HttpStatusCode.UnprocessableEntity };

    // This server responds 500 to what it does not understand: that is no reason to send it again.
    private static bool IsLost(ApiException error) => error.MayHaveActed && error.StatusCode != HttpStatusCode.InternalServerError;

    private async Task<EnsureResult> EnsureAsync(
        SyncPlan plan,
        DesiredSyncPlan desired,
        EnsureOptions options,
        EnsureOutcome outcome,
        CancellationToken cancellationToken)
    {
        var comparison = SyncPlanComparison.Of(plan, desired);
        var before = IdsOf(plan);
        if (options.DryRun)
        {
            return Predicted(plan, desired, comparison);
        }

        if (comparison.Differences.Count > 0)
        {
            plan = await UpdateAsync(plan, comparison.Update, cancellationToken).ConfigureAwait(false);
            plan = await ReadBackAsync(plan, comparison.Update, cancellationToken).ConfigureAwait(false);
        }

        var isSwitched = comparison.Update.Enabled is not { HasValue: true } enabled || (plan.Enabled ?? false) == enabled.Value;
        var change = await SetProductsAsync(plan, desired.Products, cancellationToken).ConfigureAwait(false);
        var after = IdsOf(change.Plan);
        var result = new EnsureResult
        {
            Outcome = outcome,
            Plan = change.Plan,
            Differences = outcome == EnsureOutcome.Created ? [] : comparison.Differences,
            NotComparable = comparison.NotComparable,
            NotStored = isSwitched ? [] : ["enabled"],
            ProductsAdded = [.. after.Except(before).Order()],
            ProductsRemoved = [.. before.Except(after).Order()],
            ProductsMovedFrom = change.MovedFrom,
            ProductsNotDone = change.NotDone,
        };
        return outcome == EnsureOutcome.Unchanged && HasChanged(result) ? result.With(EnsureOutcome.Changed) : result;
    }

    private static EnsureResult Predicted(SyncPlan plan, DesiredSyncPlan desired, SyncPlanComparison comparison)
    {
        var result = new EnsureResult
        {
            Outcome = EnsureOutcome.Unchanged,
            IsDryRun = true,
            Plan = plan,
            Differences = comparison.Differences,
            NotComparable = comparison.NotComparable,
            ProductsAdded = desired.Products is null ? [] : [.. desired.Products.Except(IdsOf(plan)).Order()],
            ProductsRemoved = desired.Products is null ? [] : [.. IdsOf(plan).Except(desired.Products).Order()],
        };
        return HasChanged(result) ? result.With(EnsureOutcome.Changed) : result;
    }

    private static bool HasChanged(EnsureResult result) =>
        result.Differences.Any(difference => !result.NotStored.Contains(difference.Field))
        || result.ProductsAdded.Count > 0
        || result.ProductsRemoved.Count > 0;

    // The response to a change of enabled is made from memory: without the right to recurring logics it is not stored.
    private async Task<SyncPlan> ReadBackAsync(SyncPlan plan, SyncPlanUpdate update, CancellationToken cancellationToken) =>
        update.Enabled.HasValue ? await GetAsync(plan.OrganizationId, plan.Id, cancellationToken).ConfigureAwait(false) : plan;

    // Every write also takes out products without repositories: what is missing is told by the last write's response, and
    // the last write brings those that are wanted back in.
    private async Task<ProductChange> SetProductsAsync(SyncPlan plan, IReadOnlyList<int>? wanted, CancellationToken cancellationToken)
    {
        if (wanted is null)
        {
            return new ProductChange(plan, [], []);
        }

        var surplus = IdsOf(plan).Except(wanted).ToList();
        if (surplus.Count > 0)
        {
            plan = (await RemoveProductsAsync(plan, surplus, cancellationToken).ConfigureAwait(false)).Plan;
        }

        IReadOnlyDictionary<int, int>? moved = null;
        if (!IdsOf(plan).IsSupersetOf(wanted))
        {
            var settled = plan.Products.Where(product => product.RepositoryCount > 0).Select(product => product.Id);
            var added = await AddProductsAsync(plan, wanted.Except(settled), cancellationToken).ConfigureAwait(false);
            (plan, moved) = (added.Plan, added.MovedFrom);
        }

        var present = IdsOf(plan);
        int[] notDone = [.. wanted.Except(present), .. surplus.Where(present.Contains)];
        return new ProductChange(plan, [.. wanted.Intersect(present)], notDone, moved);
    }
}
