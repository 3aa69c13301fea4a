namespace Waldur.Client.Hosting;

/// <summary>Which requests a site agent serves, and how.</summary>
public sealed class WaldurSiteAgentSettings
{
    private static readonly AgentOptions Defaults = new();

    /// <summary>The name of the client that the agent calls with, where it is one of several (<c>AddKeyedWaldurClient</c>).</summary>
    /// <value>Null by default: the client that <c>AddWaldurClient</c> added.</value>
    public string? Client { get; set; }

    /// <summary>The offerings whose requests are processed. In configuration: a uuid, several with commas between them, or an array.</summary>
    /// <value>Empty by default; offerings must be given, or <see cref="AllOfferings"/>.</value>
    public IList<Guid> Offerings { get; } = [];

    /// <summary>Whether the requests of all offerings are processed that the agent's user may see, in place of <see cref="Offerings"/>.</summary>
    /// <value>False by default.</value>
    public bool AllOfferings { get; set; }

    /// <summary>
    /// The folder in which the agent notes what it has claimed, in a file for each offering, so that its successor takes that up
    /// after a crash or a stop. It must survive the process; a file is used by one agent at a time. A relative path begins at
    /// the content root.
    /// </summary>
    /// <value>None by default; needed unless <see cref="IsOnlyAgent"/> is set.</value>
    public string? JournalFolder { get; set; }

    /// <summary>Whether no other agent serves the offerings: whatever is found in state <c>Processing</c> is then this agent's to recover.</summary>
    /// <value>False by default.</value>
    public bool IsOnlyAgent { get; set; }

    /// <inheritdoc cref="AgentOptions.PollInterval"/>
    public TimeSpan PollInterval { get; set; } = Defaults.PollInterval;

    /// <summary>
    /// Whether the server's events wake the agent, so that it need not wait for its next poll. Polling stays: an event is a hint.
    /// </summary>
    /// <value><see cref="WaldurSiteAgentWake.Polling"/> by default, since registering for events silences older queues of the same user.</value>
    public WaldurSiteAgentWake Wake { get; set; }

    /// <inheritdoc cref="AgentOptions.ConnectedPollInterval"/>
    /// <remarks>Given without <see cref="Wake"/> it would count for nothing, and the program does not start.</remarks>
    public TimeSpan ConnectedPollInterval
    {
        get;
        set => (field, IsConnectedPollIntervalGiven) = (value, true);
    } = Defaults.ConnectedPollInterval;

    internal bool IsConnectedPollIntervalGiven { get; private set; }

    /// <summary>The address of the broker of events, where it is not the usual one, such as <c>wss://events.example.com:8443/rmqws-stomp</c>.</summary>
    /// <value>None by default: <c>/rmqws-stomp</c> on the client's endpoint.</value>
    /// <remarks>Given without <see cref="Wake"/> it would count for nothing, and the program does not start.</remarks>
    public string? Broker { get; set; }

    /// <summary>The agent's name for operators and for events, unique for the offering. Agents of one name share their events.</summary>
    /// <value>None by default: the application's name.</value>
    /// <remarks>Given without <see cref="Wake"/> and <see cref="ShowPresence"/> it would count for nothing, and the program does not start.</remarks>
    public string? AgentName { get; set; }

    /// <summary>Whether the agent shows itself to operators, with statistics and its last run. See <see cref="AgentPresence"/>.</summary>
    /// <value>False by default.</value>
    public bool ShowPresence { get; set; }

    /// <inheritdoc cref="AgentOptions.MaxPollInterval"/>
    public TimeSpan MaxPollInterval { get; set; } = Defaults.MaxPollInterval;

    /// <summary>How many requests of an offering are processed at the same time.</summary>
    /// <value>1 by default.</value>
    public int Parallelism { get; set; } = Defaults.Parallelism;

    /// <summary>
    /// How long a handler may work on a request; then its token is cancelled, and the request fails when the handler ends because of
    /// that. A handler that ignores its token is not interrupted: if it returns in the end, the request is done.
    /// </summary>
    /// <value>Infinite by default; otherwise 24 days at most.</value>
    public TimeSpan HandlerTimeout { get; set; } = Timeout.InfiniteTimeSpan;

    /// <inheritdoc cref="AgentOptions.MaxConsecutiveRefusals"/>
    public int MaxConsecutiveRefusals { get; set; } = Defaults.MaxConsecutiveRefusals;

    /// <inheritdoc cref="FailureOptions.IncludeDetail"/>
    public bool IncludeFailureDetail { get; set; } = Defaults.Failure.IncludeDetail;

    /// <summary>
    /// How long polls may fail, or a claim may not be ended, until the agent's health check says unhealthy; until then it says degraded.
    /// An agent that does not poll at all is unhealthy after that time, too, but not before two of its intervals.
    /// </summary>
    /// <value>5 minutes by default.</value>
    public TimeSpan UnhealthyAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether the host stops once no request is pending, in place of waiting for new ones. The process ends with status 1 where
    /// something needs attention: an offering that the agent cannot see, or a request that could not be ended.
    /// </summary>
    /// <value>False by default.</value>
    public bool StopWhenIdle { get; set; }

    /// <summary>
    /// Whether the host stops, and the process ends with status 1, when the agent cannot go on: its credential is refused at the
    /// start, its journal is another's, or the server has no such route. Otherwise the host goes on, and the health check says
    /// unhealthy.
    /// </summary>
    /// <value>True by default.</value>
    public bool StopHostOnFailure { get; set; } = true;

    /// <summary>Which offerings, and how often they are polled.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => AllOfferings
        ? $"all offerings, every {PollInterval}"
        : $"offerings {string.Join(", ", Offerings.Select(offering => offering.ToString("N")))}, every {PollInterval}";
}
