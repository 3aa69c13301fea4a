using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>The settings in the body of a create or an update, with the root <c>sync_plan</c> or without it.</summary>
internal sealed class SyncPlanInput
{
    private static readonly string[] Known = ["name", "interval", "sync_date", "description", "cron_expression"];
    private readonly Dictionary<string, JsonNode?> _values = new(StringComparer.Ordinal);

    private SyncPlanInput(JsonObject source, JsonObject body)
    {
        foreach (var name in Known)
        {
            if (source.TryGetPropertyValue(name, out var value))
            {
                _values[name] = value;
            }
        }

        if (source.TryGetPropertyValue("enabled", out var enabled) || body.TryGetPropertyValue("enabled", out enabled))
        {
            _values["enabled"] = enabled;
        }
    }

    /// <summary>Whether the plan is to run; null when the body does not say. Anything but false and null counts as true.</summary>
    public bool? Enabled => _values.GetValueOrDefault("enabled") is { } value ? value.GetValueKind() != JsonValueKind.False : null;

    /// <summary>Reads the body.</summary>
    /// <exception cref="ProblemException">There are no settings in it.</exception>
    public static SyncPlanInput Read(KatelloCall call)
    {
        var root = call.Body["sync_plan"];
        if (root is not (null or JsonObject))
        {
            throw call.Problem(500, "undefined method `permit' for \"" + root.GetValueKind() + "\"");
        }

        // A root, even an empty one, keeps the framework from gathering what stands beside it.
        var input = new SyncPlanInput(call.Body.ContainsKey("sync_plan") ? root as JsonObject ?? [] : call.Body, call.Body);
        return input._values.Count > 0 ? input : throw call.Problem(400, "Missing values for sync_plan.");
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Text(string name) => KatelloBody.ToText(_values.GetValueOrDefault(name));

    /// <summary>The sync date; null when the body holds none.</summary>
    /// <exception cref="ProblemException">It cannot be read: the server fails.</exception>
    public DateTimeOffset? SyncDate(KatelloCall call)
    {
        var value = _values.GetValueOrDefault("sync_date");
        if (value is null)
        {
            return null;
        }

        if (value.GetValueKind() != JsonValueKind.String)
        {
            throw call.Problem(500, "undefined method `to_time' for " + value.ToJsonString());
        }

        try
        {
            return RubyDate.Parse(value.GetValue<string>(), call.Times.Zone) ?? throw call.Problem(500, "Date format is incorrect.");
        }
        catch (ArgumentOutOfRangeException)
        {
            throw call.Problem(500, "argument out of range");
        }
    }
}
