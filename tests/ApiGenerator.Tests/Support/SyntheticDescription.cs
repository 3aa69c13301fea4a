using System.Globalization;
using System.Text.Json.Nodes;

namespace ApiGenerator.Tests.Support;

/// <summary>
/// A large description in the manner of drf-spectacular, the same for the same seed: lists that count their rows, uploads, enums with blank and null
/// members, maps with nulls, headers and cookies, 202 without a body, and a few paths beside <c>/api</c>.
/// </summary>
internal sealed class SyntheticDescription(int seed)
{
    private static readonly string[] Nouns =
    [
        "resource", "offering", "project", "customer", "order", "plan", "component", "invoice", "item", "user", "role", "key", "quota", "tenant",
        "volume", "snapshot", "flavor", "image", "network", "subnet", "port", "router", "task", "version", "action", "file", "class", "event",
        "object", "string", "guid", "type", "attribute", "index", "range", "namespace", "2fa", "http-method", "response_reader", "überblick",
    ];

    private static readonly string[] Words =
    [
        "uuid", "url", "name", "created", "modified", "state", "backend_id", "read", "write", "class", "properties", "additional_data", "equals",
        "get-type", "@type", "2nd", "is_active", "limits", "end_date", "cost", "token", "CPU_COUNT", "customerName", "value", "from", "known",
        "object", "namespace", "params", "event", "description", "attributes", "count", "size", "ratio", "config", "parent", "children",
    ];

    private static readonly string[] EnumValues = ["", "OK", "Erred", "-created", "created", "1h", "in-progress", "IN_PROGRESS", "new", "+", "known", "From"];
    private static readonly string[] Verbs = ["get", "post", "put", "patch", "delete", "head", "options"];

    private readonly Random _random = new(seed);
    private readonly List<string> _schemas = [];

    public JsonObject Build(int resources, int schemas)
    {
        for (var i = 0; i < schemas; i++)
        {
            // Every tenth differs from one before it in case only, or has the name of a type that all C# knows.
            _schemas.Add(i % 10 == 9 ? _schemas[_random.Next(i)].ToUpperInvariant() + Number(i) : Pick(["Task", "Guid", "Version", "Public", "Order", "patched_"]) + Number(i));
        }

        var components = new JsonObject { ["BlankEnum"] = Parse("""{"enum": [""]}"""), ["NullEnum"] = Parse("""{"enum": [null]}""") };
        foreach (var name in _schemas)
        {
            components.TryAdd(name, Component());
        }

        var paths = new JsonObject
        {
            ["/health-check/"] = Item(["get"], null, null),
            ["/api-auth/{provider}/complete/"] = Item(["get", "post"], "provider", """{"type": "string"}"""),
        };
        for (var i = 0; i < resources; i++)
        {
            AddResource(paths, i);
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = Parse("""{"title": "Synthetic", "version": "1"}"""),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = components },
        };
    }

    private void AddResource(JsonObject paths, int number)
    {
        var noun = Pick(Nouns);
        var root = $"/api/{noun}-{Number(number)}/";
        var parameter = Pick(["uuid", "id", "slug", "class", "client"]);
        var schema = parameter switch { "uuid" => """{"type": "string", "format": "uuid"}""", "id" => """{"type": "integer"}""", _ => """{"type": "string"}""" };
        var list = paths[root] = Item(["get", "head"], null, null);
        MakeList(list["get"]!.AsObject());
        if (_random.Next(2) == 0)
        {
            list["post"] = Item(["post"], null, null)["post"]!.DeepClone();
        }

        paths[$"{root}{{{parameter}}}/"] = Item(["get", Pick(["put", "patch", "delete"])], parameter, schema);
        for (var i = 0; i < 5; i++)
        {
            paths[$"{root}{{{parameter}}}/{Pick(Words)}_{Number(i)}/"] = Item([Pick(Verbs)], parameter, schema);
        }

        paths[$"{root}{Pick(Nouns)}_{Pick(Words)}/"] = Item([Pick(Verbs)], null, null);
        if (_random.Next(10) == 0)
        {
            paths[root.TrimEnd('/')] = Item(["get"], null, null);
            paths[$"{root}{{other}}/"] = Item(["get"], "other", schema);
            paths[$"{root}{{a}}.{{b}}/"] = Item(["get"], "a", """{"type": "string"}""");
        }
    }

    // A list as Waldur's: pages by number, with the total in a header.
    private void MakeList(JsonObject operation)
    {
        var parameters = new JsonArray(
            Parse("""{"name": "page", "in": "query", "description": "A page number.", "schema": {"type": "integer"}}"""),
            Parse("""{"name": "page_size", "in": "query", "schema": {"type": "integer"}}"""),
            new JsonObject { ["name"] = "o", ["in"] = "query", ["explode"] = false, ["schema"] = new JsonObject { ["type"] = "array", ["items"] = Enum() } });
        foreach (var parameter in operation["parameters"]!.AsArray().Where(parameter => parameter!["in"]!.ToString() != "query"))
        {
            parameters.Add(parameter!.DeepClone());
        }

        operation["parameters"] = parameters;
        operation["responses"] = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = "",
                ["headers"] = Parse("""{"X-Result-Count": {"schema": {"type": "integer"}, "description": "How many rows there are."}, "Link": {"schema": {"type": "string"}}}"""),
                ["content"] = Json(new JsonObject { ["type"] = "array", ["items"] = Pick([Reference(), Row()]) }),
            },
        };
    }

    private static JsonObject Row() => Parse(
        """{"type": "object", "required": ["uuid"], "properties": {"uuid": {"type": "string", "format": "uuid", "readOnly": true}, "name": {"type": "string"}}}""");

    private JsonObject Item(string[] verbs, string? parameter, string? schema)
    {
        var item = new JsonObject();
        foreach (var verb in verbs)
        {
            var parameters = new JsonArray();
            if (parameter is not null)
            {
                parameters.Add(new JsonObject { ["name"] = parameter, ["in"] = "path", ["required"] = true, ["schema"] = Parse(schema!) });
            }

            for (var i = _random.Next(6); i > 0 && verb is "get" or "head"; i--)
            {
                parameters.Add(QueryParameter());
            }

            if (_random.Next(8) == 0)
            {
                parameters.Add(HeaderParameter());
            }

            var operation = new JsonObject
            {
                ["operationId"] = $"op_{Number(_random.Next(1_000_000))}",
                ["description"] = "Does <b>something</b> & more;\n\nsee /// </summary> \"there\".",
                ["parameters"] = parameters,
                ["responses"] = verb == "post" && _random.Next(4) == 0
                    ? Parse("""{"202": {"description": "Accepted."}}""")
                    : new JsonObject { [verb == "post" ? "201" : "200"] = Response(verb) },
            };
            if (_random.Next(12) == 0)
            {
                operation["deprecated"] = true;
            }

            if (verb is "post" or "put" or "patch")
            {
                operation["requestBody"] = Body();
            }

            item[verb] = operation;
        }

        return item;
    }

    private JsonObject QueryParameter() => new()
    {
        ["name"] = Pick(Words),
        ["in"] = "query",
        ["required"] = _random.Next(20) == 0,
        ["explode"] = _random.Next(2) == 0,
        ["schema"] = _random.Next(8) switch
        {
            0 => Parse("""{"type": "string", "format": "uuid"}"""),
            1 => Parse("""{"type": "integer"}"""),
            2 => Parse("""{"type": "array", "items": {"type": "string", "format": "uuid"}}"""),
            3 => new JsonObject { ["type"] = "array", ["items"] = Enum() },
            4 => Enum(),
            5 => Parse("""{"type": "object", "properties": {"a": {"type": "string"}}}"""),
            6 => Reference(),
            _ => Parse("""{"type": "string", "format": "date-time"}"""),
        },
    };

    private JsonObject HeaderParameter() => new()
    {
        ["name"] = Pick(["X-Impersonated-User-Uuid", "X-Trace", "Accept-Language", "If-Match", "X-Class", "content-range", "class"]),
        ["in"] = _random.Next(4) == 0 ? "cookie" : "header",
        ["required"] = _random.Next(6) == 0,
        ["schema"] = Pick(
        [
            Parse("""{"type": "string", "format": "uuid"}"""), Parse("""{"type": "array", "items": {"type": "integer"}}"""), Parse("""{"type": "boolean"}"""), Enum(),
            Parse("""{"type": "object"}"""),
        ]),
    };

    private JsonObject Response(string verb)
    {
        var response = new JsonObject { ["description"] = "" };
        if (verb is "delete" or "head")
        {
            return response;
        }

        response["content"] = _random.Next(12) switch
        {
            0 => Parse("""{"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}"""),
            1 => Parse("""{"text/csv": {}}"""),
            2 => Parse("""{"application/json": {}}"""),
            3 => Json(new JsonObject { ["type"] = "array", ["items"] = Schema(0) }),
            4 or 5 or 6 => Json(new JsonObject { ["type"] = "array", ["items"] = Reference() }),
            _ => Json(Schema(0)),
        };
        return response;
    }

    private JsonObject Body()
    {
        var schema = _random.Next(4) == 0 ? Schema(0) : Reference();
        var content = Json(schema);
        if (_random.Next(3) == 0)
        {
            content["application/x-www-form-urlencoded"] = new JsonObject { ["schema"] = schema.DeepClone() };
            content["multipart/form-data"] = new JsonObject { ["schema"] = schema.DeepClone() };
        }

        return new JsonObject { ["required"] = _random.Next(3) > 0, ["content"] = content };
    }

    private JsonObject Component() => _random.Next(12) switch
    {
        0 or 1 => Enum(),
        2 => new JsonObject { ["type"] = "array", ["items"] = Reference() },
        3 => Reference(),
        4 => new JsonObject { ["allOf"] = new JsonArray(Reference(), Object(0)) },
        _ => Object(0),
    };

    private JsonObject Object(int depth)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        for (var i = _random.Next(1, 15); i > 0; i--)
        {
            var name = Pick(Words) + (_random.Next(3) == 0 ? "_" + Pick(Words) : "");
            properties[name] = Schema(depth + 1);
            if (_random.Next(2) == 0)
            {
                required.Add(name);
            }
        }

        return new JsonObject { ["type"] = "object", ["description"] = "An object.", ["properties"] = properties, ["required"] = required };
    }

    private JsonObject Schema(int depth)
    {
        var schema = _random.Next(depth > 3 ? 17 : 23) switch
        {
            0 => Parse("""{"type": "string", "format": "uuid"}"""),
            1 => Parse("""{"type": "string", "format": "date-time", "readOnly": true}"""),
            2 => Parse("""{"type": "string", "format": "date"}"""),
            3 => Parse("""{"type": "string", "format": "decimal", "pattern": "^-?\\d{0,10}$"}"""),
            4 => Parse("""{"type": "string", "format": "binary"}"""),
            5 => Parse("""{"type": "integer", "maximum": 9223372036854775807}"""),
            6 => Parse("""{"type": "number", "format": "double", "default": 0.5}"""),
            7 => Parse("""{"type": "boolean"}"""),
            8 => Parse("""{}"""),
            9 => Parse("""{"type": "object", "additionalProperties": {}}"""),
            10 => Parse("""{"type": "string", "maxLength": 100, "x-repeats": true, "x-secret": true}"""),
            11 => Enum(),
            12 => Reference(),
            13 => new JsonObject
            {
                ["oneOf"] = new JsonArray(Reference(), Parse("""{"$ref": "#/components/schemas/BlankEnum"}"""), Parse("""{"$ref": "#/components/schemas/NullEnum"}""")),
            },
            14 => Parse("""{"type": "object", "additionalProperties": {"type": "number", "nullable": true}}"""),
            15 => Parse("""{"type": "string", "enum": ["a", "b", "", null], "nullable": true}"""),
            16 => new JsonObject { ["allOf"] = new JsonArray(Reference()), ["nullable"] = true, ["deprecated"] = true },
            17 => new JsonObject { ["allOf"] = new JsonArray(Reference()), ["description"] = "With words of its own." },
            18 => new JsonObject { ["type"] = "array", ["items"] = Schema(depth + 1) },
            19 => new JsonObject { ["type"] = "object", ["additionalProperties"] = Schema(depth + 1) },
            20 => new JsonObject { ["anyOf"] = new JsonArray(Schema(depth + 1), Schema(depth + 1)) },
            21 => Object(depth + 1),
            _ => Parse("""{"$ref": "#/components/schemas/Missing"}"""),
        };
        if (_random.Next(4) == 0)
        {
            schema["nullable"] = true;
        }

        return schema;
    }

    private JsonObject Enum()
    {
        var values = new JsonArray();
        foreach (var value in EnumValues.OrderBy(_ => _random.Next()).Take(_random.Next(1, 6)))
        {
            values.Add(value);
        }

        return new JsonObject { ["type"] = "string", ["enum"] = values };
    }

    private JsonObject Reference() => new() { ["$ref"] = "#/components/schemas/" + Pick(_schemas) };

    private static JsonObject Json(JsonObject schema) => new() { ["application/json"] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
