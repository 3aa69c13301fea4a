using System.Globalization;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>The page that a list request asks for.</summary>
internal sealed class KatelloPage
{
    private readonly string? _pageSent;
    private readonly string? _sizeSent;
    private readonly bool _echoesAsSent;
    private readonly long _page;
    private readonly long _size;
    private readonly bool _isFull;

    private KatelloPage(KatelloCall call)
    {
        _echoesAsSent = call.Release.EchoesPageAsSent;
        _pageSent = Sent(call, "page");
        _sizeSent = Sent(call, "per_page");
        _page = _pageSent is null ? 1 : RubyInteger.Parse(_pageSent);
        _size = _sizeSent is null ? call.State.DefaultPageSize : RubyInteger.Parse(_sizeSent);
        _isFull = call.Parameter("full_result")?.ToUpperInvariant() is "TRUE" or "T" or "YES" or "1";
    }

    /// <summary>Reads the page asked for.</summary>
    /// <exception cref="ProblemException">There is no such page: the server fails.</exception>
    public static KatelloPage Read(KatelloCall call)
    {
        var page = new KatelloPage(call);
        return page._isFull || (page._page >= 1 && page._size >= 0)
            ? page
            : throw call.Problem(500, string.Create(CultureInfo.InvariantCulture, $"invalid page: \"{page._pageSent}\" of \"{page._sizeSent}\""));
    }

    public IEnumerable<T> Of<T>(IReadOnlyList<T> rows)
    {
        if (_isFull)
        {
            return rows;
        }

        var skip = Math.Min((_page - 1) * (decimal)_size, rows.Count);
        return rows.Skip((int)skip).Take((int)Math.Min(_size, int.MaxValue));
    }

    public JsonNode Page() => _isFull ? 1 : _echoesAsSent && _pageSent is not null ? _pageSent : _page;

    public JsonNode Size(int total) => _isFull ? total : _echoesAsSent && _sizeSent is not null ? _sizeSent : _size;

    private static string? Sent(KatelloCall call, string name) => call.Parameter(name) is { Length: > 0 } text ? text : null;
}
