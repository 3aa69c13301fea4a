using Microsoft.Extensions.Logging;

namespace Waldur.Client.Events;

/// <summary>What all connections of one source of events share.</summary>
internal sealed record ConnectionSettings(Uri Address, HttpMessageInvoker Invoker, TimeProvider TimeProvider, ILogger Logger)
{
    public required TimeSpan HeartBeat { get; init; }

    public required TimeSpan ConnectTimeout { get; init; }

    public required int MaxMessageSize { get; init; }
}
