using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>Texts of JSON values; an escaped half surrogate, which is no text, is kept as it is written.</summary>
internal static class JsonText
{
    private const int Limit = 4000;

    public static string? Of(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return element.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? ErrorText.Start(text, Limit) : null;
        }
        catch (InvalidOperationException)
        {
            return ErrorText.Start(element.GetRawText(), Limit);
        }
    }

    public static string Name(JsonProperty property)
    {
        try
        {
            return ErrorText.Start(property.Name, Limit);
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }

    public static IReadOnlyList<string> List(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array
            ? [.. element.EnumerateArray().Take(FieldErrorCollector.Limit).Select(Of).OfType<string>()]
            : [];
}
