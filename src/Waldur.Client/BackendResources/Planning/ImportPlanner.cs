using System.Globalization;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Plans an import: says of each row whether it can be imported, with which plan of its offering, and what is in the way.</summary>
internal sealed class ImportPlanner(WaldurClient waldur, ImportPlanOptions options)
{
    private readonly PlanChooser _chooser = new(options);
    private readonly BackendIdChecker _checker = new(waldur, options.CheckOtherOfferings, options.Concurrency);

    /// <exception cref="ApiException">An offering, or what the marketplace has of it, could not be read.</exception>
    public async Task<ImportPlan> PlanAsync(IReadOnlyList<BackendResource> rows, CancellationToken cancellationToken)
    {
        var entries = new Dictionary<Guid, ImportPlanEntry>();
        var offerings = new List<ImportPlanOffering>();
        foreach (var group in rows.GroupBy(row => row.Offering))
        {
            BackendResource[] members = [.. group];
            if (group.Key == Guid.Empty)
            {
                Add(members.Select(row => new ImportPlanEntry(row, ImportPlanClass.Unavailable, "The server does not say to which offering it belongs.")));
                continue;
            }

            var view = await PlanningView.ReadAsync(waldur, group.Key, JobPaging.Create(waldur.Options, options.Concurrency), cancellationToken).ConfigureAwait(false);
            var (planned, problem) = await CheckAsync(view, PlanOffering(view, members), cancellationToken).ConfigureAwait(false);
            Add(planned);
            offerings.Add(new ImportPlanOffering(group.Key, view.Details?.Name ?? members[0].OfferingName ?? "", view.State, view.Problem ?? problem));
        }

        return new ImportPlan([.. rows.Select(row => entries[row.Uuid])], offerings);

        void Add(IEnumerable<ImportPlanEntry> planned)
        {
            foreach (var entry in planned)
            {
                entries.Add(entry.Source.Uuid, entry);
            }
        }
    }

    private List<ImportPlanEntry> PlanOffering(PlanningView view, IReadOnlyList<BackendResource> rows)
    {
        // The oldest of several rows is the one that reports keep.
        var kept = rows.Where(row => !string.IsNullOrWhiteSpace(row.BackendId)).Order(RowAge.OldestFirst)
            .GroupBy(row => row.BackendId.Trim(), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Uuid, StringComparer.Ordinal);
        return [.. rows.Select(row => PlanRow(view, row, isKept: !kept.TryGetValue(row.BackendId?.Trim() ?? "", out var first) || first == row.Uuid))];
    }

    private ImportPlanEntry PlanRow(PlanningView view, BackendResource row, bool isKept)
    {
        var problem = LimitRules.FindProblem(row.BackendMetadata, view.Details?.Components, out var limits);
        var entry = new ImportPlanEntry(row, ImportPlanClass.Ready, "") { Limits = limits };
        if (view.State == OfferingState.Archived)
        {
            return entry with { Class = ImportPlanClass.Unavailable, Reason = "Its offering is archived." };
        }

        if (view.FindResource(row.BackendId) is { } resource)
        {
            return entry with { Class = ImportPlanClass.Imported, Reason = $"The marketplace has it already, in state {resource.State}." };
        }

        if (!isKept)
        {
            return entry with { Class = ImportPlanClass.Conflict, Reason = "An older row has the same backend id." };
        }

        if (problem is not null)
        {
            return entry with { Class = ImportPlanClass.InvalidMetadata, Reason = problem };
        }

        var choice = _chooser.Choose(row, view.Details);
        return choice.IsProblem
            ? entry with { Class = ImportPlanClass.PlanRequired, Reason = choice.Reason }
            : entry with { Plan = choice.Plan, PlanName = choice.Name, Reason = string.Join(' ', [choice.Reason, .. Remarks(view, entry)]) };
    }

    // What does not keep a row from being imported, but is worth a word.
    private static IEnumerable<string> Remarks(PlanningView view, ImportPlanEntry entry)
    {
        if (view.State is { } state && state != OfferingState.Active)
        {
            yield return $"Its offering is in state {state}.";
        }

        if (entry.Limits.Count > 0 && view.Details?.Components is not { Count: > 0 })
        {
            yield return "Its offering names no components, so its limits could not be checked.";
        }

        if (string.IsNullOrWhiteSpace(entry.Source.BackendId))
        {
            yield return "It has no backend id.";
        }
    }

    private async Task<(IReadOnlyList<ImportPlanEntry> Entries, string? Problem)> CheckAsync(
        PlanningView view,
        IReadOnlyList<ImportPlanEntry> entries,
        CancellationToken cancellationToken)
    {
        ImportPlanEntry[] ready = [.. entries.Where(entry => entry.Class == ImportPlanClass.Ready && !string.IsNullOrWhiteSpace(entry.Source.BackendId))];
        if (!options.CheckBackendIds || view.Details is null || ready.Length == 0)
        {
            return (entries, null);
        }

        try
        {
            var conflicts = await _checker.FindConflictsAsync(view.Details, [.. ready.Select(entry => entry.Source.BackendId)], cancellationToken).ConfigureAwait(false);
            var reasons = ready.Zip(conflicts).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First.Source.Uuid, pair => pair.Second!);
            return ([.. entries.Select(entry => reasons.TryGetValue(entry.Source.Uuid, out var reason)
                ? entry with { Class = ImportPlanClass.Conflict, Reason = reason, Plan = null, PlanName = null }
                : entry)], null);
        }
        catch (ApiException error) when (MarketplaceView.IsRefusal(error))
        {
            return (entries, string.Create(
                CultureInfo.InvariantCulture, $"Backend ids of {view.Details.Name} could not be checked ({error.ServerDetail ?? error.Message}): their rules are met at the import."));
        }
    }
}
