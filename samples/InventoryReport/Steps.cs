using Waldur.Client.Models;

namespace Waldur.Client.Samples;

/// <summary>The steps of the job, each by itself: compare, report, plan an import, import.</summary>
internal static class Steps
{
    // The rules of the offering refuse an import, so it is better to know them now.
    private static readonly CompareOptions Checked = new() { CheckBackendIds = true };

    public static async Task<int> RunAsync(WaldurClient waldur, ReportArguments arguments, IInventorySource inventory, CancellationToken stop)
    {
        if (arguments.Plan)
        {
            var plan = arguments.From is { } file
                ? Documents.Read(file, ImportPlan.Parse)
                : await PlanAsync(waldur, arguments.Offering, arguments.Choice, stop);
            return arguments.Apply ? await EndAsync(await ImportAsync(waldur, plan, stop)) : Show(arguments.Json ? plan.ToJson() : plan.ToTable());
        }

        if (arguments.Watch)
        {
            return await WatchAsync(waldur, arguments, inventory, stop);
        }

        var comparison = arguments.From is { } text
            ? Documents.Read(text, InventoryComparison.Parse)
            : await CompareAsync(waldur, arguments, inventory, stop);
        return arguments.Apply
            ? await EndAsync(await ReportAsync(waldur, comparison, arguments.DeleteMissing, stop))
            : Show(arguments.Json ? comparison.ToJson() : comparison.ToTable());
    }

    public static Task<InventoryComparison> CompareAsync(WaldurClient waldur, ReportArguments arguments, IInventorySource inventory, CancellationToken stop)
    {
        var offering = Offering(arguments);
        return Documents.ReadingAsync(() => waldur.BackendResources.CompareAsync(offering, inventory, Checked, stop));
    }

    /// <summary>Reports what a comparison says, and gives what is left of it.</summary>
    public static async Task<IReadOnlyList<string>> ReportAsync(WaldurClient waldur, InventoryComparison comparison, bool deleteMissing, CancellationToken stop)
    {
        var summary = await Screen.ProgressAsync("Reported", progress => waldur.BackendResources.ReportAsync(
            comparison,
            new ReportOptions { DeleteMissing = deleteMissing },
            new InlineProgress<ReportProgress>(step => progress(step.Ended, step.Total)),
            stop));
        Screen.Line($"Report: {summary}");
        if (summary.MarketplaceProblem is { } problem)
        {
            Screen.Line(problem);
        }

        return [.. summary.Failures.Select(result => $"{result}")];
    }

    public static Task<ImportPlan> PlanAsync(WaldurClient waldur, Guid? offering, string? choice, CancellationToken stop) => waldur.BackendResources.PlanImportAsync(
        new BackendResourcesQuery { OfferingUuid = offering },
        Guid.TryParse(choice, out var uuid) ? new ImportPlanOptions { Plan = uuid } : new ImportPlanOptions { PlanName = choice },
        stop);

    /// <summary>Imports what a plan says, and gives what is left of it.</summary>
    public static async Task<IReadOnlyList<string>> ImportAsync(WaldurClient waldur, ImportPlan plan, CancellationToken stop)
    {
        var summary = await Screen.ProgressAsync("Imported", progress => waldur.BackendResources.ImportAllAsync(
            plan,
            progress: new InlineProgress<ImportProgress>(step => progress(step.Ended, step.Total)),
            cancellationToken: stop));
        Screen.Line($"Import: {summary}");
        stop.ThrowIfCancellationRequested();
        var failures = summary.Failures.Select(result => $"{result}");
        return [.. summary.ListError is { } error ? failures.Append($"Rows may be left: {error.Message}") : failures];
    }

    /// <summary>Writes a text of several lines.</summary>
    public static int Show(string lines)
    {
        Console.Out.WriteLine(lines);
        return Sample.Ok;
    }

    private static Guid Offering(ReportArguments arguments) => arguments.Offering
        ?? throw new SampleException("Which offering does the inventory belong to? Set WALDUR_OFFERING or give --offering UUID.");

    // Until it is stopped. What could not be reported, or was changed by others, is mended after ten minutes.
    private static async Task<int> WatchAsync(WaldurClient waldur, ReportArguments arguments, IInventorySource inventory, CancellationToken stop)
    {
        var offering = Offering(arguments);
        using var log = new WarningLog();
        var watch = new InventoryWatchOptions { Interval = TimeSpan.FromSeconds(2), RepeatAfter = TimeSpan.FromMinutes(10), Logger = log };
        await foreach (var items in inventory.WatchAsync(watch, stop))
        {
            await TryReportAsync(waldur, arguments, offering, items, stop);
        }

        return Sample.Ok;
    }

    // A server that is away now is there again later; what it refuses for good ends the program.
    private static async Task TryReportAsync(WaldurClient waldur, ReportArguments arguments, Guid offering, IReadOnlyList<InventoryItem> items, CancellationToken stop)
    {
        try
        {
            var comparison = await waldur.BackendResources.CompareAsync(offering, items, Checked, stop);
            Screen.Line($"Compared: {comparison}");
            if (!comparison.IsSettled(arguments.DeleteMissing))
            {
                await EndAsync(await ReportAsync(waldur, comparison, arguments.DeleteMissing, stop));
            }
        }
        catch (Exception error) when (error is IncompleteListingException or ApiException { IsTransient: true })
        {
            Screen.Line($"{error.Message} It is tried once more when the inventory has changed, or after ten minutes.");
        }
    }

    private static async Task<int> EndAsync(IReadOnlyList<string> left)
    {
        foreach (var one in left)
        {
            await Console.Error.WriteLineAsync(Screen.OneLine(one));
        }

        return left.Count == 0 ? Sample.Ok : Sample.Failed;
    }
}
