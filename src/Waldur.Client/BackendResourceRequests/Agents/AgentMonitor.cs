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
    private DateTimeOffset? _failingSince;
    private WakeReason? _lastReason;
    private Exception? _lastError;
    private readonly int[] _ended = new int[Enum.GetValues<ProcessOutcome>().Length];
    private int _failures;
    private int _running;
    private long _polls;
    private long _failedPolls;
    private long _changes;
    private TimeSpan? _lastClaimLag;
    private bool _isWakeConnected;
    private bool? _isOfferingVisible;

    /// <summary>When the agent last read the list of requests successfully; null before the first time.</summary>
    public DateTimeOffset? LastPoll => Read(ref _lastPoll);

    /// <summary>Why that poll was made: because of a hint, a new connection, or as usual; null before the first time.</summary>
    public WakeReason? LastPollReason => Read(ref _lastReason);

    /// <summary>What the latest poll failed with; null where it succeeded.</summary>
    public Exception? LastPollError => Read(ref _lastError);

    /// <summary>When the first of the polls failed that have failed in a row; null where the latest succeeded, and before the first.</summary>
    public DateTimeOffset? FailingSince => Read(ref _failingSince);

    /// <summary>How many polls have succeeded.</summary>
    public long Polls => Read(ref _polls);

    /// <summary>How many polls have failed.</summary>
    public long FailedPolls => Read(ref _failedPolls);

    /// <summary>How many polls in a row have failed.</summary>
    public int ConsecutiveFailures => Read(ref _failures);

    /// <summary>Whether <see cref="AgentOptions.Wake"/> was connected when the agent last looked: then it polls slowly, and hints wake it.</summary>
    public bool IsWakeConnected => Read(ref _isWakeConnected);

    /// <summary>
    /// How long the request that was claimed last had waited since its creation, by this program's clock and the server's; null before
    /// the first claim. Never negative: a clock that is behind shows zero.
    /// </summary>
    public TimeSpan? LastClaimLag => Read(ref _lastClaimLag);

    /// <summary>How many requests are being processed now.</summary>
    public int RunningRequests => Read(ref _running);

    /// <summary>Requests whose end the server has not confirmed yet although their handler has ended: they are reported again.</summary>
    public IReadOnlyList<Guid> UnreportedRequests => Read(ref _unreported);

    /// <summary>Requests that may be this agent's or another's since the response to their claim was lost.</summary>
    public IReadOnlyList<Guid> UncertainRequests => Read(ref _uncertain);

    /// <summary>
    /// Whether the server lets the agent's user see the offering. Where it does not, no request will ever come: the offering
    /// does not exist, or the user has no role on it; that is asked with every poll until it does. Null while it is not
    /// known, or where the agent serves all offerings.
    /// </summary>
    public bool? IsOfferingVisible => Read(ref _isOfferingVisible);

    internal long Changes => Read(ref _changes);

    /// <summary>How many requests the agent has left so.</summary>
    /// <param name="outcome">What became of them.</param>
    /// <returns>Their number since this monitor was made; one whose end was reported late is counted as unreported first and then as it ended.</returns>
    public int Count(ProcessOutcome outcome)
    {
        lock (_lock)
        {
            return (int)outcome >= 0 && (int)outcome < _ended.Length ? _ended[(int)outcome] : 0;
        }
    }

    internal void OnEnded(ProcessOutcome outcome) => Write(() => _ended[(int)outcome]++);

    internal void OnClaimed(TimeSpan lag) => Write(() => _lastClaimLag = lag > TimeSpan.Zero ? lag : TimeSpan.Zero);

    internal void OnWakeSeen(bool isConnected)
    {
        if (isConnected != IsWakeConnected)
        {
            Write(() => _isWakeConnected = isConnected);
        }
    }

    internal void OnPolled(DateTimeOffset now, WakeReason reason) =>
        Write(() => (_lastPoll, _lastReason, _lastError, _failingSince, _failures, _polls) = (now, reason, null, null, 0, _polls + 1));

    internal void OnPollFailed(DateTimeOffset now, Exception error) =>
        Write(() => (_lastError, _failingSince, _failures, _failedPolls) = (error, _failingSince ?? now, _failures + 1, _failedPolls + 1));

    internal void OnChanged(int running, IReadOnlyList<Guid> unreported, IReadOnlyList<Guid> uncertain) =>
        WriteQuietly(() => (_running, _unreported, _uncertain) = (running, unreported, uncertain));

    internal void OnOfferingSeen(bool isVisible) => Write(() => _isOfferingVisible = isVisible);

    private T Read<T>(ref T field)
    {
        lock (_lock)
        {
            return field;
        }
    }

    private void Write(Action change) => WriteQuietly(() =>
    {
        change();
        _changes++;
    });

    // What changes with every turn of the loop is no news by itself.
    private void WriteQuietly(Action change)
    {
        lock (_lock)
        {
            change();
        }
    }
}
