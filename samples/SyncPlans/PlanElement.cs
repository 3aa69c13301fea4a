using System.Globalization;
using System.Text.Json;
using Waldur.Client.Katello;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Samples;

/// <summary>One plan of the file. What cannot be read is a <see cref="FormatException"/> that names the plan.</summary>
internal sealed class PlanElement(JsonElement plan, int number)
{
    private static readonly string[] Properties =
        ["name", "interval", "sync_date", "cron_expression", "description", "enabled", "products"];

    // Every form says its offset: without one, the server takes the time to be in the zone of the user's profile.
    private static readonly string[] Dates = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm:ss 'UTC'"];

    public DesiredSyncPlan Read()
    {
        if (plan.ValueKind != JsonValueKind.Object)
        {
            throw Problem("is no object");
        }

        // A misspelt name would leave out what it names without a word.
        var unknown = plan.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !Properties.Contains(name));
        if (unknown is not null)
        {
            throw Problem($"has '{unknown}', which is none of {string.Join(", ", Properties)}");
        }

        return new DesiredSyncPlan
        {
            Name = Required("name"),
            Interval = SyncPlanInterval.From(Required("interval")),
            SyncDate = Date(Required("sync_date")),
            CronExpression = Text("cron_expression"),
            Description = plan.TryGetProperty("description", out _) ? new Optional<string?>(Text("description")) : default,
            Enabled = Enabled(),
            Products = Products(static value => value.ValueKind == JsonValueKind.Number, Id),
            ProductNames = Products(static value => value.ValueKind != JsonValueKind.Number, Name),
        };
    }

    private string Required(string name) => Text(name) ?? throw Problem($"has no {name}");

    private string? Text(string name)
    {
        if (!plan.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? Unicode(value, name) : throw Problem($"has no text as its {name}");
    }

    private string Unicode(JsonElement value, string name)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Problem($"has a text that is no Unicode as its {name}");
        }
    }

    private DateTimeOffset Date(string text) =>
        DateTimeOffset.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw Problem($"has the sync_date '{text}', which is no time with an offset, such as 2026-06-01T02:30:00Z");

    private bool? Enabled() => !plan.TryGetProperty("enabled", out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => throw Problem("has an enabled that is neither true nor false"),
    };

    // Numbers are ids, texts are names; both together are all that the plan has.
    private List<T>? Products<T>(Func<JsonElement, bool> isOne, Func<JsonElement, T> read)
    {
        if (!plan.TryGetProperty("products", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(isOne).Select(read)]
            : throw Problem("has products that are no array of ids and names");
    }

    private int Id(JsonElement value) => value.TryGetInt32(out var id) && id > 0
        ? id
        : throw Problem($"has the product {value.GetRawText()}, which is no id");

    private string Name(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? Unicode(value, "product")
        : throw Problem($"has the product {value.GetRawText()}, which is neither an id nor a name");

    private FormatException Problem(string what) => new($"plan {number} {what}");
}
