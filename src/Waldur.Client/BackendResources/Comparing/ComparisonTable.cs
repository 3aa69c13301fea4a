using System.Text;

namespace Waldur.Client;

/// <summary>Writes a comparison as a table of text.</summary>
internal static class ComparisonTable
{
    private const int MaxWidth = 40;

    public static string Format(InventoryComparison comparison)
    {
        string[] headers = ["Class", "Backend id", "Name", "Reason"];
        var rows = comparison.Entries.Select(entry => new[] { entry.Class.ToString(), Short(entry.BackendId), Short(entry.Name), entry.Reason }).ToList();
        var widths = headers.Select((header, column) => rows.Select(row => row[column].Length).Append(header.Length).Max()).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(headers))
        {
            text.Append(string.Join("  ", row.Select((cell, column) => column == row.Length - 1 ? cell : cell.PadRight(widths[column])))).Append('\n');
        }

        if (comparison.MarketplaceProblem is { } problem)
        {
            text.Append(problem).Append('\n');
        }

        return text.Append(comparison).ToString();
    }

    private static string Short(string text) => CodePoints.Start(text.ReplaceLineEndings(" "), MaxWidth);
}
