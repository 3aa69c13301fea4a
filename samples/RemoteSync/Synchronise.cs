using System.Globalization;
using Waldur.Client.Models;

namespace Waldur.Client.Samples;

/// <summary>Makes the synchronisations what the file says, then runs all that are active, the file's and others.</summary>
internal sealed class Synchronise(WaldurClient waldur, SyncArguments arguments, Names names)
{
    private static readonly CallOptions Impatient = new() { Timeout = TimeSpan.FromSeconds(15), MaxRetries = 1 };

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var desired = await new SynchronisationFile(arguments.File, waldur.Urls, names).ReadAsync(stop);
        await waldur.With(Impatient).RemoteSynchronisations.List().FirstOrDefaultAsync(stop);
        foreach (var (index, synchronisation) in desired.Index())
        {
            Screen.Line($"{synchronisation.RemoteOrganizationName}: {await EnsureAsync(index, synchronisation, stop)}");
        }

        var summary = await waldur.RemoteSynchronisations.RunAllAsync(
            new SynchronisationRunAllOptions { Parallelism = arguments.Parallelism },
            new InlineProgress<SynchronisationRunProgress>(Report),
            stop);
        return await ReportAsync(summary);
    }

    private async Task<SynchronisationEnsureResult> EnsureAsync(int index, RemoteSynchronisationCreate desired, CancellationToken stop)
    {
        try
        {
            return await waldur.RemoteSynchronisations.EnsureAsync(desired, stop);
        }
        catch (ArgumentException error)
        {
            // Checked before anything is sent: the server might store a part of what it refuses.
            throw new SampleException($"Synchronisations {arguments.File}: entry {index + 1}: {error.Message}", error);
        }
    }

    private static void Report(SynchronisationRunProgress progress)
    {
        if (progress.Result is { } result)
        {
            Screen.Line($"Ran {progress.Ended} of {progress.Total}: {progress.Synchronisation.RemoteOrganizationName}, {result.Outcome}");
        }
    }

    private static async Task<int> ReportAsync(SynchronisationRunSummary summary)
    {
        Screen.Table(["Organisation", "Provider", "Outcome", "Known from", "Last execution", "Remark"], summary.Results.Select(Row));
        Screen.Line($"Result: {summary}");
        if (summary.IsOk)
        {
            return Sample.Ok;
        }

        var bad = summary.Results.FirstOrDefault(result => !result.IsOk);
        await Console.Error.WriteLineAsync(Screen.OneLine(
            summary.IsCancelled ? "Interrupted; the server may go on with what has begun." : $"{bad!.Synchronisation.RemoteOrganizationName}: {bad}"));
        return summary.IsCancelled ? Sample.Interrupted : Sample.Failed;
    }

    private static string[] Row(SynchronisationRunResult result) =>
    [
        result.Synchronisation.RemoteOrganizationName,
        result.Synchronisation.LocalServiceProviderName,
        $"{result.Outcome}",
        $"{result.Evidence}",
        result.LastExecution?.ToString("u", CultureInfo.InvariantCulture) ?? "never",
        (result.WasStuck ? "was stuck; " : "") + (result.IsOk ? $"output lines: {result.OutputLines.Count}" : result.ErrorMessage.Split('\n', 2)[0]),
    ];
}
