using System.Globalization;

namespace Waldur.Client.Hosting;

/// <summary>
/// How a site agent of the container is doing; ask the container for it, by the agent's name where it has one. All members may be
/// read at any time, from any thread. It holds no secret.
/// </summary>
public sealed class WaldurSiteAgentStatus
{
    private volatile IReadOnlyList<SiteAgentLoop> _loops = [];
    private volatile Exception? _failure;
    private volatile bool _isRunning;
    private long _startedAt;

    internal WaldurSiteAgentStatus()
    {
    }

    /// <summary>Whether the agent serves requests now, or tries to.</summary>
    public bool IsRunning => _isRunning;

    /// <summary>Why the agent could not go on; null where it can.</summary>
    public Exception? Failure => _failure;

    /// <summary>When the agent began; null before.</summary>
    public DateTimeOffset? StartedAt => Interlocked.Read(ref _startedAt) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Since when every offering has been polled successfully; null while one never was.</summary>
    public DateTimeOffset? LastPoll => _loops is { Count: > 0 } loops && loops.All(loop => loop.Monitor.LastPoll is not null) ? loops.Min(loop => loop.Monitor.LastPoll) : null;

    /// <summary>What the latest poll of an offering failed with; null where all succeeded.</summary>
    public Exception? LastPollError => _loops.Select(loop => loop.Monitor.LastPollError).FirstOrDefault(error => error is not null);

    /// <summary>How many polls in a row have failed, of the offering where it is worst.</summary>
    public int ConsecutiveFailures => _loops.Select(loop => loop.Monitor.ConsecutiveFailures).DefaultIfEmpty().Max();

    /// <summary>How many requests are being processed now.</summary>
    public int RunningRequests => _loops.Sum(loop => loop.Monitor.RunningRequests);

    /// <summary>How many requests have been done since the start.</summary>
    public long DoneRequests => _loops.Sum(loop => (long)loop.Monitor.Count(ProcessOutcome.Done));

    /// <summary>How many requests have failed since the start.</summary>
    public long ErredRequests => _loops.Sum(loop => (long)loop.Monitor.Count(ProcessOutcome.Erred));

    /// <summary>Whether events of every offering wake the agent now; false where it only polls, or where a connection is lost.</summary>
    public bool IsWakeConnected => _loops is { Count: > 0 } loops && loops.All(loop => loop.Monitor.IsWakeConnected);

    /// <summary>How long the request that was claimed last had waited since its creation, of the offering where that was longest; null before the first.</summary>
    public TimeSpan? LastClaimLag => _loops.Max(loop => loop.Monitor.LastClaimLag);

    /// <summary>Requests whose end the server has not confirmed yet although their handler has ended: they are reported until it does.</summary>
    public IReadOnlyList<Guid> UnreportedRequests => [.. _loops.SelectMany(loop => loop.Monitor.UnreportedRequests)];

    /// <summary>Requests that may be this agent's or another's, since the response to their claim was lost.</summary>
    public IReadOnlyList<Guid> UncertainRequests => [.. _loops.SelectMany(loop => loop.Monitor.UncertainRequests)];

    /// <summary>Offerings that do not exist, or on which the agent's user has no role: no request for them will ever come.</summary>
    public IReadOnlyList<Guid> InvisibleOfferings => [.. _loops.Where(loop => loop.Monitor.IsOfferingVisible == false).Select(loop => loop.Offering!.Value)];

    internal IReadOnlyList<SiteAgentLoop> Loops => _loops;

    /// <summary>What counts, in one line.</summary>
    /// <returns>Such as <c>running, last poll 2026-01-01T00:00:00Z, 3 done, 0 erred, 1 in work, 0 unreported, 0 uncertain</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsRunning ? "running" : Failure is null ? "not running" : "failed")}, last poll {LastPoll?.ToString("u", CultureInfo.InvariantCulture) ?? "never"}, {DoneRequests} done, {ErredRequests} erred, {RunningRequests} in work, {UnreportedRequests.Count} unreported, {UncertainRequests.Count} uncertain");

    internal void OnStarted(IReadOnlyList<SiteAgentLoop> loops, DateTimeOffset now)
    {
        _loops = loops;
        Interlocked.Exchange(ref _startedAt, now.UtcTicks);
        _isRunning = true;
    }

    internal void OnEnded(Exception? failure = null)
    {
        _failure = failure;
        _isRunning = false;
    }
}
