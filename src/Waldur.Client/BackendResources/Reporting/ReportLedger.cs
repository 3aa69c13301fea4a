using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What a report has to do, and what has become of it so far.</summary>
internal sealed class ReportLedger(IProgress<ReportProgress>? progress)
{
    private readonly List<ReportStep> _steps = [];
    private readonly List<ReportStep> _replaced = [];
    private int _ended;
    private int _moot;

    /// <summary>The backend ids for which a row was sent, whatever came back.</summary>
    public HashSet<string> Written { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<ReportStep> ToCreate { get; private set; } = [];

    /// <summary>Whether a snapshot shows all that the server said it made, or what has taken its place; if not, it is older.</summary>
    public bool IsSeenIn(OfferingSnapshot snapshot)
    {
        var rows = snapshot.Rows.ToLookup(row => row.BackendId, StringComparer.Ordinal);
        var imported = ImportedIn(snapshot);
        return ToCreate.All(step => step.Result?.Outcome is not (ReportOutcome.Created or ReportOutcome.Replaced)
            || imported.Contains(step.Entry.BackendId)
            || rows[step.Entry.BackendId].Any(step.Entry.Item!.Equals));
    }

    /// <summary>Rows to delete; those that a new one takes the place of only once it is there.</summary>
    public IReadOnlyList<ReportStep> ToDelete =>
        [.. _replaced, .. _steps.Where(step => step.Result is null && DeletedOutcome(step.Entry.Class) is not null)];

    public IReadOnlyList<ReportResult> Results =>
        [.. _steps.Where(step => !step.IsMoot).Select(step => step.Result ?? new ReportResult(step.Entry.BackendId, ReportOutcome.NotStarted, step.Row))];

    public void Start(IEnumerable<ReportStep> steps, bool deleteMissing)
    {
        _steps.AddRange(steps.Where(step => IsReported(step.Entry) || (deleteMissing && step.Entry.Class == ComparisonClass.StaleRow)));
        ToCreate = [.. _steps.Where(step => step.Outdated is null && step.Entry.Class is ComparisonClass.New or ComparisonClass.Changed)];
        foreach (var step in _steps)
        {
            if (ToSettled(step) is { } result)
            {
                End(step, result);
            }
        }
    }

    public void EndCreation(ReportStep step, BulkWriteResult<BackendResource> write)
    {
        var outcome = write.State switch
        {
            BulkWriteState.Succeeded when step.Entry.Class == ComparisonClass.Changed => ReportOutcome.Replaced,
            BulkWriteState.Succeeded => ReportOutcome.Created,
            BulkWriteState.Uncertain => ReportOutcome.Uncertain,
            BulkWriteState.NotStarted => ReportOutcome.NotStarted,
            _ => ReportOutcome.Failed,
        };
        if (write.State is BulkWriteState.Succeeded or BulkWriteState.Uncertain)
        {
            Written.Add(step.Entry.BackendId);
        }

        if (outcome == ReportOutcome.Replaced && !step.IsReplaced)
        {
            _replaced.Add(step);
        }

        var isGood = write.State == BulkWriteState.Succeeded;
        End(step, new ReportResult(step.Entry.BackendId, outcome, isGood ? write.Value : step.Row, isGood ? null : write.Error));
    }

    public void EndDeletion(ReportStep step, bool wasThere, Exception? error)
    {
        if (step.Result is { } replaced)
        {
            // The new row is there: only that the old one stays is worth a word.
            step.IsReplaced = error is null;
            step.Result = error is null
                ? replaced with { Outcome = ReportOutcome.Replaced, Error = null }
                : replaced with { Outcome = ReportOutcome.Failed, Error = error };
            return;
        }

        // A double that another agent has deleted is that one's to report.
        step.IsMoot = error is null && !wasThere && step.Entry.Class != ComparisonClass.StaleRow;
        End(step, new ReportResult(
            step.Entry.BackendId, error is null ? DeletedOutcome(step.Entry.Class)!.Value : ReportOutcome.Failed, step.Row, error));
    }

    /// <summary>Says of rows that were to go and were not tried, since the caller cancelled, that they are still there.</summary>
    public void EndCancelled(OperationCanceledException error)
    {
        foreach (var step in _replaced.Where(step => !step.IsReplaced && step.Result is { Outcome: ReportOutcome.Replaced }))
        {
            step.Result = step.Result! with { Outcome = ReportOutcome.Failed, Error = error };
        }
    }

    /// <summary>Corrects what was written by what the server has now.</summary>
    public void Verify(InventoryComparison now)
    {
        var rows = now.Entries.Where(entry => entry.Class is ComparisonClass.Unchanged).ToDictionary(entry => entry.BackendId, entry => entry.Row!, StringComparer.Ordinal);
        foreach (var step in ToCreate.Where(step => step.Result is not null && rows.ContainsKey(step.Entry.BackendId)))
        {
            var result = step.Result! with { Row = rows[step.Entry.BackendId] };
            step.Result = result.Outcome != ReportOutcome.Uncertain ? result
                : result with { Outcome = step.Entry.Class == ComparisonClass.Changed ? ReportOutcome.Replaced : ReportOutcome.Created, Error = null };
        }
    }

    /// <summary>Says of rows that the server said it made, and that do not show for as long as a list may lag, that nobody knows.</summary>
    public void EndUnseen(OfferingSnapshot snapshot)
    {
        if (snapshot.Marketplace.Problem is not null)
        {
            // What was imported meanwhile does not show.
            return;
        }

        var seen = ImportedIn(snapshot);
        seen.UnionWith(snapshot.Rows.Select(row => row.BackendId));
        foreach (var step in ToCreate.Where(step => step.Result?.Outcome is ReportOutcome.Created or ReportOutcome.Replaced && !seen.Contains(step.Entry.BackendId)))
        {
            step.Result = step.Result! with
            {
                Outcome = ReportOutcome.Uncertain,
                Error = new ApiUnexpectedContentException("The server confirmed the row, and its list does not show it: it was removed at once, or never made.") { MayHaveActed = true },
            };
        }
    }

    /// <summary>Takes up rows that are superfluous now.</summary>
    public IReadOnlyList<ReportStep> AddSuperfluous(InventoryComparison now)
    {
        var stayed = _replaced.Where(step => step.Result?.Outcome == ReportOutcome.Failed).ToDictionary(step => step.Row!.Uuid);
        var kept = now.Entries.Where(entry => entry.Class is ComparisonClass.Unchanged or ComparisonClass.Changed).ToDictionary(entry => entry.BackendId, StringComparer.Ordinal);
        var superfluous = now.Entries
            .Where(entry => Written.Contains(entry.BackendId) && (entry.Class == ComparisonClass.ImportedRow || IsDouble(entry)))
            .Select(entry => stayed.TryGetValue(entry.Row!.Uuid, out var step) ? step : new ReportStep(entry))
            .ToList();
        _steps.AddRange(superfluous.Where(step => step.Result is null));
        return superfluous;

        // A newer row that differs is of another report, which saw the backend later, and removes the one that is kept here.
        bool IsDouble(ComparisonEntry entry) => entry.Class == ComparisonClass.DuplicateRow
            && kept.TryGetValue(entry.BackendId, out var one)
            && (stayed.ContainsKey(entry.Row!.Uuid) || one.Item!.Equals(entry.Row) || RowAge.OldestFirst.Compare(entry.Row, one.Row) < 0);
    }

    private static HashSet<string?> ImportedIn(OfferingSnapshot snapshot) =>
        snapshot.Marketplace.Resources.Select(resource => resource.BackendId?.Trim()).ToHashSet(StringComparer.Ordinal);

    // A conflict between resources of the marketplace is no matter of the backend.
    private static bool IsReported(ComparisonEntry entry) =>
        entry.Class is not (ComparisonClass.MissingOnBackend or ComparisonClass.OtherRow or ComparisonClass.StaleRow)
        && (entry.Class != ComparisonClass.Conflict || entry.Resource is null);

    private static ReportOutcome? DeletedOutcome(ComparisonClass comparisonClass) => comparisonClass switch
    {
        ComparisonClass.StaleRow => ReportOutcome.Deleted,
        ComparisonClass.DuplicateRow => ReportOutcome.DuplicateDeleted,
        ComparisonClass.ImportedRow => ReportOutcome.ImportedDeleted,
        _ => null,
    };

    // Null where there is something to do.
    private static ReportResult? ToSettled(ReportStep step) => step.Outdated is { } outdated
        ? new ReportResult(step.Entry.BackendId, ReportOutcome.Outdated, step.Row, new InvalidOperationException(outdated))
        : ToSettled(step.Entry);

    private static ReportResult? ToSettled(ComparisonEntry entry) => entry.Class switch
    {
        ComparisonClass.Unchanged => new ReportResult(entry.BackendId, ReportOutcome.Unchanged, entry.Row),
        ComparisonClass.Imported => new ReportResult(entry.BackendId, ReportOutcome.Imported),
        ComparisonClass.Conflict or ComparisonClass.Skipped =>
            new ReportResult(entry.BackendId, ReportOutcome.Failed, Error: new ArgumentException(entry.Reason)),
        _ => null,
    };

    private void End(ReportStep step, ReportResult result)
    {
        step.Result = result;
        if (step.IsMoot)
        {
            _moot++;
            return;
        }

        progress?.Report(new ReportProgress(result, ++_ended, _steps.Count - _moot));
    }
}
