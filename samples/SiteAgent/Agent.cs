using System.Globalization;
using Waldur.Client.Models;

namespace Waldur.Client.Samples;

/// <summary>The agent's own work: what it does with a request that it has claimed.</summary>
internal sealed class Agent(WaldurClient waldur, IInventorySource inventory, AgentMonitor monitor, bool deletesMissing = false)
{
    /// <summary>Serves requests as long as the options say, and says what became of each.</summary>
    /// <param name="options">Which requests, and how.</param>
    /// <param name="maxRequests">After how many it ends.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(AgentOptions options, int maxRequests, CancellationToken cancellationToken)
    {
        var served = 0;
        await foreach (var result in waldur.BackendResourceRequests.ProcessPendingAsync(ReportAsync, options with { Monitor = monitor }, cancellationToken))
        {
            Screen.Line($"Agent: {Describe(result)}");
            if (++served == maxRequests)
            {
                return;
            }
        }
    }

    // An exception thrown from here ends the request as Erred, so that staff can read what went wrong.
    private async Task ReportAsync(BackendResourceRequest request, CancellationToken cancellationToken)
    {
        if (monitor is { LastPollReason: WakeReason.Hint, LastClaimLag: { } lag })
        {
            Screen.Line(string.Create(CultureInfo.InvariantCulture, $"Agent: woken by an event after {lag.TotalMilliseconds:0} ms"));
        }

        Screen.Line($"Agent: request {request.Uuid:N} for {request.OfferingName} claimed");
        var report = await Screen.ProgressAsync("Agent: reported", progress => waldur.BackendResources.ReportAsync(
            request.Offering,
            inventory,
            new ReportOptions { DeleteMissing = deletesMissing },
            new InlineProgress<ReportProgress>(step => progress(step.Ended, step.Total)),
            cancellationToken));
        Screen.Line($"Agent: {report}");
        if (report.MarketplaceProblem is { } problem)
        {
            Screen.Line($"Agent: {problem}");
        }

        report.EnsureNoFailures();
    }

    private static string Describe(ProcessResult result) => result.Outcome switch
    {
        ProcessOutcome.Done => $"request {result.Request.Uuid:N} done",
        ProcessOutcome.Erred => $"request {result.Request.Uuid:N} erred: {result.Error!.Message}",
        ProcessOutcome.Taken => $"request {result.Request.Uuid:N} taken by another agent",
        ProcessOutcome.Uncertain =>
            $"request {result.Request.Uuid:N} may be this agent's or another's; if there is no other, start again with --only-agent",
        _ => result.ToString(),
    };
}
