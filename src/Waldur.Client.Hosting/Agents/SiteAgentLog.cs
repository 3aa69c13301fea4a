using Microsoft.Extensions.Logging;

namespace Waldur.Client.Hosting;

/// <summary>What a hosted agent logs.</summary>
internal static partial class SiteAgentLog
{
    public static void Result(this ILogger logger, ProcessResult result)
    {
        var request = result.Request.Uuid;
        switch (result.Outcome)
        {
            case ProcessOutcome.Done:
                logger.RequestDone(request);
                break;
            case ProcessOutcome.Erred:
                logger.RequestErred(request, result.Error);
                break;
            case ProcessOutcome.Uncertain:
                logger.RequestUncertain(request);
                break;
            case ProcessOutcome.NotClaimed:
                // The loop has logged it, with the reason.
                break;
            default:
                logger.RequestLeft(request, result.Outcome);
                break;
        }
    }

    /// <summary>An expected failure is one line; one of the program's own making shows where it comes from.</summary>
    public static void AgentFailed(this ILogger logger, string agent, Exception error)
    {
        if (error is ApiException or IOException or InvalidDataException)
        {
            logger.AgentRefused(agent, error.Message);
        }
        else
        {
            logger.AgentBroke(agent, error);
        }
    }

    [LoggerMessage(320, LogLevel.Information, "{Agent} serves {Settings}")]
    public static partial void AgentStarted(this ILogger logger, string agent, WaldurSiteAgentSettings settings);

    [LoggerMessage(321, LogLevel.Information, "{Agent} has stopped; a request that was being processed stays claimed and is taken up at the next start")]
    public static partial void AgentStopped(this ILogger logger, string agent);

    [LoggerMessage(322, LogLevel.Information, "{Agent} has ended: nothing is pending")]
    public static partial void AgentIdle(this ILogger logger, string agent);

    [LoggerMessage(325, LogLevel.Error, "{Agent} has ended, and something needs attention (an offering that it cannot see, or a request without a known end): {Status}")]
    public static partial void AgentUnfinished(this ILogger logger, string agent, WaldurSiteAgentStatus status);

    [LoggerMessage(323, LogLevel.Critical, "{Agent} cannot go on: {Reason}")]
    private static partial void AgentRefused(this ILogger logger, string agent, string reason);

    [LoggerMessage(324, LogLevel.Critical, "{Agent} cannot go on")]
    private static partial void AgentBroke(this ILogger logger, string agent, Exception error);

    [LoggerMessage(330, LogLevel.Information, "Request {Request} is done")]
    private static partial void RequestDone(this ILogger logger, Guid request);

    [LoggerMessage(331, LogLevel.Error, "Request {Request} has failed; the server knows")]
    private static partial void RequestErred(this ILogger logger, Guid request, Exception? error);

    [LoggerMessage(332, LogLevel.Warning, "Request {Request} may be this agent's or another's, and is left alone; if there is no other, set IsOnlyAgent")]
    private static partial void RequestUncertain(this ILogger logger, Guid request);

    [LoggerMessage(334, LogLevel.Information, "Request {Request} is left alone: {Outcome}")]
    private static partial void RequestLeft(this ILogger logger, Guid request, ProcessOutcome outcome);
}
