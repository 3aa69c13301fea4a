using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Waldur.Client.Hosting;

/// <summary>Says whether a site agent polls, and ends what it has claimed.</summary>
internal sealed class SiteAgentHealthCheck(WaldurSiteAgentStatus status, WaldurSiteAgentSettings settings, UnendedClaims claims, TimeProvider timeProvider)
    : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = timeProvider.GetUtcNow();
        var unreported = status.UnreportedRequests;
        var uncertain = status.UncertainRequests;
        var oldest = claims.Note([.. unreported, .. uncertain], now);
        var failure = context.Registration.FailureStatus;
        var (health, description) = FindFailure(now, oldest) is { } problem ? (failure, problem)
            : FindDoubt(unreported.Count, uncertain.Count) is { } doubt ? (HealthStatus.Degraded, doubt)
            : (HealthStatus.Healthy, "The agent polls.");
        return Task.FromResult(new HealthCheckResult(health, description, status.Failure ?? status.LastPollError, Data(now, unreported.Count, uncertain.Count)));
    }

    private string? FindFailure(DateTimeOffset now, DateTimeOffset? oldestClaim)
    {
        if (status.Failure is { } failure)
        {
            return $"The agent cannot go on: {ErrorLine.From(failure)}";
        }

        if (!status.IsRunning)
        {
            return status.StartedAt is null ? "The agent has not started yet." : "The agent has ended.";
        }

        if (status.InvisibleOfferings is { Count: > 0 } invisible)
        {
            return $"Offering {invisible[0]:N} does not exist, or the agent's user has no role on it: no request for it will ever come.";
        }

        if (status.Loops.FirstOrDefault(loop => IsFailing(loop, now) || IsSilent(loop, now)) is { } stale)
        {
            var since = stale.Monitor.LastPoll is { } last ? $"since {stale.Monitor.FailingSince ?? last:u}" : "since it began";
            return stale.Monitor.LastPollError is { } error
                ? $"The agent could not poll {since}: {ErrorLine.From(error)}"
                : $"The agent has not polled {since}.";
        }

        return oldestClaim is { } oldest && now - oldest > settings.UnhealthyAfter
            ? $"Claims could not be ended since {oldest:u}: see the agent's log."
            : null;
    }

    private string? FindDoubt(int unreported, int uncertain)
    {
        if (status.Loops.FirstOrDefault(loop => loop.Monitor.ConsecutiveFailures > 0) is { Monitor: { LastPollError: { } error } monitor })
        {
            return $"The latest {monitor.ConsecutiveFailures} polls failed: {ErrorLine.From(error)}";
        }

        if (status.LastPoll is null)
        {
            return "The agent has begun, and has not polled yet.";
        }

        return unreported + uncertain == 0
            ? null
            : $"{unreported} requests have ended without the server's knowledge, {uncertain} may be this agent's or another's.";
    }

    // However rarely it polls: what has failed needs no patience beyond what is set.
    private bool IsFailing(SiteAgentLoop loop, DateTimeOffset now) =>
        loop.Monitor.FailingSince is { } since && (loop.Monitor.LastPoll is null || now - since > settings.UnhealthyAfter);

    // An agent with its hands full does not poll, and need not. One whose polls fail does poll.
    private bool IsSilent(SiteAgentLoop loop, DateTimeOffset now) =>
        loop.Monitor.FailingSince is null && loop.Monitor.RunningRequests < settings.Parallelism && now - (loop.Monitor.LastPoll ?? status.StartedAt) > MaxSilence;

    // Where events wake the agent, it polls rarely.
    private TimeSpan MaxSilence
    {
        get
        {
            var interval = settings.Wake == WaldurSiteAgentWake.Auto && settings.ConnectedPollInterval > settings.PollInterval
                ? settings.ConnectedPollInterval
                : settings.PollInterval;
            return settings.UnhealthyAfter > interval * 2 ? settings.UnhealthyAfter : interval * 2;
        }
    }

    private Dictionary<string, object> Data(DateTimeOffset now, int unreported, int uncertain)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["running"] = status.RunningRequests,
            ["done"] = status.DoneRequests,
            ["erred"] = status.ErredRequests,
            ["unreported"] = unreported,
            ["uncertain"] = uncertain,
            ["wakeConnected"] = status.IsWakeConnected,
            ["consecutiveFailures"] = status.ConsecutiveFailures,
        };
        if (status.LastPoll is { } last)
        {
            data["lastPoll"] = last;
            data["secondsSinceLastPoll"] = Math.Round((now - last).TotalSeconds, 1);
        }

        return data;
    }
}
