using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>One request on its way through a fake Waldur.</summary>
internal sealed class WaldurCall(FakeRequest request, WaldurState state, WaldurUrls urls, IReadOnlyDictionary<string, string> values)
{
    private WaldurIdentity? _identity;

    public FakeRequest Request => request;

    public WaldurState State => state;

    public WaldurUrls Urls => urls;

    public DateTimeOffset Now => state.Now;

    /// <summary>Who asks; anonymous callers never come to an action that needs to know.</summary>
    public WaldurIdentity Identity
    {
        get => _identity ?? throw Drf.NotAuthenticated();
        set => _identity = value;
    }

    public bool IsAnonymous => _identity is null;

    /// <summary>In whose name the caller looks; null for anonymous callers.</summary>
    public FakeUser? Viewer => _identity?.User;

    public bool IsPartial => request.Method == "PATCH";

    public JsonObject Body() => BodyReader.Read(request);

    public FieldReader Fields() => new(Body(), IsPartial);

    public FilterReader Filters() => new(request.Query);

    /// <summary>The row of a table that the path names, where the caller sees it.</summary>
    public T Row<T>(RowTable<T> rows, string model, Func<T, bool>? visible = null)
        where T : class, IFakeRow
    {
        if (!WireUuid.TryParse(values["uuid"], out var wanted))
        {
            throw Drf.NotFound();
        }

        return rows.TryFind(wanted, out var row) && visible?.Invoke(row) != false ? row : throw Drf.NotFound(model);
    }

    /// <summary>The row that the path names, among those that the caller sees.</summary>
    public T Row<T>(IEnumerable<T> rows, Func<T, Guid> uuid, string model)
        where T : class
    {
        if (!WireUuid.TryParse(values["uuid"], out var wanted))
        {
            throw Drf.NotFound();
        }

        return rows.FirstOrDefault(row => uuid(row) == wanted) ?? throw Drf.NotFound(model);
    }
}
