using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// Holds an import plan against what the server has now: what is no longer as it was planned is not imported, and reported with the
/// reason.
/// </summary>
internal sealed class ImportPlanReview
{
    private readonly Dictionary<Guid, ImportPlanOffering> _planned;
    private readonly Dictionary<Guid, PlanningView> _views = [];
    private readonly Dictionary<Guid, BackendResource> _rows = [];

    private ImportPlanReview(ImportPlan plan) => _planned = plan.Offerings.DistinctBy(offering => offering.Uuid).ToDictionary(offering => offering.Uuid);

    /// <summary>What the marketplace has could not be read: each reason once.</summary>
    public string? MarketplaceProblem =>
        string.Join(' ', _views.Values.Select(view => view.Problem).OfType<string>().Distinct(StringComparer.Ordinal)) is { Length: > 0 } problems ? problems : null;

    /// <summary>Reads the offerings of the rows that are ready, their rows, and what the marketplace has of them. Rows come first, as in a comparison.</summary>
    public static async Task<ImportPlanReview> ReadAsync(WaldurClient waldur, ImportPlan plan, Concurrency concurrency, CancellationToken cancellationToken)
    {
        var review = new ImportPlanReview(plan);
        var paging = JobPaging.Create(waldur.Options, concurrency);
        var offerings = plan.Entries.Where(entry => entry.Class == ImportPlanClass.Ready).Select(entry => entry.Source.Offering).Where(offering => offering != Guid.Empty).Distinct();
        foreach (var offering in offerings)
        {
            foreach (var row in await OfferingSnapshot.ReadRowsAsync(waldur, offering, paging, cancellationToken).ConfigureAwait(false))
            {
                review._rows[row.Uuid] = row;
            }

            review._views[offering] = await PlanningView.ReadAsync(waldur, offering, paging, cancellationToken).ConfigureAwait(false);
        }

        return review;
    }

    /// <summary>The row as it is now, or as it was planned where it is gone.</summary>
    public BackendResource ToSource(ImportPlanEntry entry) => _rows.GetValueOrDefault(entry.Source.Uuid) ?? entry.Source;

    /// <summary>The result of a row for which nothing is sent; null where it is to be imported.</summary>
    public ImportResult? ToSettled(ImportPlanEntry entry) => entry.Class switch
    {
        ImportPlanClass.Ready => FindChange(entry) is var (outcome, reason) ? new ImportResult(ToSource(entry), outcome, Error: new InvalidOperationException(reason)) : null,
        ImportPlanClass.Imported => Settled(entry, ImportOutcome.AlreadyImported),
        ImportPlanClass.PlanRequired => Settled(entry, ImportOutcome.PlanRequired),
        _ => Settled(entry, ImportOutcome.Blocked),
    };

    private static ImportResult Settled(ImportPlanEntry entry, ImportOutcome outcome) => new(entry.Source, outcome, Error: new InvalidOperationException(entry.Reason));

    private (ImportOutcome Outcome, string Reason)? FindChange(ImportPlanEntry entry)
    {
        if (!_views.TryGetValue(entry.Source.Offering, out var view))
        {
            return (ImportOutcome.Outdated, "The plan does not say to which offering it belongs.");
        }

        if (view.FindResource(entry.Source.BackendId) is { } resource)
        {
            return (ImportOutcome.AlreadyImported, $"The marketplace has it by now, in state {resource.State}.");
        }

        if (!_rows.TryGetValue(entry.Source.Uuid, out var row))
        {
            return FindSuccessor(entry) is { } successor
                ? (ImportOutcome.Outdated, $"The row has been replaced by the row {successor.Uuid:N} since it was planned: plan anew.")
                : (ImportOutcome.Gone, "The row has been deleted since it was planned.");
        }

        if (RowDifference.Describe(entry.Source, row) is { } difference)
        {
            return (ImportOutcome.Outdated, $"The {difference} of the row changed since it was planned.");
        }

        return FindLimitProblem(entry, row, view) is { } limits ? (ImportOutcome.Outdated, limits) : FindOfferingChange(entry, view);
    }

    private static string? FindLimitProblem(ImportPlanEntry entry, BackendResource row, PlanningView view)
    {
        if (LimitRules.FindProblem(row.BackendMetadata, view.Details?.Components, out var limits) is { } problem)
        {
            return problem;
        }

        return limits.Count == entry.Limits.Count && limits.All(limit => entry.Limits.TryGetValue(limit.Key, out var planned) && planned == limit.Value)
            ? null
            : "The plan's limits are not those of the row's metadata, from which the server takes them: report the row with other limits, and plan anew.";
    }

    private (ImportOutcome Outcome, string Reason)? FindOfferingChange(ImportPlanEntry entry, PlanningView view)
    {
        var planned = _planned.GetValueOrDefault(view.Uuid)?.State;
        if (view.Details is not { } offering)
        {
            return planned is null ? null : (ImportOutcome.Outdated, "Its offering cannot be read any more.");
        }

        if (offering.State == OfferingState.Archived || (offering.State is { } state && state != OfferingState.Active && state != planned))
        {
            return (ImportOutcome.Outdated, $"Its offering is in state {offering.State}{(planned is { } before && before != offering.State ? $", and was in state {before} when it was planned" : "")}.");
        }

        return FindPlanChange(entry, offering);
    }

    private static (ImportOutcome Outcome, string Reason)? FindPlanChange(ImportPlanEntry entry, ProviderOffering offering)
    {
        if (entry.Plan is not { } uuid)
        {
            return offering.Shared == true ? (ImportOutcome.PlanRequired, "Its offering is shared, and no plan was chosen for it.") : null;
        }

        return offering.Plans?.FirstOrDefault(plan => plan.Uuid == uuid) switch
        {
            null => (ImportOutcome.Outdated, $"Its offering has no plan with the uuid {uuid:N}."),
            { Archived: true } plan => (ImportOutcome.Outdated, $"The plan '{plan.Name}' of its offering is archived."),
            _ => null,
        };
    }

    private BackendResource? FindSuccessor(ImportPlanEntry entry) => string.IsNullOrWhiteSpace(entry.Source.BackendId)
        ? null
        : _rows.Values.FirstOrDefault(row => row.Offering == entry.Source.Offering && row.BackendId == entry.Source.BackendId);
}
