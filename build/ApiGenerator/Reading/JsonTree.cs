using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApiGenerator.Reading;

/// <summary>Reads JSON text; a member named twice is an error, since one of the two would be lost.</summary>
internal static class JsonTree
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 256 };

    public static JsonNode? Parse(string text, string name)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Options);
        }
        catch (JsonException exception)
        {
            throw new DescriptionException($"{name} is no JSON: {DescriptionFile.OneLine(exception.Message)}");
        }
    }
}
