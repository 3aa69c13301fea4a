using System.Text.Json;
using Waldur.Client.Models;

namespace Waldur.Client.Events;

/// <summary>Makes an event of a message, whatever its body: one that says nothing is still a hint.</summary>
internal static class MessageReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    public static WaldurEvent Read(BrokerQueue queue, StompFrame frame, DateTimeOffset now)
    {
        var plain = new WaldurEvent
        {
            Kind = WaldurEventKind.Message,
            ReceivedAt = now,
            ObjectType = queue.ObjectType,
            IsRedelivered = frame["redelivered"] == "true",
        };
        try
        {
            using var document = JsonDocument.Parse(frame.Body, Strict);
            return WithBody(plain, document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Invalid JSON, or text in it that is no Unicode.
            return plain;
        }
    }

    private static WaldurEvent WithBody(WaldurEvent plain, JsonElement body) => plain with
    {
        ObjectType = Text(body, "object_type") is { } type ? ObservableObjectType.From(type) : plain.ObjectType,
        Offering = Uuid(body, "offering_uuid"),
        BackendResourceRequest = Uuid(body, "backend_resource_request_uuid"),
        Body = RawJson.From(body),
    };

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static Guid? Uuid(JsonElement body, string name) => Guid.TryParse(Text(body, name), out var uuid) && uuid != Guid.Empty ? uuid : null;
}
