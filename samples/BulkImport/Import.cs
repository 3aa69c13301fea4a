using Waldur.Client.Api;
using Waldur.Client.Models;

namespace Waldur.Client.Samples;

/// <summary>
/// Imports what the backend resources' list holds. The list itself is the memory: what was imported is no longer in it, so
/// the import can be stopped or killed at any time and run again.
/// </summary>
internal sealed class Import(WaldurClient waldur, ImportArguments arguments)
{
    public async Task<int> RunAsync(CancellationToken stop)
    {
        // A row that another page hid, because somebody imported meanwhile, is not missed.
        var query = new BackendResourcesQuery { OfferingUuid = arguments.Offering };
        var found = await waldur.BackendResources.List(query).ToListAsync(stop);
        Outcomes.List(found);
        if (found.Count == 0 || arguments.IsDryRun)
        {
            return Sample.Ok;
        }

        await using var note = stop.Register(() => Screen.Line("Stopping after the imports that are under way; a second signal ends at once."));
        var summary = await ImportAsync(found, plan: null, stop);
        var needy = summary.Results.Where(result => result.Outcome == ImportOutcome.PlanRequired).Select(result => result.Source).ToList();
        if (PlanFor(needy) is not { } plan || summary.IsCancelled)
        {
            return await Outcomes.ReportAsync(summary.Results, summary.IsCancelled);
        }

        var second = await ImportAsync(needy, plan, stop);
        return await Outcomes.ReportAsync(
            [.. summary.Results.Where(result => result.Outcome != ImportOutcome.PlanRequired), .. second.Results],
            second.IsCancelled);
    }

    private Task<ImportSummary> ImportAsync(IReadOnlyList<BackendResource> resources, Guid? plan, CancellationToken stop) =>
        Screen.ProgressAsync(plan is null ? "Tried" : "Tried with the plan", progress => waldur.BackendResources.ImportAllAsync(
            resources,
            new ImportOptions { Concurrency = arguments.Parallelism, Plan = _ => plan },
            new InlineProgress<ImportProgress>(step => progress(step.Ended, step.Total)),
            stop));

    // A plan belongs to one offering, but the server takes any: where several offerings need one, the user has to choose.
    private Guid? PlanFor(IReadOnlyCollection<BackendResource> needy) =>
        needy.Select(resource => resource.Offering).Distinct().Count() == 1 ? arguments.Plan : null;
}
