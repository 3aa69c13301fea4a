using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>Finds the secrets in a JSON body by the names of its members.</summary>
internal static class JsonSecrets
{
    /// <summary>Adds the texts of secret members, however deep; nothing where the body is no JSON.</summary>
    public static void Collect(ReadOnlySpan<byte> utf8, Func<string, bool> isSecret, Action<string> add)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            using var document = JsonDocument.ParseValue(ref reader);
            Walk(document.RootElement, isSecret, add, within: false);
        }
        catch (JsonException)
        {
            // Such a body holds no name to go by.
        }
    }

    private static void Walk(JsonElement element, Func<string, bool> isSecret, Action<string> add, bool within)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Walk(member.Value, isSecret, add, within || isSecret(JsonText.Name(member)));
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Walk(item, isSecret, add, within);
                }

                break;
            case JsonValueKind.String when within:
                add(Text(element));
                break;
        }
    }

    // Half a surrogate pair is no text: such a secret is known by what stands in the body.
    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return element.GetRawText()[1..^1];
        }
    }
}
