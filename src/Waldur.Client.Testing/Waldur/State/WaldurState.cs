using System.Diagnostics.CodeAnalysis;

namespace Waldur.Client.Testing;

/// <summary>Everything that a fake Waldur knows. The server's lock guards it.</summary>
internal sealed class WaldurState
{
    private readonly TimeProvider _timeProvider;
    private readonly Random _random;

    public WaldurState(TimeProvider timeProvider, int seed)
    {
        _timeProvider = timeProvider;

        // Uuids and tokens are to be repeatable from the seed, not unpredictable.
        _random = new Random(seed);
        BackendResources = new(Lists.Clear);
        BackendResourceRequests = new(Lists.Clear);
        Resources = new(Lists.Clear);
        Orders = new(Lists.Clear);
        RemoteSynchronisations = new(Lists.Clear);
        SoftwareCatalogs = new(Lists.Clear);
        Jobs = new(Lists.Clear);
    }

    public List<FakeUser> Users { get; } = [];

    public Dictionary<string, BearerToken> PersonalAccessTokens { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, BearerToken> OidcTokens { get; } = new(StringComparer.Ordinal);

    public bool PersonalAccessTokensEnabled { get; set; } = true;

    public bool AnonymousUsersSeeOfferings { get; set; }

    public bool EveryoneSeesRequests { get; set; }

    public bool MixesTies { get; set; }

    public List<FakeCustomer> Customers { get; } = [];

    public List<FakeProject> Projects { get; } = [];

    public List<FakeServiceProvider> ServiceProviders { get; } = [];

    public List<FakeCategory> Categories { get; } = [];

    public List<FakeRemoteCategory> RemoteCategories { get; } = [];

    public List<FakeOffering> Offerings { get; } = [];

    public List<FakePlan> Plans { get; } = [];

    public RowTable<FakeBackendResource> BackendResources { get; }

    public RowTable<FakeBackendResourceRequest> BackendResourceRequests { get; }

    public RowTable<FakeResource> Resources { get; }

    public RowTable<FakeOrder> Orders { get; }

    public RowTable<FakeRemoteSynchronisation> RemoteSynchronisations { get; }

    public RowTable<FakeSoftwareCatalog> SoftwareCatalogs { get; }

    /// <summary>The names of the offerings that each remote synchronisation pulled last.</summary>
    public Dictionary<Guid, HashSet<string>> PulledOfferings { get; } = [];

    /// <summary>The lists that were asked for since something changed.</summary>
    public SortedLists Lists { get; } = new();

    /// <summary>What goes on after the responses.</summary>
    public JobQueue Jobs { get; }

    /// <summary>What is reported to the outside once the lock is released.</summary>
    public Queue<Action> Outbox { get; } = [];

    /// <summary>The time, in the server's whole microseconds.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = _timeProvider.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    public FakeEventSupport EventSupport { get; set; }

    public List<FakeAgentIdentity> AgentIdentities { get; } = [];

    public List<FakeAgentService> AgentServices { get; } = [];

    public List<FakeAgentProcessor> AgentProcessors { get; } = [];

    public List<FakeAgentLog> AgentLogs { get; } = [];

    public List<FakeEventConsumer> EventConsumers { get; } = [];

    public List<EventSubscriptionRow> EventSubscriptions { get; } = [];

    public List<EventQueueRow> EventQueues { get; } = [];

    /// <summary>Publishes that a request for backend resources was made.</summary>
    public Action<FakeBackendResourceRequest>? Announce { get; set; }

    /// <summary>Is called for every new request for backend resources.</summary>
    public Action<FakeBackendResourceRequest>? RequestCreated { get; set; }

    public Random? Ties => MixesTies ? _random : null;

    /// <summary>Adds a request for backend resources, and informs whoever listens.</summary>
    public void Add(FakeBackendResourceRequest row)
    {
        BackendResourceRequests.Add(row);
        var copy = row.Copy();
        Announce?.Invoke(row);
        Outbox.Enqueue(() => RequestCreated?.Invoke(copy));
    }

    [SuppressMessage("Security", "CA5394", Justification = "Repeatable from the seed")]
    public Guid NewUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    [SuppressMessage("Security", "CA5394", Justification = "Repeatable from the seed")]
    public string NewToken()
    {
        Span<byte> bytes = stackalloc byte[20];
        _random.NextBytes(bytes);
        return Convert.ToHexString(bytes).ToLowerInvariant();
    }
}
