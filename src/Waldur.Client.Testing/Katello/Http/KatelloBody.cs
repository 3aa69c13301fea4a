using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Reads the body of a request.</summary>
internal static class KatelloBody
{
    public static bool IsJson(FakeRequest request) =>
        (request.Header("Content-Type") ?? "").Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);

    /// <summary>The body as an object: empty when there is none, or when it is not said to be JSON.</summary>
    /// <exception cref="ProblemException">The body is not JSON although it says so.</exception>
    public static JsonObject Read(FakeRequest request)
    {
        if (request.Body.IsEmpty || !IsJson(request))
        {
            return [];
        }

        try
        {
            // Anything but an object is put under a key that nobody reads.
            return JsonNode.Parse(request.Body.Span) as JsonObject ?? [];
        }
        catch (JsonException exception)
        {
            throw KatelloErrors.BadJson(exception.Message);
        }
    }

    /// <summary>A scalar as Rails casts it to text; null for null and for anything that is not a scalar.</summary>
    public static string? ToText(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => node.ToJsonString(),
        _ => null,
    };

    /// <summary>The whole numbers of a list, numeric texts included.</summary>
    public static IReadOnlyList<long> Ids(JsonNode? node) => node is JsonArray list
        ? [.. list.Select(item => RubyInteger.Parse(ToText(item)))]
        : [];
}
