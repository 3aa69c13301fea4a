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
            return JsonMembers.Find(document.RootElement, "error"u8) is { } error && JsonMembers.Find(error, "message"u8) is { ValueKind: JsonValueKind.String };
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
