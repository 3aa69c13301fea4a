using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>
/// Reads JSON error bodies. Summary texts are looked for in this order: <c>displayMessage</c>, <c>error.message</c>,
/// <c>error</c>, <c>detail</c>, <c>message</c>, <c>full_messages</c>.
/// </summary>
internal sealed class ErrorBodyReader
{
    private readonly FieldErrorCollector _fields = new();
    private readonly List<string> _permissions = [];
    private string? _detail;
    private string? _more;
    private bool _isRouteMissing;
    private ErrorBodyShape _shape;

    public static bool TryRead(string text, [NotNullWhen(true)] out ErrorBody? body)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var reader = new ErrorBodyReader();
            reader.ReadRoot(document.RootElement);
            body = reader.Result();
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            body = null;
            return false;
        }
    }

    private void ReadRoot(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            _shape = IsOfTexts(root) ? ErrorBodyShape.List : ErrorBodyShape.Message;
            _fields.Walk(root);
            return;
        }

        var members = Members(root);
        if (members.TryGetValue("displayMessage", out var display) && display.ValueKind == JsonValueKind.String)
        {
            _shape = ErrorBodyShape.Envelope;
            ReadEnvelope(members, JsonText.Of(display));
        }
        else if (members.TryGetValue("error", out var error) && error.ValueKind == JsonValueKind.Object)
        {
            _shape = ErrorBodyShape.Error;
            ReadErrorObject(Members(error));
        }
        else if (error.ValueKind == JsonValueKind.String)
        {
            _shape = ErrorBodyShape.Message;
            _detail = JsonText.Of(error);
            _isRouteMissing = IsRailsNotFound(members, _detail);
        }
        else if (!IsListWithoutError(members, error))
        {
            _shape = ShapeOfPlain(members);
            ReadPlain(members);
        }
    }

    private static ErrorBodyShape ShapeOfPlain(Dictionary<string, JsonElement> members)
    {
        if (members.Count == 0)
        {
            return ErrorBodyShape.None;
        }

        if (IsText("detail"))
        {
            // Problem details, which gateways write, have a detail too, but never alone.
            return members.Keys.All(static key => key is "detail" or "code") ? ErrorBodyShape.Detail : ErrorBodyShape.Message;
        }

        return IsText("message")
            ? (members.ContainsKey("errors") ? ErrorBodyShape.Envelope : ErrorBodyShape.Message)
            : members.Values.All(IsOfTexts) ? ErrorBodyShape.Fields : ErrorBodyShape.Message;

        bool IsText(string name) => members.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String;
    }

    // Messages about fields are texts, however deep; numbers and truth values are codes and flags of something else.
    private static bool IsOfTexts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(static member => IsOfTexts(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(IsOfTexts),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => false,
        _ => true,
    };

    private void ReadErrorObject(Dictionary<string, JsonElement> error)
    {
        ReadEnvelope(error, JsonText.Of(error.GetValueOrDefault("message")));
        _more = JsonText.Of(error.GetValueOrDefault("details"));
        _permissions.AddRange(JsonText.List(error.GetValueOrDefault("missing_permissions")));
        if (_detail is not null && JsonText.Of(error.GetValueOrDefault("parameter_name")) is { } parameter)
        {
            _fields.Add([new FieldPathSegment(parameter)], _detail);
        }
    }

    private void ReadEnvelope(Dictionary<string, JsonElement> members, string? message)
    {
        var full = JsonText.List(members.GetValueOrDefault("full_messages"));
        _detail = message ?? (full.Count > 0 ? string.Join("; ", full) : null);
        _fields.Walk(members.GetValueOrDefault("errors"));
    }

    private void ReadPlain(Dictionary<string, JsonElement> members)
    {
        var summary = members.ContainsKey("detail") ? "detail" : "message";
        var message = JsonText.Of(members.GetValueOrDefault(summary));
        if (members.ContainsKey("errors") || members.ContainsKey("full_messages"))
        {
            ReadEnvelope(members, message);
            return;
        }

        _detail = message;
        _isRouteMissing = message?.StartsWith("Route overridden", StringComparison.OrdinalIgnoreCase) == true;
        if (members.TryGetValue("detail", out var detail) && message is null)
        {
            _fields.Walk(detail);
        }

        // Beside a summary, texts are codes and titles; without one, they are messages of fields.
        _fields.WalkMembers(members.Where(member =>
            member.Key != "detail" && (message is null || member.Value.ValueKind != JsonValueKind.String)));
    }

    private ErrorBody Result()
    {
        var general = _fields.General;
        var detail = _more is null ? _detail : _detail is null ? _more : $"{_detail}: {_more}";
        if (general.Count == 0 && _fields.Errors.Count == 0 && detail is not null)
        {
            general.Add(detail);
        }

        detail ??= general.Count > 0 ? general[0] : null;
        return new ErrorBody
        {
            Shape = _shape,
            Detail = detail,
            FieldErrors = _fields.Errors,
            NonFieldErrors = general,
            MissingPermissions = _permissions.Count > 0 ? _permissions : SaidLists.MissingPermissions(detail),
            ValidStates = SaidLists.ValidStates(detail),
            IsRouteMissing = _isRouteMissing,
        };
    }

    private static Dictionary<string, JsonElement> Members(JsonElement element)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            members[JsonText.Name(property)] = property.Value;
        }

        return members;
    }

    // Katello's lists carry "error": null where all is well.
    private static bool IsListWithoutError(Dictionary<string, JsonElement> members, JsonElement error) =>
        error.ValueKind == JsonValueKind.Null && members.ContainsKey("results");

    private static bool IsRailsNotFound(Dictionary<string, JsonElement> members, string? error) =>
        members.ContainsKey("status") && string.Equals(error, "Not Found", StringComparison.OrdinalIgnoreCase);
}
