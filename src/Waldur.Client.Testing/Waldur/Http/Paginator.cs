using System.Globalization;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Cuts a page out of a list, and says in the headers where the others are.</summary>
internal static class Paginator
{
    private const int DefaultSize = 10;
    private const int MaximumSize = 300;

    /// <summary>Cuts a page out of a list that is filtered and sorted only when something changed since it was last asked for.</summary>
    public static FakeResponse Page<T>(WaldurCall call, Func<IReadOnlyList<T>> sort, Func<T, JsonNode> write) =>
        Page(call, call.State.MixesTies ? sort() : call.State.Lists.GetOrSort(call, sort), write);

    public static FakeResponse Page<T>(WaldurCall call, IReadOnlyList<T> rows, Func<T, JsonNode> write)
    {
        var query = call.Request.Query;
        var size = Size(query.Last("page_size"));
        var pages = Math.Max(1, (rows.Count + size - 1) / size);
        var page = Number(query.Last("page"), pages);
        var body = new JsonArray();
        for (var i = (page - 1) * size; i < Math.Min(page * size, rows.Count); i++)
        {
            body.Add(write(rows[i]));
        }

        return FakeResponse.Json(200, body)
            .With("X-Result-Count", rows.Count.ToString(CultureInfo.InvariantCulture))
            .With("Link", Links(call, page, pages));
    }

    private static int Size(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? Math.Min(size, MaximumSize)
            : text is { Length: > 9 } && text.All(char.IsAsciiDigit) ? MaximumSize : DefaultSize;

    private static int Number(string? text, int pages)
    {
        if (text is null or "")
        {
            return 1;
        }

        if (text == "last")
        {
            return pages;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1 && page <= pages
            ? page
            : throw Drf.Detail(404, "Invalid page.");
    }

    private static string Links(WaldurCall call, int page, int pages)
    {
        var links = new List<string> { Link(call, 1, "first") };
        if (page > 1)
        {
            links.Add(Link(call, page - 1, "prev"));
        }

        if (page < pages)
        {
            links.Add(Link(call, page + 1, "next"));
        }

        links.Add(Link(call, pages, "last"));
        return string.Join(", ", links);
    }

    private static string Link(WaldurCall call, int page, string relation)
    {
        var query = page == 1
            ? call.Request.Query.Without("page")
            : call.Request.Query.With("page", page.ToString(CultureInfo.InvariantCulture));
        var text = query.ToSortedString();
        return $"<{call.Urls.Root}{call.Request.Path}{(text.Length == 0 ? "" : "?" + text)}>; rel=\"{relation}\"";
    }
}
