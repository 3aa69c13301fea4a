using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApiGenerator;

/// <summary>JSON text that is the same on every machine.</summary>
internal static class NormalisedJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 512,
    };

    public static string Text(JsonNode root) => root.ToJsonString(Options) + "\n";
}
