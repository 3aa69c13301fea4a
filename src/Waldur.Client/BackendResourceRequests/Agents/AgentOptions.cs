namespace Waldur.Client;

/// <summary>How the loop of a site agent works.</summary>
public sealed record AgentOptions : ProcessOptions
{
    internal static new AgentOptions Default { get; } = new();

    /// <summary>The offering whose requests are processed.</summary>
    /// <value>Null by default: all offerings whose requests the agent's user may see. Such an agent must not say that it is the only one unless it serves them all.</value>
    public Guid? Offering { get; init; }

    /// <summary>How long to wait between two polls for new requests.</summary>
    /// <value>30 seconds by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or more than 24 days.</exception>
    public TimeSpan PollInterval { get; init => field = Guards.Positive(value, nameof(PollInterval)); } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What makes the agent poll sooner, such as the events of <c>Waldur.Client.Events</c>: <c>events.CreateWakeSource()</c>. One source
    /// serves one loop. It speeds the agent up and nothing more: without it, when it fails, and when a hint is lost, polling finds
    /// the requests all the same.
    /// </summary>
    /// <value>None by default: the agent polls only.</value>
    public IWakeSource? Wake { get; init; }

    /// <summary>
    /// How long to wait between two polls while <see cref="Wake"/> is connected, so that hints can be expected. While it is not, while
    /// the server is away, and while a request waits to be claimed or looked at once more, <see cref="PollInterval"/> counts. Where that is the
    /// longer one, it counts in any case.
    /// </summary>
    /// <value>5 minutes by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or more than 24 days.</exception>
    public TimeSpan ConnectedPollInterval { get; init => field = Guards.Positive(value, nameof(ConnectedPollInterval)); } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The longest wait between two polls while the server is away; the wait doubles up to here. Less than <see cref="PollInterval"/> has no
    /// effect: a server that is away is never polled more often than one that is there.
    /// </summary>
    /// <value>5 minutes by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or more than 24 days.</exception>
    public TimeSpan MaxPollInterval { get; init => field = Guards.Positive(value, nameof(MaxPollInterval)); } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Where the agent notes what it has claimed, so that its successor recovers that after a crash. Not needed by the only
    /// agent of an offering, which recovers whatever it finds in state <c>Processing</c>.
    /// </summary>
    /// <value>None by default: several agents without journals recover nothing.</value>
    public IClaimJournal? Journal { get; init; }

    /// <summary>How many requests are processed at the same time.</summary>
    /// <value>1 by default. With more, the handler is called for several requests at once, and a long one does not hold up the others.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public int Parallelism
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Parallelism), value, "At least one request is processed at a time.");
    } = 1;

    /// <summary>
    /// How many polls in a row the server, or a gateway, may refuse before the loop ends with the refusal. Only an agent whose
    /// polls have worked outlives any: at its start a refused credential ends it at once.
    /// </summary>
    /// <value>10 by default, which with the usual intervals is about 42 minutes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxConsecutiveRefusals
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxConsecutiveRefusals), value, "The number cannot be negative.");
    } = 10;

    /// <summary>Where the agent shows how it is doing.</summary>
    /// <value>Nowhere by default.</value>
    public AgentMonitor? Monitor { get; init; }

    /// <summary>
    /// How the agent shows itself to operators: registered at its start, with statistics, its last run and, if asked for, its logs. Where
    /// that fails, the agent works all the same. When the loop ends, it reports once more, for 5 seconds at most.
    /// </summary>
    /// <value>None by default: operators do not see the agent, unless it registers for events as one.</value>
    public AgentPresence? Presence { get; init; }

    /// <summary>
    /// Whether the loop ends once no request is pending, instead of waiting for new ones. What it could not report by then
    /// stays in the journal for its successor.
    /// </summary>
    /// <value>False by default.</value>
    public bool StopWhenIdle { get; init; }
}
