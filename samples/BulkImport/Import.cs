using Waldur.Client.Models;

namespace Waldur.Client.Samples;

/// <summary>
/// Imports what the backend resources' list holds, by a plan that is shown first. The list itself is the memory: what was imported is
/// no longer in it, so the import can be stopped or killed at any time and run again.
/// </summary>
internal sealed class Import(WaldurClient waldur, ImportArguments arguments)
{
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var query = new BackendResourcesQuery { OfferingUuid = arguments.Offering };
        var plan = await waldur.BackendResources.PlanImportAsync(query, arguments.ToPlanOptions(), stop);
        Outcomes.List(plan);
        if (plan.Entries.Count == 0 || arguments.IsDryRun)
        {
            return Sample.Ok;
        }

        await using var note = stop.Register(() => Screen.Line("Stopping after the imports that are under way; a second signal ends at once."));
        var summary = await Screen.ProgressAsync("Tried", progress => waldur.BackendResources.ImportAllAsync(
            plan,
            new ImportOptions { Concurrency = arguments.Parallelism },
            new InlineProgress<ImportProgress>(step => progress(step.Ended, step.Total)),
            stop));
        return await Outcomes.ReportAsync(summary);
    }
}
