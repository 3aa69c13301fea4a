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
            return Find(document.RootElement, "error"u8) is { } error && Find(error, "message"u8) is { ValueKind: JsonValueKind.String };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonElement? Find(JsonElement element, ReadOnlySpan<byte> name)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (IsNamed(member, name))
                {
                    return member.Value;
                }
            }
        }

        return null;
    }

    // Half a surrogate pair in a name is no fault to the parser, only to whoever asks for the name.
    private static bool IsNamed(JsonProperty member, ReadOnlySpan<byte> name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
