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
            return await ChangeAsync(plan, desired, options, EnsureOutcome.Unchanged, cancellationToken).ConfigureAwait(false);
        }

        if (options.DryRun)
        {
            return new EnsureResult { Outcome = EnsureOutcome.Created, IsDryRun = true, ProductsAdded = desired.Products ?? [] };
        }

        var (created, isOurs) = await CreateSurelyAsync(organization, desired, cancellationToken).ConfigureAwait(false);
        var outcome = isOurs ? EnsureOutcome.Created : EnsureOutcome.Unchanged;
        return await ChangeAsync(created, desired, options, outcome, cancellationToken).ConfigureAwait(false);
    }

    // Names are unique: after a lost answer, or when somebody else was quicker, the plan is there under its name.
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

    // This server answers 500 to what it does not understand: that is no reason to send it again.
    private static bool IsLost(ApiException error) => error.MayHaveActed && error.StatusCode != HttpStatusCode.InternalServerError;

    private async Task<EnsureResult> ChangeAsync(
        SyncPlan plan,
        DesiredSyncPlan desired,
        EnsureOptions options,
        EnsureOutcome outcome,
        CancellationToken cancellationToken)
    {
        var comparison = SyncPlanComparison.Of(plan, desired);
        string[] notStored = [];
        if (comparison.Differences.Count > 0 && !options.DryRun)
        {
            plan = await UpdateAsync(plan, comparison.Update, cancellationToken).ConfigureAwait(false);
            plan = await ReadBackAsync(plan, comparison.Update, cancellationToken).ConfigureAwait(false);
            notStored = comparison.Update.Enabled is { HasValue: true } enabled && plan.Enabled != enabled.Value ? ["enabled"] : [];
        }

        var (adding, removing) = ProductGap(plan, desired);
        var change = options.DryRun
            ? new ProductGapResult(plan, adding, removing, [])
            : await CloseAsync(plan, adding, removing, cancellationToken).ConfigureAwait(false);
        var hasChanged = comparison.Differences.Count > 0 || change.Added.Count > 0 || change.Removed.Count > 0;
        return new EnsureResult
        {
            Outcome = outcome == EnsureOutcome.Unchanged && hasChanged ? EnsureOutcome.Changed : outcome,
            IsDryRun = options.DryRun,
            Plan = change.Plan,
            Differences = outcome == EnsureOutcome.Created ? [] : comparison.Differences,
            NotComparable = comparison.NotComparable,
            NotStored = notStored,
            ProductsAdded = change.Added,
            ProductsRemoved = change.Removed,
            ProductsNotDone = change.NotDone,
        };
    }

    // The answer to a change of enabled is made from memory: without the right to recurring logics it is not stored.
    private async Task<SyncPlan> ReadBackAsync(SyncPlan plan, SyncPlanUpdate update, CancellationToken cancellationToken) =>
        update.Enabled.HasValue ? await GetAsync(plan.OrganizationId, plan.Id, cancellationToken).ConfigureAwait(false) : plan;

    private static (List<int> Adding, List<int> Removing) ProductGap(SyncPlan plan, DesiredSyncPlan desired)
    {
        if (desired.Products is null)
        {
            return ([], []);
        }

        var present = IdsOf(plan);
        return ([.. desired.Products.Distinct().Where(id => !present.Contains(id))], [.. present.Except(desired.Products).Order()]);
    }

    private async Task<ProductGapResult> CloseAsync(SyncPlan plan, List<int> adding, List<int> removing, CancellationToken cancellationToken)
    {
        var added = adding.Count == 0 ? null : await AddProductsAsync(plan.OrganizationId, plan.Id, adding, cancellationToken).ConfigureAwait(false);
        var removed = removing.Count == 0 ? null : await RemoveProductsAsync(plan.OrganizationId, plan.Id, removing, cancellationToken).ConfigureAwait(false);
        return new ProductGapResult(
            removed?.Plan ?? added?.Plan ?? plan,
            added?.Done ?? [],
            removed?.Done ?? [],
            [.. added?.NotDone ?? [], .. removed?.NotDone ?? []]);
    }

    private sealed record ProductGapResult(SyncPlan Plan, IReadOnlyList<int> Added, IReadOnlyList<int> Removed, IReadOnlyList<int> NotDone);
}
