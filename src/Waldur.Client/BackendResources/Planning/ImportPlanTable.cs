using System.Globalization;

namespace Waldur.Client;

/// <summary>Writes an import plan as a table of text.</summary>
internal static class ImportPlanTable
{
    public static string Format(ImportPlan plan)
    {
        var names = plan.Offerings.ToDictionary(offering => offering.Uuid, offering => offering.Name);
        var text = TextTable.Format(
            ["Class", "Backend id", "Name", "Offering", "Plan", "Limits", "Reason"],
            plan.Entries.Select(entry => new[]
            {
                entry.Class.ToString(),
                entry.Source.BackendId ?? "",
                entry.Source.Name ?? "",
                names.GetValueOrDefault(entry.Source.Offering) ?? entry.Source.OfferingName ?? "",
                entry.PlanName ?? entry.Plan?.ToString("N") ?? "",
                string.Join(", ", entry.Limits.Select(limit => string.Create(CultureInfo.InvariantCulture, $"{limit.Key} {limit.Value}"))),
                entry.Reason,
            }));
        foreach (var problem in plan.Offerings.Select(offering => offering.Problem).OfType<string>())
        {
            text.Append(problem).Append('\n');
        }

        return text.Append(plan).ToString();
    }
}
