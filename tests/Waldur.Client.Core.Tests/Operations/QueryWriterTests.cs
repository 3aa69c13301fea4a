using System.Globalization;
using System.Net;
using Waldur.Client.Core;
using Waldur.Client.Tests.Json;

namespace Waldur.Client.Tests.Operations;

public class QueryWriterTests
{
    [Fact]
    public void Without_parameters_there_is_no_query()
    {
        var query = new QueryWriter("/api/things/");
        query.Add("name", (string?)null);
        query.Add("count", (long?)null);
        query.AddRepeated("state", (IReadOnlyList<string>?)null, text => text);
        query.AddJoined("o", Array.Empty<string>(), ',', text => text);

        query.ToString().Should().Be("/api/things/");
    }

    [Fact]
    public void Each_type_has_its_form_in_any_culture()
    {
        var query = new QueryWriter("/p/");
        query.Add("text", "a b&c");
        query.Add("empty", "");
        query.Add("uuid", (Guid?)Guid.Parse("5f0c1b6e-0c5a-4b0f-9d3e-2a1b4c6d8e0f"));
        query.Add("yes", (bool?)true);
        query.Add("no", (bool?)false);
        query.Add("count", (long?)-5);
        query.Add("ratio", (double?)0.1);
        query.Add("price", (decimal?)12.50m);
        query.Add("after", (DateTimeOffset?)new DateTimeOffset(2026, 1, 6, 20, 40, 33, TimeSpan.FromHours(2)).AddTicks(1_234_560));
        query.Add("at", new DateTimeOffset(2026, 1, 1, 2, 0, 0, 250, TimeSpan.FromHours(2)), "yyyy-MM-dd HH:mm:ss '+0000'");
        query.Add("never", (DateTimeOffset?)null, "yyyy-MM-dd HH:mm:ss '+0000'");
        query.Add("day", (DateOnly?)new DateOnly(2026, 2, 3));
        query.AddEnum("state", (Colour?)Colour.Red);

        query.ToString().Should().Be(
            "/p/?text=a%20b%26c&empty=&uuid=5f0c1b6e0c5a4b0f9d3e2a1b4c6d8e0f&yes=true&no=false&count=-5&ratio=0.1&price=12.50"
            + "&after=2026-01-06T20%3A40%3A33.123456%2B02%3A00&at=2026-01-01%2000%3A00%3A00%20%2B0000&day=2026-02-03&state=red");
    }

    [Fact]
    public void Several_values_are_repeated_or_joined()
    {
        var query = new QueryWriter("/p/");
        query.AddRepeated("state", ["Sent", "Done & gone"], text => text);
        query.AddJoined("o", ["-created", "name"], ',', text => text);
        query.AddJoined("ids", [1, 2], ',', number => number.ToString(CultureInfo.InvariantCulture));

        query.ToString().Should().Be("/p/?state=Sent&state=Done%20%26%20gone&o=-created,name&ids=1,2");
    }

    [Fact]
    public void Names_are_escaped_like_values()
    {
        var query = new QueryWriter("/p/");
        query.Add("a&b=c", "1");
        query.AddRepeated("ids[]", ["1"], text => text);
        query.AddJoined("x y", ["1"], ',', text => text);

        query.ToString().Should().Be("/p/?a%26b%3Dc=1&ids%5B%5D=1&x%20y=1");
    }

    [Fact]
    public void Any_value_arrives_as_it_was_and_alone() => NastyText.Check(value =>
    {
        var query = new QueryWriter("/api/things/");
        query.Add("name", value);
        query.Add("page", (long?)2);

        var uri = new Uri("https://h.example" + query.ToString());
        var parts = uri.Query.TrimStart('?').Split('&');
        return uri.AbsolutePath == "/api/things/" && uri.Fragment == "" && parts.Length == 2 && parts[1] == "page=2"
            && WebUtility.UrlDecode(parts[0]["name=".Length..]) == Sent(value);
    });

    // Half a surrogate pair has no UTF-8 form: the replacement character is sent for it.
    private static string Sent(string value) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(value));
}
