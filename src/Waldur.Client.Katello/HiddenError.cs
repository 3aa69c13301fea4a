using System.Text.Json;

namespace Waldur.Client.Katello;

/// <summary>
/// Finds an error in a response with a good status. Foreman responds to some deletions with 200 and <c>{"error":{"message":"..."}}</c>
/// although nothing was deleted; nothing less than that shape is taken for an error.
/// </summary>
internal static class HiddenError
{
    public static bool IsIn(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("\"error\""u8) < 0)
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty("message", out var message)
                && message.ValueKind == JsonValueKind.String;
        }
        // Half a surrogate pair in a name or text is no JSON error to the parser, only to whoever reads it.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
