using System.Diagnostics.Metrics;
using Waldur.Client.Core;

namespace Waldur.Client.Events;

/// <summary>The metrics of one source of events. They are Waldur's: the meter is the one of the client.</summary>
internal sealed class EventMetrics(Uri endpoint, TimeProvider timeProvider)
{
    private static readonly ApiTelemetry Telemetry = ApiTelemetry.Get(new ApiProduct { Name = "Waldur.Client" });
    private static readonly ServerLevel Connected = new(Telemetry, "events.connected", "{source}", "Sources of events that are connected.");
    private static readonly Counter<long> Reconnects = CreateCounter("events.reconnects", "{connection}", "Connections that were made after one was lost.");
    private static readonly Counter<long> Messages = CreateCounter("events.messages", "{message}", "Messages that came.");

    private readonly ClientTelemetry _client = new(Telemetry, endpoint, timeProvider);
    private bool _isConnected;

    public void OnConnected(bool isFirst)
    {
        SetConnected(true);
        if (!isFirst)
        {
            _client.Count(Reconnects, 1);
        }
    }

    public void OnDisconnected() => SetConnected(false);

    public void OnMessage() => _client.Count(Messages, 1);

    private void SetConnected(bool isConnected)
    {
        if (_isConnected != isConnected)
        {
            _isConnected = isConnected;
            Connected.Add(endpoint, isConnected ? 1 : -1);
        }
    }

    private static Counter<long> CreateCounter(string name, string unit, string description) =>
        Telemetry.Meter.CreateCounter<long>($"{Telemetry.Prefix}.{name}", unit, description);
}
