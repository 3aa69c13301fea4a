using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApiGenerator.Description;

/// <summary>A place in the description's tree, with the pointer by which it is reported.</summary>
internal readonly record struct Node(JsonNode? Json, string Pointer)
{
    public bool Exists => Json is not null;

    public bool IsObject => Json is JsonObject;

    public Node this[string name] => new((Json as JsonObject)?[name], Child(name));

    public bool Has(string name) => Json is JsonObject map && map.ContainsKey(name);

    public string? Text(string name) => this[name].AsText;

    public string? AsText => Json is JsonValue value ? value.ToString() : null;

    public bool IsText => Json is JsonValue value && value.GetValueKind() == JsonValueKind.String;

    public bool? Flag(string name) => (Json as JsonObject)?[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    public IEnumerable<Node> Items(string name)
    {
        if ((Json as JsonObject)?[name] is not JsonArray array)
        {
            yield break;
        }

        for (var i = 0; i < array.Count; i++)
        {
            yield return new Node(array[i], $"{Child(name)}/{i}");
        }
    }

    public IEnumerable<(string Name, Node Node)> Members(string name)
    {
        var at = this[name];
        return at.Json is JsonObject map ? map.Select(pair => (pair.Key, at[pair.Key])) : [];
    }

    private string Child(string name) =>
        Pointer + "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
