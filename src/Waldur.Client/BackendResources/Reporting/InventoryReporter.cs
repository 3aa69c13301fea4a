using Waldur.Client.Api;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Carries out one report: reads the offering's rows, then makes the differences.</summary>
internal sealed class InventoryReporter(
    BackendResources resources,
    Guid offering,
    ReportOptions options,
    TimeProvider timeProvider,
    IProgress<ReportProgress>? progress)
{
    private const int MaxAttempts = 3;
    private static readonly PageOptions AllRows = new() { Mode = PagingMode.Complete };
    private int _ended;

    public async Task<ReportResult> ReportAsync(IReadOnlyList<InventoryItem> inventory, CancellationToken cancellationToken)
    {
        var rows = await resources.List(new BackendResourcesQuery { OfferingUuid = offering }, AllRows).ToListAsync(cancellationToken).ConfigureAwait(false);
        var plan = InventoryPlan.Make(inventory, rows, options.DeleteMissing);
        var results = new ReportedItem[plan.StepCount];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken };

        // Items first: a row that goes must not be the only one of its backend id, even if the work is cut short.
        await Parallel.ForAsync(0, plan.Items.Count, parallel, async (i, token) =>
            results[i] = Report(await ExecuteAsync(plan.Items[i], token).ConfigureAwait(false), plan.StepCount)).ConfigureAwait(false);
        await Parallel.ForAsync(0, plan.Rows.Count, parallel, async (i, token) =>
            results[plan.Items.Count + i] = Report(await ExecuteAsync(plan.Rows[i], token).ConfigureAwait(false), plan.StepCount)).ConfigureAwait(false);
        return new ReportResult(results);
    }

    private async ValueTask<ReportedItem> ExecuteAsync(InventoryPlan.ItemStep step, CancellationToken cancellationToken)
    {
        var backendId = step.Item.BackendId ?? "";
        if (step.Problem is not null)
        {
            return new ReportedItem(backendId, ReportOutcome.Failed, Error: new ArgumentException(step.Problem));
        }

        if (step.Equal is not null)
        {
            return new ReportedItem(backendId, ReportOutcome.Unchanged, step.Equal);
        }

        try
        {
            // The new row comes before the old one goes: cut short in between, the next report finds one too many, not one too few.
            var row = await CreateSurelyAsync(step.Item, cancellationToken).ConfigureAwait(false);
            if (step.Replaced is null)
            {
                return new ReportedItem(backendId, ReportOutcome.Created, row);
            }

            await resources.DeleteAsync(step.Replaced, cancellationToken).ConfigureAwait(false);
            return new ReportedItem(backendId, ReportOutcome.Replaced, row);
        }
        catch (Exception error) when (error is ApiException or ArgumentException)
        {
            return new ReportedItem(backendId, ReportOutcome.Failed, step.Replaced, error);
        }
    }

    private async ValueTask<ReportedItem> ExecuteAsync(InventoryPlan.RowStep step, CancellationToken cancellationToken)
    {
        var backendId = step.Row.BackendId ?? "";
        try
        {
            await resources.DeleteAsync(step.Row, cancellationToken).ConfigureAwait(false);
            return new ReportedItem(backendId, step.Outcome, step.Row);
        }
        catch (ApiException error)
        {
            return new ReportedItem(backendId, ReportOutcome.Failed, step.Row, error);
        }
    }

    // The server has no uniqueness: after a lost response the row is looked for before it is sent again.
    private async Task<BackendResource> CreateSurelyAsync(InventoryItem item, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await resources.CreateAsync(item.ToCreate(offering), cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException error) when (error.MayHaveActed)
            {
                if (await LostResponse.LookUpAsync(token => FindEqualAsync(item, token), error, timeProvider, cancellationToken).ConfigureAwait(false) is { } row)
                {
                    return row;
                }

                if (attempt == MaxAttempts)
                {
                    throw;
                }
            }
        }
    }

    private async Task<BackendResource?> FindEqualAsync(InventoryItem item, CancellationToken cancellationToken)
    {
        var query = new BackendResourcesQuery { OfferingUuid = offering, BackendId = item.Key };
        var rows = await resources.List(query).ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.Find(item.Equals);
    }

    private ReportedItem Report(ReportedItem item, int total)
    {
        progress?.Report(new ReportProgress(item, Interlocked.Increment(ref _ended), total));
        return item;
    }
}
