using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Looks organizations up, in Foreman's envelope.</summary>
internal static class OrganizationHandlers
{
    private const string Path = "/katello/api/organizations";

    private static readonly SearchField<FakeKatelloOrganization>[] Fields =
    [
        new("name", SearchFieldKind.Text, row => row.Name, IsDefault: true),
        new("title", SearchFieldKind.Text, row => row.Name, IsDefault: true),
        new("label", SearchFieldKind.Text, row => row.Label, IsDefault: true),
        new("description", SearchFieldKind.Text, row => row.Description),
        new("id", SearchFieldKind.Number, row => row.Id.ToString(CultureInfo.InvariantCulture)),
    ];

    public static void AddTo(RouteTable<KatelloAction> routes) => routes
        .Add("GET", Path, new KatelloAction("view_organizations", Index))
        .Add("GET", Path + "/{organization_id}", new KatelloAction("view_organizations", Show));

    private static FakeResponse Index(KatelloCall call)
    {
        var search = call.Parameter("search");
        var seen = call.State.Organizations.FindAll(call.User.Sees);
        var found = Find(seen, search);
        var size = call.Parameter("per_page") switch
        {
            null or "" => call.State.DefaultPageSize,
            "all" => found.Count,
            var sent => RubyInteger.Parse(sent),
        };
        var page = call.Parameter("page") is { Length: > 0 } number ? RubyInteger.Parse(number) : 1;
        if (page < 1 || size < 0)
        {
            throw KatelloErrors.Foreman(500, "invalid page");
        }

        var rows = found.Skip((int)Math.Min((page - 1) * (decimal)size, found.Count)).Take((int)Math.Min(size, int.MaxValue));
        return KatelloJson.Text(200, Envelope(seen.Count, found.Count, page, size, search, rows.Select(row => Write(row, call))));
    }

    private static FakeResponse Show(KatelloCall call) => KatelloJson.Single(200, Write(call.RequiredOrganization(), call));

    private static List<FakeKatelloOrganization> Find(List<FakeKatelloOrganization> rows, string? search)
    {
        try
        {
            var fits = SearchParser<FakeKatelloOrganization>.Parse(search ?? "", Fields);
            return [.. rows.Where(fits).OrderBy(row => row.Name, StringComparer.Ordinal)];
        }
        catch (SearchException exception)
        {
            throw KatelloErrors.Foreman(400, exception.Message, new JsonObject { ["class"] = "ScopedSearch::QueryNotSupported" });
        }
    }

    private static JsonObject Write(FakeKatelloOrganization row, KatelloCall call) => new()
    {
        ["label"] = row.Label,
        ["created_at"] = call.Times.Write(row.Created),
        ["updated_at"] = call.Times.Write(row.Updated),
        ["id"] = row.Id,
        ["name"] = row.Name,
        ["title"] = row.Name,
        ["description"] = row.Description,
    };

    // Foreman lays its envelope out over lines and leaves the rows on one.
    private static string Envelope(int total, int subtotal, long page, long size, string? search, IEnumerable<JsonObject> rows)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{\n  \"total\": {total},\n  \"subtotal\": {subtotal},\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"page\": {page},\n  \"per_page\": {size},\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"search\": {(search is null ? "null" : KatelloJson.ToText(search))},\n");
        text.Append("  \"sort\": {\n    \"by\": null,\n    \"order\": null\n  },\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"results\": [{string.Join(',', rows.Select(KatelloJson.ToText))}]\n}}\n");
        return text.ToString();
    }
}
