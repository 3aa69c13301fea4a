using System.Text;

namespace Waldur.Client;

/// <summary>Writes a table of text, its columns as wide as what is in them.</summary>
internal static class TextTable
{
    private const int MaxWidth = 40;

    /// <summary>Writes the lines of a table. The last column may be of any width.</summary>
    public static StringBuilder Format(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string>[] cells = [headers, .. rows.Select(row => row.Select((cell, column) => Short(cell, isLast: column == row.Count - 1)).ToArray())];
        var widths = headers.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in cells)
        {
            text.Append(string.Join("  ", row.Select((cell, column) => column == row.Count - 1 ? cell : cell.PadRight(widths[column])))).Append('\n');
        }

        return text;
    }

    // What a backend or a server calls its resources must not steer a terminal.
    private static string Short(string text, bool isLast)
    {
        var line = string.Concat(text.ReplaceLineEndings(" ").Select(character => char.IsControl(character) ? '?' : character));
        return isLast ? line : CodePoints.Start(line, MaxWidth);
    }
}
