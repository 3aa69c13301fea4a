using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>An OpenAPI 3.0 description in JSON, as the strict manner reads it.</summary>
internal sealed class ApiDescription
{
    private readonly JsonObject _root;
    private readonly RouteTable<DescribedOperation> _operations = new();

    private ApiDescription(JsonObject root)
    {
        _root = root;
        WriteDateTime = Text(root["x-date-time-formats"]?["write"]);
        ReadDateTimes = [.. Array(root["x-date-time-formats"]?["read"]).Select(Text).OfType<string>()];
        foreach (var (path, item) in root["paths"]!.AsObject())
        {
            AddPath(path, item!.AsObject());
        }
    }

    /// <summary>How times are written, where it is not as in ISO 8601.</summary>
    public string? WriteDateTime { get; }

    /// <summary>The further forms of times that are understood; those that are no pattern are only words about ISO 8601.</summary>
    public IReadOnlyList<string> ReadDateTimes { get; }

    /// <summary>Reads a description that is embedded in this assembly.</summary>
    public static ApiDescription Load(string resource)
    {
        using var stream = typeof(ApiDescription).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The description {resource} is missing from the package.");
        return Parse(JsonNode.Parse(stream)!.AsObject());
    }

    public static ApiDescription Parse(JsonObject root) => new(root);

    /// <summary>Finds what a path leads to, under one of its aliases if need be.</summary>
    public RouteMatch<DescribedOperation>? Find(string path)
    {
        if (_root["x-path-alias"] is JsonObject aliases)
        {
            foreach (var (prefix, alias) in aliases)
            {
                var other = Text(alias)!;
                path = path.StartsWith(other, StringComparison.Ordinal) ? prefix + path[other.Length..] : path;
            }
        }

        return _operations.Find(path);
    }

    /// <summary>Follows references until there is none.</summary>
    public JsonObject Resolve(JsonNode? node)
    {
        var current = node!.AsObject();
        while (Text(current["$ref"]) is { } reference)
        {
            JsonNode? target = _root;
            foreach (var segment in reference.TrimStart('#', '/').Split('/'))
            {
                target = target?[segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
            }

            current = target?.AsObject() ?? throw new InvalidOperationException($"The description has no {reference}.");
        }

        return current;
    }

    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool Flag(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    private void AddPath(string path, JsonObject item)
    {
        foreach (var method in new[] { "get", "head", "post", "put", "patch", "delete" })
        {
            if (item[method] is JsonObject operation)
            {
                var parameters = Array(item["parameters"]).Concat(Array(operation["parameters"])).Select(Resolve);
                _operations.Add(method.ToUpperInvariant(), path, new DescribedOperation(operation, [.. parameters]));
            }
        }
    }

    private static IEnumerable<JsonNode?> Array(JsonNode? node) => node as JsonArray ?? Enumerable.Empty<JsonNode?>();
}
