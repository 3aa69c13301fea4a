using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Reads and checks the filters of a list: every error is collected, then all are reported.</summary>
internal sealed class FilterReader(QueryParameters query)
{
    private readonly JsonObject _errors = [];

    /// <summary>Reads a text; null when it is absent or empty.</summary>
    public string? Text(string name) => query.Last(name) is { Length: > 0 } text ? text : null;

    public Guid? Uuid(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (WireUuid.TryParse(text, out var uuid))
        {
            return uuid;
        }

        Fail(name, "Enter a valid UUID.");
        return null;
    }

    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (WireTime.TryParse(text, out var time))
        {
            return time;
        }

        Fail(name, "Enter a valid date/time.");
        return null;
    }

    /// <summary>Reads a yes or no; what is neither is ignored.</summary>
    public bool? Flag(string name) => Text(name)?.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };

    public string? Choice(string name, IReadOnlyCollection<string> choices)
    {
        var text = Text(name);
        if (text is not null && !choices.Contains(text))
        {
            FailChoice(name, text);
        }

        return text;
    }

    /// <summary>Reads a repeated parameter; empty when it is absent.</summary>
    public IReadOnlyList<string> Choices(string name, IReadOnlyCollection<string> choices)
    {
        var values = query.All(name);
        if (values.FirstOrDefault(value => !choices.Contains(value)) is { } wrong)
        {
            FailChoice(name, wrong);
        }

        return values;
    }

    /// <summary>Reads the sort keys: one value, comma-joined; of a repeated parameter the last counts.</summary>
    public IReadOnlyList<string> Order(IReadOnlyCollection<string> keys, params string[] defaults)
    {
        var given = (query.Last("o") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (given.FirstOrDefault(key => !keys.Contains(key.TrimStart('-'))) is { } wrong)
        {
            FailChoice("o", wrong);
        }

        return given.Length == 0 ? defaults : given;
    }

    public void ThrowIfInvalid()
    {
        if (_errors.Count > 0)
        {
            throw Drf.Problem(400, _errors);
        }
    }

    private void Fail(string name, string message) => _errors[name] = new JsonArray(message);

    private void FailChoice(string name, string value) =>
        Fail(name, $"Select a valid choice. {value} is not one of the available choices.");
}
