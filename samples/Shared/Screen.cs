using System.Globalization;
using Spectre.Console;

namespace Waldur.Client.Samples;

/// <summary>Lines, a progress bar and tables: with colours on a terminal, plain where the output goes to a file or a pipe.</summary>
internal static class Screen
{
    private static readonly bool IsPlain = Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi;

    /// <summary>Writes one line.</summary>
    public static void Line(string text) => Console.Out.WriteLine(OneLine(text));

    /// <summary>Shows how far a work is.</summary>
    /// <param name="title">What is done, such as <c>reported</c>.</param>
    /// <param name="work">The work; it says how many of how many have ended, from any thread.</param>
    public static async Task<T> ProgressAsync<T>(string title, Func<Action<int, int>, Task<T>> work) =>
        IsPlain
            ? await work(new PlainProgress(title).Report)
            : await AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
                .StartAsync(context => work(new BarProgress(title, context).Report));

    /// <summary>Writes a table.</summary>
    public static void Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        var cells = rows.Select(row => row.Select(OneLine).ToArray()).ToList();
        if (IsPlain)
        {
            PlainTable([headers, .. cells]);
            return;
        }

        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns([.. headers.Select(header => new TableColumn(new Text(header)))]);
        cells.ForEach(row => table.AddRow(row.Select(cell => new Text(cell))));
        AnsiConsole.Write(table);
    }

    /// <summary>A text on one line, without what could steer a terminal.</summary>
    public static string OneLine(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Concat(string.Join("; ", lines).Replace(":; ", ": ", StringComparison.Ordinal).Select(Harmless));
    }

    private static char Harmless(char character) => char.IsControl(character) ? '?' : character;

    private static void PlainTable(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            Console.Out.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private sealed class BarProgress(string title, ProgressContext context)
    {
        private readonly ProgressTask _task = context.AddTask(Markup.Escape(title));

        public void Report(int ended, int total)
        {
            lock (_task)
            {
                _task.MaxValue = total;
                _task.Value = Math.Max(_task.Value, ended);
                _task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{title} {_task.Value} of {total}"));
            }
        }
    }

    // A quarter at a time: a log file wants to know that the work goes on, not every step.
    private sealed class PlainProgress(string title)
    {
        private readonly Lock _gate = new();
        private int _quarter;

        public void Report(int ended, int total)
        {
            lock (_gate)
            {
                var quarter = ended * 4 / Math.Max(total, 1);
                if (quarter > _quarter)
                {
                    _quarter = quarter;
                    Line(string.Create(CultureInfo.InvariantCulture, $"{title} {ended} of {total}"));
                }
            }
        }
    }
}
