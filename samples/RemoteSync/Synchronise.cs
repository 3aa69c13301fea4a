using System.Globalization;
using Waldur.Client.Models;

namespace Waldur.Client.Samples;

/// <summary>Makes the synchronisations what the file says, then runs those of them that are active. Others are left alone.</summary>
internal sealed class Synchronise(WaldurClient waldur, SyncArguments arguments, Names names)
{
    private static readonly CallOptions Impatient = new() { Timeout = TimeSpan.FromSeconds(15), MaxRetries = 1 };

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var desired = await new SynchronisationFile(arguments.File, waldur.Urls, names).ReadAsync(stop);
        if (desired.Count == 0)
        {
            Screen.Line($"Nothing to do: {arguments.File} holds no synchronisations.");
            return Sample.Ok;
        }

        await Patience.WaitAsync(
            waldur.With(Impatient).RemoteSynchronisations.List().FirstOrDefaultAsync(stop),
            $"the list of synchronisations from {waldur.Endpoint.Authority}");
        var ensured = new List<RemoteSynchronisation>();
        foreach (var (index, synchronisation) in desired.Index())
        {
            var result = await EnsureAsync(index, synchronisation, stop);
            ensured.Add(result.Synchronisation);
            Screen.Line($"{synchronisation.RemoteOrganizationName}: {result}");
        }

        var summary = await waldur.RemoteSynchronisations.RunAllAsync(
            ensured.Where(synchronisation => synchronisation.IsActive),
            new SynchronisationRunAllOptions { Parallelism = arguments.Parallelism },
            new InlineProgress<SynchronisationRunProgress>(Report),
            stop);
        return await ReportAsync(summary);
    }

    private async Task<SynchronisationEnsureResult> EnsureAsync(int index, RemoteSynchronisationCreate desired, CancellationToken stop)
    {
        try
        {
            return await Patience.WaitAsync(
                waldur.RemoteSynchronisations.EnsureAsync(desired, stop),
                $"{waldur.Endpoint.Authority} to store the synchronisation with {desired.RemoteOrganizationName}");
        }
        catch (ArgumentException error)
        {
            // Checked before anything is sent: the server might store a part of what it refuses.
            throw new SampleException($"Synchronisations {arguments.File}: entry {index + 1}: {Input.Describe(error)}", error);
        }
    }

    private void Report(SynchronisationRunProgress progress)
    {
        var name = progress.Synchronisation.RemoteOrganizationName;
        Screen.Line(progress switch
        {
            { Result: { } result } => $"Ran {progress.Ended} of {progress.Total}: {name}, {result.Outcome}",
            { Message.Length: > 0 } => $"{name}: {progress.Message}",
            _ => $"{name}: waiting for {waldur.Endpoint.Authority} to run it",
        });
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
