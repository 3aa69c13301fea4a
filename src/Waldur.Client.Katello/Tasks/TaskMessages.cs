using System.Text.Json;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello;

/// <summary>Reads what a task says of its failed parts: a list of texts, one text, or nothing, by release and by kind of task.</summary>
internal static class TaskMessages
{
    public static IReadOnlyList<string> Of(ForemanTask task)
    {
        if (task.Humanized?.Errors is not { } errors)
        {
            return [];
        }

        var element = errors.ToElement();
        return element.ValueKind switch
        {
            JsonValueKind.Array => [.. element.EnumerateArray().Select(Text).Where(text => text.Length > 0)],
            JsonValueKind.String when Text(element) is { Length: > 0 } text => [text],
            _ => [],
        };
    }

    private static string Text(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString()! : element.ValueKind == JsonValueKind.Null ? "" : element.GetRawText();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text: it is shown as it is written.
            return element.GetRawText();
        }
    }
}
