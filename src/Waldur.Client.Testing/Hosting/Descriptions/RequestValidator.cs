using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Says what about a request its description does not allow.</summary>
internal sealed class RequestValidator(ApiDescription description)
{
    private readonly SchemaValidator _schemas = new(description);

    public IReadOnlyList<string> Check(FakeRequest request)
    {
        var match = description.Find(request.Path);
        if (match is null)
        {
            return description.Find(request.Path + "/") is not null
                ? [$"the path {request.Path} lacks its trailing slash"]
                : [$"no operation has the path {request.Path}"];
        }

        if (!match.Targets.TryGetValue(request.Method, out var operation))
        {
            return [$"{match.Template} has no operation {request.Method}, only {string.Join(", ", match.Targets.Keys)}"];
        }

        var problems = new List<string>();
        CheckPath(operation, match.Values, problems);
        CheckQuery(operation, request.Query, problems);
        CheckBody(operation, request, problems);
        return problems;
    }

    private static string Name(JsonObject parameter) => ApiDescription.Text(parameter["name"])!;

    private void CheckPath(DescribedOperation operation, IReadOnlyDictionary<string, string> values, List<string> problems)
    {
        foreach (var parameter in operation.In("path"))
        {
            var name = Name(parameter);
            _schemas.CheckText(values[name], description.Resolve(parameter["schema"]), $"path parameter '{name}'", problems);
        }
    }

    private void CheckQuery(DescribedOperation operation, QueryParameters query, List<string> problems)
    {
        var known = operation.In("query").ToDictionary(Name, StringComparer.Ordinal);
        problems.AddRange(query.Names.Where(name => !known.ContainsKey(name)).Select(name => $"unknown query parameter '{name}'"));
        foreach (var (name, parameter) in known)
        {
            var values = query.All(name);
            if (values.Count > 0)
            {
                CheckQueryParameter(parameter, name, values, problems);
            }
            else if (ApiDescription.Flag(parameter["required"]))
            {
                problems.Add($"query parameter '{name}' is missing");
            }
        }
    }

    private void CheckQueryParameter(JsonObject parameter, string name, IReadOnlyList<string> values, List<string> problems)
    {
        var what = $"query parameter '{name}'";
        var schema = description.Resolve(parameter["schema"]);
        var isArray = ApiDescription.Text(schema["type"]) == "array";

        // Arrays explode unless the description says that they do not.
        var explodes = isArray && (parameter["explode"] is null || ApiDescription.Flag(parameter["explode"]));
        if (values.Count > 1 && !explodes)
        {
            problems.Add(isArray
                ? $"{what} is repeated; its values belong together, separated by commas"
                : $"{what} is repeated");
        }

        var elements = isArray && !explodes ? values[^1].Split(',') : values;
        var elementSchema = isArray ? description.Resolve(schema["items"]) : schema;
        foreach (var element in elements)
        {
            _schemas.CheckText(element, elementSchema, what, problems);
        }
    }

    private void CheckBody(DescribedOperation operation, FakeRequest request, List<string> problems)
    {
        var demandsEmptyObject = ApiDescription.Flag(operation.Node["x-empty-json-body"]);
        if (demandsEmptyObject || operation.Node["requestBody"] is not { } node)
        {
            CheckWithoutBody(request, demandsEmptyObject, problems);
            return;
        }

        var body = description.Resolve(node);
        if (request.Body.IsEmpty)
        {
            if (ApiDescription.Flag(body["required"]))
            {
                problems.Add("the body is missing");
            }

            return;
        }

        if (ReadJson(request, problems, out var value))
        {
            var schema = description.Resolve(body["content"]!["application/json"]!["schema"]);
            _schemas.Check(Unwrap(value, ApiDescription.Text(body["x-optional-root"])), schema, "body", problems);
        }
    }

    private static void CheckWithoutBody(FakeRequest request, bool demandsEmptyObject, List<string> problems)
    {
        if (!demandsEmptyObject)
        {
            if (!request.Body.IsEmpty)
            {
                problems.Add("the operation takes no body");
            }

            return;
        }

        if (request.Body.IsEmpty)
        {
            problems.Add("the body is missing: the operation demands an empty JSON object");
        }
        else if (ReadJson(request, problems, out var value) && value is not JsonObject { Count: 0 })
        {
            problems.Add("the operation takes an empty JSON object as its body");
        }
    }

    private static bool ReadJson(FakeRequest request, List<string> problems, out JsonNode? value)
    {
        value = null;
        var contentType = request.Header("Content-Type") ?? "";
        if (!contentType.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add($"the body's content type is '{contentType}', not application/json");
            return false;
        }

        try
        {
            value = JsonBody.Parse(request.Body);
            return true;
        }
        catch (JsonException exception)
        {
            problems.Add($"the body is not JSON: {exception.Message}");
            return false;
        }
    }

    private static JsonNode? Unwrap(JsonNode? value, string? root) =>
        root is not null && value is JsonObject { Count: 1 } wrapper && wrapper.TryGetPropertyValue(root, out var inner) ? inner : value;
}
