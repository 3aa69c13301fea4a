using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>A list in Katello's envelope. A bad search or order is an error in it, and the status stays 200.</summary>
/// <typeparam name="T">The rows.</typeparam>
internal sealed class KatelloList<T>(Func<KatelloCall, IReadOnlyList<SearchField<T>>> fields, Func<T, int> id)
{
    private readonly Dictionary<string, Comparison<T>> _keys = new(StringComparer.Ordinal);

    /// <summary>Adds a key to sort by.</summary>
    public KatelloList<T> By(string name, Comparison<T> compare)
    {
        _keys[name] = compare;
        return this;
    }

    public FakeResponse Response(KatelloCall call, IReadOnlyCollection<T> rows, Func<T, JsonObject> write)
    {
        var order = KatelloOrder.Read(call);
        var search = call.Parameter("search");
        IReadOnlyList<T> found;
        try
        {
            found = order.Sort(rows.Where(SearchParser<T>.Parse(search ?? "", fields(call))), _keys, id);
        }
        catch (SearchException exception)
        {
            return KatelloJson.List(Envelope(call, (0, 0), (null, null), exception.Message, search, order, []));
        }

        var page = KatelloPage.Read(call);
        var results = KatelloJson.Array(page.Of(found).Select(write));
        return KatelloJson.List(
            Envelope(call, (rows.Count, found.Count), (page.Page(), page.Size(rows.Count)), null, search, order, results));
    }

    private static JsonObject Envelope(
        KatelloCall call,
        (int All, int Found) counts,
        (JsonNode? Number, JsonNode? Size) page,
        string? error,
        string? search,
        KatelloOrder order,
        JsonArray results)
    {
        var envelope = new JsonObject { ["total"] = counts.All, ["subtotal"] = counts.Found };
        if (call.Release.HasSelectable)
        {
            envelope["selectable"] = counts.Found;
        }

        envelope["page"] = page.Number;
        envelope["per_page"] = page.Size;
        envelope["error"] = error;
        envelope["search"] = search;
        envelope["sort"] = new JsonObject { ["by"] = order.By, ["order"] = order.Direction };
        envelope["results"] = results;
        return envelope;
    }
}
