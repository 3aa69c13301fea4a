namespace Waldur.Client.Samples;

/// <summary>Says what was planned, and what became of each.</summary>
internal static class Outcomes
{
    private const int MaxRows = 100;

    public static void List(ImportPlan plan)
    {
        if (plan.Entries.Count == 0)
        {
            Screen.Line("Nothing can be imported.");
            return;
        }

        Screen.Line($"Plan: {plan}");
        Table(
            ["Name", "Backend id", "Offering", "Plan", "Class", "Reason"],
            plan.Entries,
            entry => [entry.Source.Name, entry.Source.BackendId, entry.Source.OfferingName, entry.PlanName ?? "", $"{entry.Class}", entry.Reason]);
        foreach (var problem in plan.Offerings.Select(offering => offering.Problem).OfType<string>())
        {
            Screen.Line(problem);
        }
    }

    /// <summary>Says what became of each, and gives the program's status: whether anything is left that should not be.</summary>
    public static async Task<int> ReportAsync(ImportSummary summary)
    {
        Table(["Backend id", "Outcome", "Remark"], summary.Results, result => [result.Source.BackendId, $"{result.Outcome}", Remark(result)]);
        Screen.Line($"Result: {summary}");
        if (summary.IsCancelled)
        {
            await Console.Error.WriteLineAsync("Interrupted; run it again for what is left.");
            return Sample.Interrupted;
        }

        if (summary.IsComplete)
        {
            return Sample.Ok;
        }

        if (summary.ListError is { } error)
        {
            await Console.Error.WriteLineAsync(Screen.OneLine($"Rows may be left: {error.Message}"));
        }

        var left = summary.Failures.ToList();
        if (left.Count > 0)
        {
            await Console.Error.WriteLineAsync(Screen.OneLine($"{left.Count} of {summary.Results.Count} are left, the first is {left[0]}"));
        }

        return Sample.Failed;
    }

    private static string Remark(ImportResult result) => result switch
    {
        { Resource: { } resource } => $"resource {resource.Uuid:N}",
        { Outcome: ImportOutcome.PlanRequired } => $"{result.Reason} Name one by --plan or WALDUR_PLAN.",
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
