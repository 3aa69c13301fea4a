using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ApiGenerator.Reading;

/// <summary>A description as it was read: its tree, and the hash of its text.</summary>
internal sealed record DescriptionFile(JsonObject Tree, string Sha256)
{
    public static DescriptionFile Load(string path) => Parse(TextFile.Read(path), path);

    public static DescriptionFile Parse(string text, string name)
    {
        // A checkout with other line ends is the same description.
        text = text.ReplaceLineEndings("\n");
        var isJson = text.AsSpan().TrimStart() is ['{', ..];
        var tree = isJson ? JsonTree.Parse(text, name) : YamlTree.Parse(text, name);
        if (tree is not JsonObject root || Version(root) is not { } version)
        {
            throw new DescriptionException($"{name} is no OpenAPI description: it has no openapi member at its root.");
        }

        if (!version.StartsWith("3.", StringComparison.Ordinal))
        {
            throw new DescriptionException($"{name} is of OpenAPI {version}; versions 3.0 and 3.1 are understood.");
        }

        return new DescriptionFile(root, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    public static string OneLine(string message) => string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Version(JsonObject root) =>
        (root["openapi"] ?? root["swagger"]) is JsonValue value ? value.ToString() : null;
}
