using System.Globalization;
using System.Text.Json.Nodes;

namespace ApiGenerator.Tests.Support;

/// <summary>
/// A small description that has every kind of operation, body, parameter and type, and, at a place of choice, members with given names.
/// </summary>
internal sealed class NamesDescription(NamePlace place, IReadOnlyList<string> names)
{
    private static readonly string[] Types =
    [
        """{"type": "string"}""", """{"type": "string", "format": "byte"}""", """{"type": "string", "format": "uuid"}""", """{"type": "boolean"}""",
        """{"type": "integer"}""", """{"type": "integer", "format": "int64"}""", """{"type": "number"}""", """{"type": "string", "format": "decimal"}""",
        """{"type": "string", "format": "date-time"}""", """{"type": "string", "format": "date"}""", """{"type": "string", "enum": ["a", "b"]}""",
        """{"type": "array", "items": {"type": "string", "format": "byte"}}""", """{"type": "array", "items": {"$ref": "#/components/schemas/Row"}}""",
        """{"$ref": "#/components/schemas/Row"}""", """{"type": "object", "additionalProperties": {"type": "number", "nullable": true}}""", "{}",
        """{"type": "string", "x-seldom": true}""", """{"type": "string", "format": "password"}""", """{"type": "string", "deprecated": true}""",
    ];

    private static readonly string[] Singles =
    [
        """{"type": "string"}""", """{"type": "integer"}""", """{"type": "string", "format": "date-time"}""", """{"type": "string", "enum": ["a", "b"]}""",
        """{"type": "array", "items": {"type": "string", "format": "date"}}""", """{"type": "string", "format": "password"}""", """{"type": "number"}""",
    ];

    public JsonObject Build()
    {
        var schemas = new JsonObject
        {
            ["Row"] = Object(NamePlace.Both, "uuid", readOnlyIdentity: true),
            ["Whole"] = Object(NamePlace.Body, "name"),
            ["Part"] = Object(NamePlace.Patch, "name"),
            ["State"] = new JsonObject { ["type"] = "string", ["enum"] = Array(["on", .. Here(NamePlace.Enum)]) },
        };
        schemas["Row"]!["properties"]!["a_state"] = Reference("State");
        var paths = new JsonObject
        {
            ["/"] = new JsonObject { ["get"] = Operation("root", null, Reference("Row")) },
            ["/rows/"] = new JsonObject
            {
                ["get"] = List("rows"),
                ["post"] = Operation("rows_post", Json(Reference("Row")), Reference("Row"), Parameters("header", NamePlace.Header)),
                ["delete"] = Operation("rows_delete", null, null, Parameters("query", NamePlace.DeleteQuery)),
                ["options"] = Operation("rows_options", null, JsonNode.Parse("""{"type": "array", "items": {"type": "string"}}""")),
            },
            ["/rows/{uuid}/"] = new JsonObject
            {
                ["patch"] = Operation("rows_patch", Json(Reference("Row")), Reference("Row"), [Path("uuid", """{"type": "string", "format": "uuid"}""")]),
                ["put"] = Operation("rows_put", Json(Reference("Whole")), null, [Path("uuid", """{"type": "string", "format": "uuid"}""")]),
            },
            ["/parts/"] = new JsonObject
            {
                ["patch"] = Operation("parts_patch", Json(Reference("Part")), null),
                ["post"] = Operation("parts_form", Content("application/x-www-form-urlencoded", Object(NamePlace.Form, "name")), null),
                ["put"] = Operation("parts_upload", Content("multipart/form-data", Object(NamePlace.Multipart, "name")), null),
            },
        };
        AddPaths(paths);
        foreach (var name in Here(NamePlace.Schema).Where(name => !schemas.ContainsKey(name)))
        {
            schemas[name] = JsonNode.Parse("""{"type": "object", "properties": {"name": {"type": "string"}}}""");
            paths[$"/schemas/{name.Length}{name}/"] = new JsonObject { ["get"] = Operation("schemas_" + name, null, Reference(name)) };
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = JsonNode.Parse("""{"title": "Names", "version": "1"}"""),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
    }

    private void AddPaths(JsonObject paths)
    {
        foreach (var (name, i) in Here(NamePlace.FirstSegment).Select((name, i) => (name, i)))
        {
            paths[$"/{name}/"] = new JsonObject { ["get"] = Operation($"first_{i}", null, Reference("Row")) };
        }

        foreach (var (name, i) in Here(NamePlace.Segment).Select((name, i) => (name, i)))
        {
            paths[$"/rows/{name}/"] = new JsonObject { ["get"] = Operation($"segment_{i}", null, null) };
        }

        foreach (var (name, i) in Here(NamePlace.PathParameter).Select((name, i) => (name, i)))
        {
            paths[$"/by{i}/{{{name}}}/and/{{{name}2}}-{{other}}/"] = new JsonObject
            {
                ["get"] = Operation($"by_{i}", null, null, [Path(name, Singles[i % 4]), Path(name + "2", Singles[0]), Path("other", Singles[1])]),
            };
        }

        foreach (var (name, i) in Here(NamePlace.OperationId).Select((name, i) => (name, i)))
        {
            paths[$"/op{i}/"] = new JsonObject { ["get"] = Operation(name, null, null) };
        }
    }

    private IReadOnlyList<string> Here(NamePlace here) => here == place ? names : [];

    private JsonObject Object(NamePlace here, string required, bool readOnlyIdentity = false)
    {
        var properties = new JsonObject();
        for (var i = 0; i < Types.Length; i++)
        {
            properties[string.Create(CultureInfo.InvariantCulture, $"p{i}_")] = JsonNode.Parse(Types[i]);
        }

        properties[required] = JsonNode.Parse(readOnlyIdentity ? """{"type": "string", "format": "uuid", "readOnly": true, "x-identity": true}""" : """{"type": "string"}""");
        foreach (var (name, i) in Here(here).Select((name, i) => (name, i)))
        {
            // Once as the wire has it, and once as the description wants it to be called.
            properties.TryAdd(name, JsonNode.Parse(Types[i % Types.Length]));
            properties[$"given{i}"] = new JsonObject { ["type"] = "string", ["x-csharp-name"] = name };
        }

        return new JsonObject { ["type"] = "object", ["required"] = Array([required, "p0_", "p1_", "p11_"]), ["properties"] = properties };
    }

    private JsonObject List(string id)
    {
        var operation = Operation(
            id,
            null,
            new JsonObject { ["type"] = "array", ["items"] = Reference("Row") },
            [.. Parameters("query", NamePlace.Query).Concat(Parameters("header", NamePlace.QueryHeader)).Concat(Paging())]);
        operation["responses"]!["200"]!["headers"] = JsonNode.Parse("""{"X-Result-Count": {"schema": {"type": "integer"}}}""");
        return operation;
    }

    private static IEnumerable<JsonObject> Paging() =>
        from name in new[] { "page", "page_size" } select Parameter(name, "query", Singles[1]);

    private List<JsonNode> Parameters(string where, NamePlace here)
    {
        var prefix = where == "header" ? "X-" : "";
        List<JsonNode> parameters = [.. Singles.Select((schema, i) => Parameter($"{prefix}q{i}", where, schema))];
        foreach (var (name, i) in Here(here).Where(name => name is not ("page" or "page_size")).Select((name, i) => (name, i)))
        {
            parameters.Add(Parameter(name, where, Singles[i % Singles.Length]));
        }

        return parameters;
    }

    private static JsonObject Path(string name, string schema)
    {
        var parameter = Parameter(name, "path", schema);
        parameter["required"] = true;
        return parameter;
    }

    private static JsonObject Parameter(string name, string where, string schema) =>
        new JsonObject { ["name"] = name, ["in"] = where, ["schema"] = JsonNode.Parse(schema) };

    private static JsonObject Operation(string id, JsonNode? body, JsonNode? response, IReadOnlyList<JsonNode>? parameters = null)
    {
        var success = new JsonObject { ["description"] = "Ok" };
        var operation = new JsonObject { ["operationId"] = id, ["responses"] = new JsonObject { ["200"] = success } };
        if (response is not null)
        {
            success["content"] = Content("application/json", response);
        }

        if (body is not null)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = body };
        }

        if (parameters is not null)
        {
            operation["parameters"] = new JsonArray([.. parameters]);
        }

        return operation;
    }

    private static JsonObject Json(JsonNode schema) => Content("application/json", schema);

    private static JsonObject Content(string mediaType, JsonNode schema) => new JsonObject { [mediaType] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Reference(string name) => new JsonObject { ["$ref"] = "#/components/schemas/" + name };

    private static JsonArray Array(IEnumerable<string> texts) => [.. texts.Distinct().Select(text => (JsonNode)text)];
}
