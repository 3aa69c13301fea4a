using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Reads JSON bodies. Of a name that comes twice in an object the last value counts, as on the real servers.</summary>
internal static class JsonBody
{
    public static JsonNode? Parse(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        return ToNode(document.RootElement);
    }

    private static JsonNode? ToNode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var item = new JsonObject();
                foreach (var property in element.EnumerateObject())
                {
                    item[property.Name] = ToNode(property.Value);
                }

                return item;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(ToNode)]);
            default:
                return JsonValue.Create(element.Clone());
        }
    }
}
