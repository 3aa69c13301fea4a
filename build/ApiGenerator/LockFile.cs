using System.Text.Json.Nodes;
using ApiGenerator.Reading;

namespace ApiGenerator;

/// <summary>Says from which description, by which generator and with which settings files were generated, and which files those are.</summary>
internal static class LockFile
{
    public const string DefaultName = "waldur-generate.lock.json";

    /// <summary>Raised when the same description gives other code.</summary>
    public const string GeneratorVersion = "3";

    public static string Text(DescriptionFile description, GenerationSettings settings, IEnumerable<string> files)
    {
        var root = new JsonObject
        {
            ["descriptionSha256"] = description.Sha256,
            ["generatorVersion"] = GeneratorVersion,
            ["namespace"] = settings.Namespace,
            ["client"] = settings.Client,
            ["files"] = new JsonArray([.. files.Order(StringComparer.Ordinal).Select(file => (JsonNode)file)]),
        };
        return NormalisedJson.Text(root);
    }

    /// <summary>The files that an earlier run wrote, relative to its output; none where there was no such run.</summary>
    /// <exception cref="DescriptionException">The lock is damaged.</exception>
    public static IReadOnlyList<string> Files(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        // Two branches that were merged badly must not make the tool forget, or delete, files.
        return JsonTree.Parse(TextFile.Read(path), path) is JsonObject root && root.ContainsKey("generatorVersion")
            ? root["files"] is JsonArray files ? [.. files.OfType<JsonValue>().Select(file => file.ToString())] : []
            : throw new DescriptionException($"{path} is no lock file: name another by --lock.");
    }
}
