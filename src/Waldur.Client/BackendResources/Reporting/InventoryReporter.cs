using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// Carries out a comparison: creates what is new, replaces what has changed, deletes what is superfluous, and ends with a
/// look-up that removes what was made twice at the same moment.
/// </summary>
internal sealed class InventoryReporter : IDisposable
{
    // As long as replicas of a database usually lag at worst. What is still not seen then, somebody else has taken away.
    private static readonly TimeSpan MaxLag = TimeSpan.FromSeconds(15);

    private readonly WaldurClient _waldur;
    private readonly WaldurClient _paced;
    private readonly BulkRunner _runner;
    private readonly ReportOptions _options;
    private readonly ReportLedger _ledger;

    public InventoryReporter(WaldurClient waldur, ReportOptions options, IProgress<ReportProgress>? progress)
    {
        var logger = waldur.Options.LoggerFactory.CreateSafeLogger<InventoryReporter>();
        _waldur = waldur;
        _options = options;
        _runner = new BulkRunner(options.Concurrency, waldur.Options.TimeProvider, logger);
        _paced = waldur.With(_runner.CallOptions);
        _ledger = new ReportLedger(SafeProgress.Create(progress, waldur.Options));
    }

    /// <summary>Compares, as the first step of the report.</summary>
    public Task<InventoryComparison> CompareAsync(Guid offering, IEnumerable<InventoryItem> inventory, CancellationToken cancellationToken) =>
        ComparisonJob.RunAsync(_paced, offering, inventory, new CompareOptions { Concurrency = _options.Concurrency }, cancellationToken);

    /// <summary>Carries out a comparison that was made just now.</summary>
    public Task<ReportSummary> ReportAsync(InventoryComparison comparison, CancellationToken cancellationToken) =>
        ReportAsync(comparison, comparison.Entries.Select(entry => new ReportStep(entry)), cancellationToken);

    /// <summary>Carries out a comparison that was made earlier, perhaps by another program: what has changed since is left alone, and reported.</summary>
    public async Task<ReportSummary> ReportEarlierAsync(InventoryComparison earlier, CancellationToken cancellationToken)
    {
        var snapshot = await OfferingSnapshot.ReadAsync(_paced, earlier.Offering, _options.Concurrency, isVisible: false, cancellationToken).ConfigureAwait(false);
        var review = new ComparisonReview(earlier, snapshot);
        var current = new InventoryComparison(earlier.Offering, earlier.Entries, snapshot.Marketplace.Problem);
        return await ReportAsync(current, review.ToSteps(), cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _runner.Dispose();

    private async Task<ReportSummary> ReportAsync(InventoryComparison comparison, IEnumerable<ReportStep> steps, CancellationToken cancellationToken)
    {
        _ledger.Start(steps, _options.DeleteMissing);

        // Rows that are wanted first: a row that goes must not be the only one of its backend id, even if the work is cut short.
        var creator = new RowCreator(_paced, comparison.Offering, _runner);
        await creator.CreateAsync(_ledger.ToCreate, _ledger.EndCreation, cancellationToken).ConfigureAwait(false);
        await DeleteAsync(_ledger.ToDelete, cancellationToken).ConfigureAwait(false);
        var error = await VerifyAsync(comparison, cancellationToken).ConfigureAwait(false);

        if (error is OperationCanceledException cancelled)
        {
            _ledger.EndCancelled(cancelled);
        }

        var summary = new ReportSummary(_ledger.Results, comparison.MarketplaceProblem, error);
        _waldur.Telemetry.OnReported(summary);
        return cancellationToken.IsCancellationRequested && (summary.Count(ReportOutcome.NotStarted) > 0 || error is OperationCanceledException)
            ? throw new ReportCanceledException(summary, cancellationToken)
            : summary;
    }

    private Task DeleteAsync(IReadOnlyList<ReportStep> steps, CancellationToken cancellationToken) =>
        new RowRemover(_paced, _runner).DeleteAsync(steps, _ledger.EndDeletion, cancellationToken);

    // Another agent may have reported the same at the same moment, and staff imported it. Of rows that repeat each other both
    // agents keep the same one, and each has seen, by now, all that it has made itself.
    private async Task<Exception?> VerifyAsync(InventoryComparison comparison, CancellationToken cancellationToken)
    {
        if (_ledger.Written.Count == 0)
        {
            return null;
        }

        if (cancellationToken.IsCancellationRequested)
        {
            return new OperationCanceledException("The report was cancelled before its last look-up.", cancellationToken);
        }

        try
        {
            var snapshot = await ReadUpToDateAsync(comparison, cancellationToken).ConfigureAwait(false);
            var items = comparison.Entries.Where(entry => entry.Item is not null && _ledger.Written.Contains(entry.BackendId)).Select(entry => entry.Item!);
            var now = InventoryComparer.Compare(comparison.Offering, [.. items], snapshot);
            _ledger.Verify(now);
            _ledger.EndUnseen(snapshot);
            await DeleteAsync(_ledger.AddSuperfluous(now), cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception error) when (error is ApiException or IncompleteListingException or OperationCanceledException)
        {
            return error;
        }
    }

    // A list that does not show what was just made says nothing of what others made before.
    private async Task<OfferingSnapshot> ReadUpToDateAsync(InventoryComparison comparison, CancellationToken cancellationToken)
    {
        var schedule = new LookUpSchedule(_waldur.Options.LostResponse with { Patience = MaxLag }, _waldur.Options.TimeProvider);
        while (true)
        {
            var snapshot = await ReadPatientlyAsync(comparison, cancellationToken).ConfigureAwait(false);
            if (_ledger.IsSeenIn(snapshot) || !await schedule.DelayAsync(cancellationToken).ConfigureAwait(false))
            {
                return snapshot;
            }
        }
    }

    private async Task<OfferingSnapshot> ReadPatientlyAsync(InventoryComparison comparison, CancellationToken cancellationToken)
    {
        var schedule = new LookUpSchedule(_waldur.Options.LostResponse, _waldur.Options.TimeProvider);
        while (true)
        {
            try
            {
                return await OfferingSnapshot.ReadAtOnceAsync(
                    _paced, comparison.Offering, _options.Concurrency, isVisible: comparison.MarketplaceProblem is null, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is ApiException { IsTransient: true } or ApiException { IsConfirmed: false } or IncompleteListingException)
            {
                if (!await schedule.DelayAsync(cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }
    }
}
