using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Damages responses of the server's own. What is damaged is a new response; null says that there is nothing to damage.</summary>
internal static class ResponseDamage
{
    private static readonly string[] Identities = ["uuid", "id"];
    private static readonly string[] States = ["state", "get_state_display", "result"];

    /// <summary>Changes the JSON of a response that reports success.</summary>
    public static FakeResponse? Change(FakeResponse response, Func<JsonNode, JsonNode?> change)
    {
        return Read(response) is { } body && change(body) is { } changed ? response.WithJson(changed) : null;
    }

    public static JsonNode? WithoutIdentity(JsonNode body) => OnRows(body, Identities, (row, name) => row.Remove(name));

    public static JsonNode? WithZeroIdentity(JsonNode body) =>
        OnRows(body, Identities, (row, name) => row[name] = IsNumber(row[name]) ? 0 : new string('0', 32));

    public static JsonNode? WithForeignIdentity(JsonNode body) => OnRows(body, Identities, (row, name) => row[name] = Foreign(row[name]!));

    public static JsonNode? WithState(JsonNode body, int? state) => OnRows(body, States, (row, name) => row[name] = state);

    public static JsonNode? WithWrongRoot(JsonNode body) => body switch
    {
        JsonArray rows => new JsonObject { ["items"] = rows },
        JsonObject envelope when Rows(envelope) is { } rows => rows.DeepClone(),
        _ => new JsonArray(body),
    };

    public static JsonNode? WithoutRows(JsonNode body)
    {
        if (Rows(body) is not { Count: > 0 } rows)
        {
            return null;
        }

        rows.Clear();
        return body;
    }

    public static FakeResponse? BreakJson(FakeResponse response) =>
        response.Body.Length < 2 ? null : response.WithBody(response.Body[..(response.Body.Length / 2)]);

    public static FakeResponse? LoseCount(FakeResponse response)
    {
        if (Read(response) is JsonObject envelope && Rows(envelope) is not null)
        {
            envelope.Remove("total");
            envelope.Remove("subtotal");
            return response.WithJson(envelope);
        }

        return LoseHeader(response, "X-Result-Count");
    }

    public static FakeResponse? LoseHeader(FakeResponse response, string name)
    {
        if (!response.Headers.ContainsKey(name))
        {
            return null;
        }

        var damaged = response.WithBody(response.Body);
        damaged.Headers.Remove(name);
        return damaged;
    }

    public static FakeResponse? DoubleHeader(FakeResponse response, string name, string value)
    {
        if (!response.Headers.ContainsKey(name))
        {
            return null;
        }

        var damaged = response.WithBody(response.Body);
        damaged.FurtherHeaders.Add(new(name, value));
        return damaged;
    }

    private static JsonNode? Read(FakeResponse response)
    {
        if (response.Status is < 200 or > 299 || response.Body.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(response.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonArray? Rows(JsonNode body) => body as JsonArray ?? (body as JsonObject)?["results"] as JsonArray;

    private static JsonNode? OnRows(JsonNode body, string[] names, Action<JsonObject, string> change)
    {
        var rows = Rows(body)?.OfType<JsonObject>() ?? [.. new[] { body }.OfType<JsonObject>()];
        var changed = false;
        foreach (var row in rows)
        {
            foreach (var name in names.Where(row.ContainsKey))
            {
                change(row, name);
                changed = true;
            }
        }

        return changed ? body : null;
    }

    private static bool IsNumber(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number;

    // Another object's, and always the same one for the same object: the first digit moves on.
    private static JsonNode Foreign(JsonNode identity)
    {
        if (IsNumber(identity))
        {
            return identity.GetValue<long>() + 1_000_000;
        }

        var text = identity.GetValueKind() == JsonValueKind.String ? identity.GetValue<string>() : "";
        return text.Length == 0 ? "f" : (text[0] == 'f' ? 'e' : 'f') + text[1..];
    }
}
