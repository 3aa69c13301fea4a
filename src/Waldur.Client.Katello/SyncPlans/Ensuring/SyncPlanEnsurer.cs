using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>Makes a plan what is desired, or foretells in a dry run what that would do.</summary>
internal sealed class SyncPlanEnsurer(
    SyncPlanCalls calls,
    IProducts products,
    SyncPlanCreator creator,
    SyncPlanUpdater updater,
    ProductChanger changer)
{
    private readonly SyncDateReader _dates = new(calls);

    public async Task<EnsureResult> EnsureAsync(int organization, DesiredSyncPlan desired, EnsureOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desired);
        SyncPlanRules.ThrowIfInvalid(desired);
        var (plan, version) = await calls.FindRowAsync(organization, desired.Name, cancellationToken).ConfigureAwait(false);
        SyncPlanRules.ThrowIfUnknownTo(version, desired.CronExpression);
        var wanted = await DesiredProducts.ReadAsync(products, organization, desired, cancellationToken).ConfigureAwait(false);
        if (plan is null && options.DryRun)
        {
            return await ForetellCreationAsync(organization, wanted, cancellationToken).ConfigureAwait(false);
        }

        var isOurs = false;
        if (plan is null)
        {
            (plan, isOurs) = await creator.CreateOrFindAsync(organization, ToCreate(desired), cancellationToken).ConfigureAwait(false);
        }

        var run = new EnsureRun
        {
            Outcome = isOurs ? EnsureOutcome.Created : EnsureOutcome.Unchanged,
            Before = ProductIds.Of(plan),
            Plan = plan,
            HasActed = isOurs,
        };
        try
        {
            await PrepareAsync(run, plan, desired, wanted, isOurs, cancellationToken).ConfigureAwait(false);
            return options.DryRun
                ? Foretell(run, plan, version)
                : await ExecuteAsync(run, plan, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.HasActed && cancellationToken.IsCancellationRequested)
        {
            throw new SyncPlanEnsureCanceledException(desired.Name, run.ToResult(ProductIds.Of(run.Plan)), cancellationToken);
        }
        catch (Exception error) when (error is ApiException or IncompleteListingException)
        {
            await RefreshAsync(run, cancellationToken).ConfigureAwait(false);
            if (run.HasActed)
            {
                throw new SyncPlanEnsureException(desired.Name, run.ToResult(ProductIds.Of(run.Plan)), error);
            }

            throw;
        }
    }

    private async Task PrepareAsync(
        EnsureRun run,
        SyncPlan plan,
        DesiredSyncPlan desired,
        DesiredProducts wanted,
        bool isOurs,
        CancellationToken cancellationToken)
    {
        // A plan that was just made has the date that was sent, also where the server does not write it readably.
        var date = isOurs
            ? KnownSyncDate.From(plan.SyncDate ?? desired.SyncDate)
            : await _dates.ReadAsync(plan, desired.SyncDate, cancellationToken).ConfigureAwait(false);
        run.Comparison = SyncPlanComparison.Create(plan, desired, date);
        run.Products = await ProductPlan.ReadAsync(
            products,
            new SyncPlanTarget(plan.OrganizationId, plan.Id),
            wanted,
            plan.Products,
            run.Comparison.Differences.Count > 0,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<EnsureResult> ExecuteAsync(EnsureRun run, SyncPlan plan, CancellationToken cancellationToken)
    {
        if (run.Comparison!.Differences.Count > 0)
        {
            run.Plan = plan = await updater.UpdateAsync(plan, run.Comparison.Update, cancellationToken).ConfigureAwait(false);
            run.IsUpdated = run.HasActed = true;
        }

        var surplus = run.Products!.ToRemove(ProductIds.Of(plan));
        if (surplus.Count > 0)
        {
            run.Plan = plan = (await changer.RemoveAsync(plan, surplus, cancellationToken).ConfigureAwait(false)).Plan;
            run.Removed = surplus;
            run.HasActed = true;
        }

        var missing = run.Products.ToAdd(ProductIds.Of(plan), EmptyOf(plan));
        if (missing.Count > 0)
        {
            run.IsAdding = true;
            var added = await changer.AddAsync(plan, missing, run.Products.Homes, latest => (run.Plan, run.HasActed) = (latest, true), cancellationToken).ConfigureAwait(false);
            (run.Plan, run.Refusals, run.HasActed) = (added.Plan, added.Refusals, true);
        }

        return run.ToResult(ProductIds.Of(run.Plan!));
    }

    // Products are added in several calls where some are refused: what came in before one failed is only seen by reading.
    private async Task RefreshAsync(EnsureRun run, CancellationToken cancellationToken)
    {
        if (!run.IsAdding || run.Plan is not { } known)
        {
            return;
        }

        try
        {
            var plan = await calls.GetAsync(known.OrganizationId, known.Id, cancellationToken).ConfigureAwait(false);
            run.HasActed |= !ProductIds.Of(plan).SetEquals(ProductIds.Of(known));
            run.Plan = plan;
        }
        catch (Exception error) when (error is ApiException or OperationCanceledException)
        {
            // What made the ensuring stop is worth more.
        }
    }

    // The same steps on paper. From Katello 4.11 on, each takes out the products without repositories first.
    private static EnsureResult Foretell(EnsureRun run, SyncPlan plan, string? version)
    {
        var empty = EmptyOf(plan);
        var pruned = KatelloRelease.IsAtLeast(version, KatelloRelease.WithPruning) ?? true ? empty : [];
        var present = ProductIds.Of(plan);
        if (run.Comparison!.Differences.Count > 0)
        {
            present.ExceptWith(pruned);
        }

        run.Removed = run.Products!.ToRemove(present);
        if (run.Removed.Count > 0)
        {
            present.ExceptWith(pruned);
            present.ExceptWith(run.Removed);
        }

        var missing = run.Products.ToAdd(present, empty);
        if (missing.Count > 0)
        {
            present.ExceptWith(pruned);
            present.UnionWith(missing);
        }

        return run.ToResult(present, isDryRun: true);
    }

    private async Task<EnsureResult> ForetellCreationAsync(int organization, DesiredProducts wanted, CancellationToken cancellationToken)
    {
        var run = new EnsureRun { Outcome = EnsureOutcome.Created, Before = new HashSet<int>(), Plan = null };
        run.Products = await ProductPlan.ReadAsync(products, new SyncPlanTarget(organization, null), wanted, [], isUpdated: false, cancellationToken).ConfigureAwait(false);
        return run.ToResult([.. run.Products.ToAdd([], new HashSet<int>())], isDryRun: true);
    }

    private static HashSet<int> EmptyOf(SyncPlan plan) => [.. plan.Products.Where(product => product.RepositoryCount == 0).Select(product => product.Id)];

    private static SyncPlanCreate ToCreate(DesiredSyncPlan desired) => new()
    {
        Name = desired.Name,
        Interval = desired.Interval,
        SyncDate = desired.SyncDate,
        CronExpression = desired.Interval == SyncPlanInterval.CustomCron ? desired.CronExpression?.Trim() : null,
        Description = desired.Description.GetValueOrDefault(null),
        Enabled = desired.Enabled ?? true,
    };
}
