using System.Text.Json.Nodes;
using ApiGenerator.Reading;

namespace ApiGenerator;

/// <summary>Says from which description, by which generator, and with which settings files were generated.</summary>
internal static class LockFile
{
    /// <summary>Raised when the same description gives other code.</summary>
    public const string GeneratorVersion = "1";

    public static string Text(DescriptionFile description, string ns, string? client)
    {
        var root = new JsonObject
        {
            ["descriptionSha256"] = description.Sha256,
            ["generatorVersion"] = GeneratorVersion,
            ["namespace"] = ns,
            ["client"] = client,
        };
        return NormalisedJson.Text(root);
    }
}
