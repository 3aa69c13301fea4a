using Waldur.Client.Hosting;

namespace Waldur.Client.Samples;

/// <summary>Says how the agent is doing, once a minute and at the end: what an operator sees without any tool.</summary>
internal sealed partial class SummaryLine(WaldurSiteAgentStatus agent, ILogger<SummaryLine> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                LogSummary(logger, agent);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogSummary(logger, agent);
        }
    }

    [LoggerMessage(LogLevel.Information, "Agent: {Summary}")]
    private static partial void LogSummary(ILogger logger, WaldurSiteAgentStatus summary);
}
