using System.Globalization;
using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>
/// Walks the tree of messages that a validation error is: a text or a list of texts is said about the field that leads to
/// it, lists of objects are aligned with the input, and objects may be keyed by the index in the input.
/// </summary>
internal sealed class FieldErrorCollector
{
    public const int Limit = 1000;

    private readonly List<FieldPathSegment> _path = [];
    private int _count;

    public List<FieldError> Errors { get; } = [];

    public List<string> General { get; } = [];

    public void Walk(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when JsonText.Of(element) is { } text:
                Add(_path, text);
                break;
            case JsonValueKind.Array:
                WalkList(element);
                break;
            case JsonValueKind.Object when Message(element) is { } text:
                Add(_path, text);
                break;
            case JsonValueKind.Object:
                WalkMembers(element.EnumerateObject().Select(static member => KeyValuePair.Create(JsonText.Name(member), member.Value)));
                break;
        }
    }

    public void WalkMembers(IEnumerable<KeyValuePair<string, JsonElement>> members)
    {
        foreach (var (name, value) in members)
        {
            if (_count >= Limit)
            {
                return;
            }

            if (IsGeneral(name))
            {
                Walk(value);
            }
            else
            {
                Walk(value, Step(name));
            }
        }
    }

    public void Add(IReadOnlyList<FieldPathSegment> path, params IReadOnlyList<string> messages)
    {
        var room = Limit - _count;
        IReadOnlyList<string> kept = messages.Count > room ? [.. messages.Take(room)] : messages;
        _count += kept.Count;
        if (path.Count == 0)
        {
            General.AddRange(kept);
        }
        else if (kept.Count > 0)
        {
            Errors.Add(new FieldError([.. path], kept));
        }
    }

    private void WalkList(JsonElement list)
    {
        var texts = JsonText.List(list);
        if (texts.Count > 0)
        {
            Add(_path, texts);
        }

        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (_count >= Limit)
            {
                return;
            }

            if (item.ValueKind == JsonValueKind.Object && Message(item) is { } text)
            {
                Add(_path, text);
            }
            else if (item.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                Walk(item, new FieldPathSegment(index));
            }

            index++;
        }
    }

    private void Walk(JsonElement element, FieldPathSegment step)
    {
        _path.Add(step);
        Walk(element);
        _path.RemoveAt(_path.Count - 1);
    }

    // Django's names for what concerns the whole object, and Rails' (base).
    private bool IsGeneral(string name) => name is "non_field_errors" or "__all__" || (name == "base" && _path.Count == 0);

    private static FieldPathSegment Step(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? new FieldPathSegment(index)
            : new FieldPathSegment(name);

    // A message with its code, as Django REST Framework writes them with full details.
    private static string? Message(JsonElement element) =>
        element.TryGetProperty("message"u8, out var message) && element.TryGetProperty("code"u8, out var code)
        && code.ValueKind == JsonValueKind.String
            ? JsonText.Of(message)
            : null;
}
