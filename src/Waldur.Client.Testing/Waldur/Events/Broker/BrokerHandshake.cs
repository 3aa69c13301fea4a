using System.Security.Cryptography;
using System.Text;

namespace Waldur.Client.Testing;

/// <summary>What the broker's address responds, before anything else is spoken there.</summary>
internal static class BrokerHandshake
{
    private const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static readonly string[] Protocols = ["v10.stomp", "v11.stomp", "v12.stomp"];

    public static FakeResponse Respond(FakeBroker broker, FakeRequest request)
    {
        if (!broker.IsEnabled)
        {
            return Drf.UnknownRoute();
        }

        if (!broker.IsRunning)
        {
            return FakeResponse.Html(503, "<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n</html>\r\n");
        }

        var key = request.Header("Sec-WebSocket-Key");
        var wantsUpgrade = key is not null && string.Equals(request.Header("Upgrade"), "websocket", StringComparison.OrdinalIgnoreCase);
        if (request.Method != "GET" || !wantsUpgrade)
        {
            return FakeResponse.Empty(426).With("Upgrade", "websocket").With("Connection", "Upgrade");
        }

        var response = FakeResponse.Empty(WebSocketUpgrade.Status)
            .With("Connection", "Upgrade")
            .With("Upgrade", "websocket")
            .With("Sec-WebSocket-Accept", Accept(key!));
        var offered = (request.Header("Sec-WebSocket-Protocol") ?? "").Split(',', StringSplitOptions.TrimEntries);
        var protocol = offered.FirstOrDefault(Protocols.Contains);
        return protocol is null ? response : response.With("Sec-WebSocket-Protocol", protocol);
    }

    // The protocol of WebSockets demands this digest; it protects nothing.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "Demanded by RFC 6455")]
    private static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Guid)));
}
