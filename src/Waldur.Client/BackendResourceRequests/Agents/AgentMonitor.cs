namespace Waldur.Client;

/// <summary>
/// How an agent is doing: hand one to <see cref="AgentOptions.Monitor"/> and read it whenever you like, for a health check or
/// an exit status. All members may be read while the agent runs.
/// </summary>
public sealed class AgentMonitor
{
    private readonly object _lock = new();
    private IReadOnlyList<Guid> _unreported = [];
    private IReadOnlyList<Guid> _uncertain = [];
    private DateTimeOffset? _lastPoll;
    private WakeReason? _lastReason;
    private Exception? _lastError;
    private int _failures;
    private int _running;
    private bool? _isOfferingVisible;

    /// <summary>When the agent last read the list of requests successfully; null before the first time.</summary>
    public DateTimeOffset? LastPoll => Read(ref _lastPoll);

    /// <summary>Why that poll was made: because of a hint, a new connection, or as usual; null before the first time.</summary>
    public WakeReason? LastPollReason => Read(ref _lastReason);

    /// <summary>What the latest poll failed with; null where it succeeded.</summary>
    public Exception? LastPollError => Read(ref _lastError);

    /// <summary>How many polls in a row have failed.</summary>
    public int ConsecutiveFailures => Read(ref _failures);

    /// <summary>How many requests are being processed now.</summary>
    public int RunningRequests => Read(ref _running);

    /// <summary>Requests whose end the server has not confirmed yet although their handler has ended: they are reported again.</summary>
    public IReadOnlyList<Guid> UnreportedRequests => Read(ref _unreported);

    /// <summary>Requests that may be this agent's or another's since the response to their claim was lost.</summary>
    public IReadOnlyList<Guid> UncertainRequests => Read(ref _uncertain);

    /// <summary>
    /// Whether the server lets the agent's user see the offering. Where it does not, no request will ever come: the offering
    /// does not exist, or the user has no role on it. Null while that is not known, or where the agent serves all offerings.
    /// </summary>
    public bool? IsOfferingVisible => Read(ref _isOfferingVisible);

    internal void OnPolled(DateTimeOffset now, WakeReason reason) =>
        Write(() => (_lastPoll, _lastReason, _lastError, _failures) = (now, reason, null, 0));

    internal void OnPollFailed(Exception error) => Write(() => (_lastError, _failures) = (error, _failures + 1));

    internal void OnChanged(int running, IReadOnlyList<Guid> unreported, IReadOnlyList<Guid> uncertain) =>
        Write(() => (_running, _unreported, _uncertain) = (running, unreported, uncertain));

    internal void OnOfferingSeen(bool isVisible) => Write(() => _isOfferingVisible = isVisible);

    private T Read<T>(ref T field)
    {
        lock (_lock)
        {
            return field;
        }
    }

    private void Write(Action change)
    {
        lock (_lock)
        {
            change();
        }
    }
}
