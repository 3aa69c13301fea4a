using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Reads the body of a request as Django REST framework's parsers do.</summary>
internal static class BodyReader
{
    public static JsonObject Read(FakeRequest request)
    {
        if (request.Body.IsEmpty)
        {
            return [];
        }

        var contentType = request.Header("Content-Type") ?? "";
        var mediaType = contentType.Split(';')[0].Trim();
        if (mediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return ReadForm(request);
        }

        return mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            ? ReadJson(request)
            : throw Drf.Detail(415, $"Unsupported media type \"{contentType}\" in request.");
    }

    private static JsonObject ReadJson(FakeRequest request)
    {
        JsonNode? node;
        try
        {
            node = JsonBody.Parse(request.Body);
        }
        catch (JsonException exception)
        {
            throw Drf.Detail(400, $"JSON parse error - {exception.Message}");
        }

        return node as JsonObject ?? throw Drf.Field(Drf.NonField, $"Invalid data. Expected a dictionary, but got {PythonName(node)}.");
    }

    private static JsonObject ReadForm(FakeRequest request)
    {
        var form = new QueryParameters(System.Text.Encoding.UTF8.GetString(request.Body.Span));
        var body = new JsonObject();
        foreach (var name in form.Names)
        {
            body[name] = form.Last(name);
        }

        return body;
    }

    public static string PythonName(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Array => "list",
        JsonValueKind.Object => "dict",
        JsonValueKind.String => "str",
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Number => node.ToJsonString().AsSpan().ContainsAny('.', 'e', 'E') ? "float" : "int",
        _ => "NoneType",
    };
}
