using Spectre.Console;

namespace Waldur.Client.Samples;

/// <summary>Shows what is being done: a table that changes on a terminal, a line for each step where the output goes to a file or a pipe.</summary>
internal static class Display
{
    public static async Task<CatalogSummary> RunAsync(string host, Func<IProgress<CatalogProgress>, Task<CatalogSummary>> work)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi)
        {
            return await work(new Steps(host, (name, step) => Screen.Line($"{name}: {step}")));
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Catalog", "Step");
        return await AnsiConsole.Live(table).AutoClear(true).StartAsync(context => work(new Steps(host, new LiveRows(table, context).Show)));
    }

    private sealed class LiveRows(Table table, LiveDisplayContext context)
    {
        private readonly List<string> _names = [];

        public void Show(string name, string step)
        {
            if (!_names.Contains(name))
            {
                _names.Add(name);
                table.AddRow(new Text(Screen.OneLine(name)), Text.Empty);
            }

            table.UpdateCell(_names.IndexOf(name), 1, new Text(Screen.OneLine(step)));
            context.Refresh();
        }
    }
}
