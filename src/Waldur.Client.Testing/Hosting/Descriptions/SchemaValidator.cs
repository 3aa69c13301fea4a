using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Checks values against the schemas of a description.</summary>
internal sealed class SchemaValidator(ApiDescription description)
{
    private readonly TextValidator _texts = new(description);

    /// <summary>Checks a text from a path or a query, which may stand for a number or a yes or no.</summary>
    public void CheckText(string text, JsonObject schema, string what, List<string> problems)
    {
        JsonNode value = text;
        switch (ApiDescription.Text(schema["type"]))
        {
            case "integer" when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                value = number;
                break;
            case "number" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                value = number;
                break;
            case "boolean" when text is "true" or "false":
                value = text == "true";
                break;
        }

        Check(value, schema, what, problems);
    }

    public void Check(JsonNode? value, JsonObject schema, string what, List<string> problems)
    {
        var parts = Parts(schema);
        if (value is null)
        {
            if (!parts.Any(part => ApiDescription.Flag(part["nullable"])) && parts.Any(part => part["type"] is not null))
            {
                problems.Add($"{what} is null");
            }

            return;
        }

        if (!parts.TrueForAll(part => HasType(value, ApiDescription.Text(part["type"]))))
        {
            problems.Add($"{what} is {TypeOf(value)}, not {parts.Select(part => ApiDescription.Text(part["type"])).First(type => type is not null)}");
            return;
        }

        CheckEnum(value, parts, what, problems);
        switch (value)
        {
            case JsonObject item:
                CheckObject(item, parts, what, problems);
                break;
            case JsonArray array:
                CheckArray(array, parts, what, problems);
                break;
            default:
                parts.ForEach(part => CheckScalar(value, part, what, problems));
                break;
        }
    }

    /// <summary>A schema and everything that <c>allOf</c> adds to it, references resolved.</summary>
    private List<JsonObject> Parts(JsonObject schema)
    {
        var parts = new List<JsonObject> { schema };
        if (schema["allOf"] is JsonArray all)
        {
            foreach (var part in all)
            {
                parts.AddRange(Parts(description.Resolve(part)));
            }
        }

        return parts;
    }

    private static bool HasType(JsonNode value, string? type) => type switch
    {
        null => true,
        "integer" => value.GetValueKind() == JsonValueKind.Number && !value.ToJsonString().AsSpan().ContainsAny('.', 'e', 'E'),
        _ => TypeOf(value) == type || (type == "number" && TypeOf(value) == "integer"),
    };

    private static string TypeOf(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.ToJsonString().AsSpan().ContainsAny('.', 'e', 'E') ? "number" : "integer",
        _ => "boolean",
    };

    private static void CheckEnum(JsonNode value, List<JsonObject> parts, string what, List<string> problems)
    {
        foreach (var allowed in parts.Select(part => part["enum"]).OfType<JsonArray>())
        {
            if (!allowed.Any(candidate => JsonNode.DeepEquals(candidate, value)))
            {
                problems.Add($"{what} is {value.ToJsonString()}, not one of {string.Join(", ", allowed.Select(node => node?.ToString()))}");
            }
        }
    }

    private void CheckObject(JsonObject item, List<JsonObject> parts, string what, List<string> problems)
    {
        var missing = parts.SelectMany(part => part["required"] as JsonArray ?? [])
            .Select(ApiDescription.Text)
            .Where(name => !item.ContainsKey(name!));
        problems.AddRange(missing.Select(name => $"{what} lacks the required field '{name}'"));
        var minimum = parts.Select(part => Number(part["minProperties"])).Max();
        if (item.Count < minimum)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{what} has {item.Count} fields, at least {minimum} are demanded"));
        }

        var properties = parts.Select(part => part["properties"]).OfType<JsonObject>().ToList();
        foreach (var (name, value) in item)
        {
            if (properties.Find(known => known.ContainsKey(name)) is { } known)
            {
                Check(value, description.Resolve(known[name]), $"{what}.{name}", problems);
            }
            else
            {
                CheckAdditional(name, value, parts, properties.Count > 0, what, problems);
            }
        }
    }

    private void CheckAdditional(
        string name,
        JsonNode? value,
        List<JsonObject> parts,
        bool hasProperties,
        string what,
        List<string> problems)
    {
        var additional = parts.Select(part => part["additionalProperties"]).FirstOrDefault(node => node is not null);
        if (additional is JsonObject schema)
        {
            Check(value, description.Resolve(schema), $"{what}.{name}", problems);
        }
        else if (additional is null ? hasProperties : !ApiDescription.Flag(additional))
        {
            problems.Add($"{what} has the unknown field '{name}'");
        }
    }

    private void CheckArray(JsonArray array, List<JsonObject> parts, string what, List<string> problems)
    {
        if (array.Count < parts.Select(part => Number(part["minItems"])).Max())
        {
            problems.Add($"{what} has too few elements");
        }

        if (array.Count > parts.Select(part => Number(part["maxItems"])).Min())
        {
            problems.Add($"{what} has too many elements");
        }

        var items = parts.Select(part => part["items"]).FirstOrDefault(node => node is not null);
        for (var i = 0; items is not null && i < array.Count; i++)
        {
            Check(array[i], description.Resolve(items), string.Create(CultureInfo.InvariantCulture, $"{what}[{i}]"), problems);
        }
    }

    private void CheckScalar(JsonNode value, JsonObject schema, string what, List<string> problems)
    {
        if (value.GetValueKind() == JsonValueKind.String)
        {
            _texts.Check(value.GetValue<string>(), schema, what, problems);
        }
        else if (value.GetValueKind() == JsonValueKind.Number)
        {
            var number = double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
            if (number < Number(schema["minimum"]) || number > Number(schema["maximum"]))
            {
                problems.Add($"{what} is {value.ToJsonString()}, outside of what is allowed");
            }
        }
    }

    public static double? Number(JsonNode? node) =>
        node is null ? null : double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);
}
