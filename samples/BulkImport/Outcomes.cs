using Waldur.Client.Models;

namespace Waldur.Client.Samples;

/// <summary>Tells what was found, and what became of each.</summary>
internal static class Outcomes
{
    private const int MaxRows = 100;

    public static void List(IReadOnlyList<BackendResource> found)
    {
        if (found.Count == 0)
        {
            Screen.Line("Nothing can be imported.");
            return;
        }

        Screen.Line($"Can be imported: {found.Count}");
        Table(["Name", "Backend id", "Project", "Offering"], found, row => [row.Name, row.BackendId, row.ProjectName, row.OfferingName]);
    }

    /// <summary>Tells what became of each, and gives the program's status: whether anything is left that should not be.</summary>
    public static async Task<int> ReportAsync(IReadOnlyList<ImportResult> results, bool isCancelled)
    {
        Table(["Backend id", "Outcome", "Remark"], results, result => [result.Source.BackendId, $"{result.Outcome}", Remark(result)]);
        Screen.Line($"Result: {new ImportSummary(results)}");
        if (isCancelled)
        {
            await Console.Error.WriteLineAsync("Interrupted; run it again for what is left.");
            return Sample.Interrupted;
        }

        var left = results.Where(result => result.Outcome is ImportOutcome.Failed or ImportOutcome.PlanRequired).ToList();
        if (left.Count == 0)
        {
            return Sample.Ok;
        }

        await Console.Error.WriteLineAsync(Screen.OneLine($"{left.Count} of {results.Count} are left, the first is {left[0]}"));
        return Sample.Failed;
    }

    private static string Remark(ImportResult result) => result switch
    {
        { Resource: { } resource } => $"resource {resource.Uuid:N}",
        { Outcome: ImportOutcome.PlanRequired } => "set WALDUR_PLAN, with --offering if several offerings need a plan",
        _ => (result.Error as ApiException)?.ServerDetail ?? result.Reason ?? "",
    };

    private static void Table<T>(IReadOnlyList<string> headers, IReadOnlyList<T> items, Func<T, string[]> row)
    {
        Screen.Table(headers, items.Take(MaxRows).Select(row));
        if (items.Count > MaxRows)
        {
            Screen.Line($"… and {items.Count - MaxRows} more");
        }
    }
}
