using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <content>Events.</content>
public sealed partial class FakeWaldurServer
{
    private const string BrokerPath = "/rmqws-stomp";
    private FakeBroker? _broker;

    /// <summary>The broker from which events come, at <c>/rmqws-stomp</c>.</summary>
    public FakeBroker Broker => LazyInitializer.EnsureInitialized(ref _broker, () => new FakeBroker(Clock));

    /// <summary>How new the server's events are; the newest when left alone.</summary>
    public FakeEventSupport EventSupport
    {
        get => _state.EventSupport;
        set => _state.EventSupport = value;
    }

    /// <summary>The identities of site agents as they are now.</summary>
    public IReadOnlyList<FakeAgentIdentity> AgentIdentities => Snapshot(state => state.AgentIdentities, row => row.Copy());

    /// <summary>The services of site agents as they are now.</summary>
    public IReadOnlyList<FakeAgentService> AgentServices => Snapshot(state => state.AgentServices, row => row.Copy());

    /// <summary>The processors of site agents as they are now.</summary>
    public IReadOnlyList<FakeAgentProcessor> AgentProcessors => Snapshot(state => state.AgentProcessors, row => row.Copy());

    /// <summary>The log entries of site agents as they are now.</summary>
    public IReadOnlyList<FakeAgentLog> AgentLogs => Snapshot(state => state.AgentLogs, row => row);

    /// <summary>The consumers of events as they are now, those of site agents included.</summary>
    public IReadOnlyList<FakeEventConsumer> EventConsumers => Snapshot(state => state.EventConsumers, row => row);

    /// <summary>Publishes an event about an offering to all who registered for it and may hear of it.</summary>
    /// <param name="objectType">The type of object, such as <c>order</c>.</param>
    /// <param name="offering">The offering.</param>
    /// <param name="body">What the message says besides the type and the offering.</param>
    public void PublishEvent(string objectType, FakeOffering offering, JsonObject? body = null)
    {
        ArgumentNullException.ThrowIfNull(offering);
        lock (Sync)
        {
            EventDispatcher.Dispatch(_state, Broker, objectType, offering, body ?? []);
        }

        Publish();
    }

    internal override Task ServeAsync(WebSocket socket) => Broker.ServeAsync(socket, Stopped);

    // The broker stands at the root of the host, whatever the path of the API.
    private protected override bool IsBeyondDescription(string path) =>
        path.EndsWith(BrokerPath, StringComparison.Ordinal) && path.LastIndexOf('/') == path.Length - BrokerPath.Length && !path.StartsWith("/api/", StringComparison.Ordinal);
}
