namespace Waldur.Client.Testing.Tests;

public sealed class PagingTests
{
    private const string Path = "/api/backend-resources/";

    [Theory]
    [InlineData("", 10)]
    [InlineData("page_size=25", 25)]
    [InlineData("page_size=300", 300)]
    [InlineData("page_size=301", 300)]
    [InlineData("page_size=99999999999999", 300)]
    [InlineData("page_size=0", 10)]
    [InlineData("page_size=-3", 10)]
    [InlineData("page_size=many", 10)]
    [InlineData("page=2&page_size=200", 110)]
    [InlineData("page=last", 10)]
    [InlineData("page=last&page_size=300", 10)]
    [InlineData("page=&page_size=7", 7)]
    public async Task A_page_has_as_many_rows_as_it_may(string query, int rows)
    {
        await using var waldur = await With(310);

        var response = await waldur.Agent("GET", $"{Path}?{query}");

        response.Code.Should().Be(200);
        response.Json.AsArray().Should().HaveCount(rows);
        response.Header("X-Result-Count").Should().Be("310");
    }

    [Theory]
    [InlineData("page=4")]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("page=first")]
    public async Task A_page_that_does_not_exist_is_responded_with_404(string query)
    {
        await using var waldur = await With(30);

        var response = await waldur.Agent("GET", $"{Path}?{query}");

        response.Code.Should().Be(404);
        response.Body.Should().Be("""{"detail":"Invalid page."}""");
    }

    [Fact]
    public async Task An_empty_list_has_one_empty_page()
    {
        await using var waldur = await With(0);

        var response = await waldur.Agent("GET", Path);

        response.Body.Should().Be("[]");
        response.Header("X-Result-Count").Should().Be("0");
        response.Header("Link").Should().Be(Links(waldur, ("", "first"), ("", "last")));
    }

    [Fact]
    public async Task Links_name_the_pages_that_exist_and_the_first_one_without_its_number()
    {
        await using var waldur = await With(30);

        var first = await waldur.Agent("GET", Path);
        var second = await waldur.Agent("GET", $"{Path}?page=2&o=created&name=row%20a%2Cb");
        var third = await waldur.Agent("GET", $"{Path}?page=last");

        first.Header("Link").Should().Be(Links(waldur, ("", "first"), ("?page=2", "next"), ("?page=3", "last")));
        second.Code.Should().Be(404, "nothing has that name, so there is no second page");
        third.Header("Link").Should().Be(Links(waldur, ("", "first"), ("?page=2", "prev"), ("?page=3", "last")));
    }

    [Fact]
    public async Task Links_keep_the_other_parameters_sorted_and_encoded()
    {
        await using var waldur = await With(30);

        var response = await waldur.Agent("GET", $"{Path}?page=2&o=created&created=2025-01-01T00%3A00%3A00%2B00%3A00&name=row&page_size=10");

        const string Rest = "created=2025-01-01T00%3A00%3A00%2B00%3A00&name=row&o=created";
        response.Header("Link").Should().Be(Links(
            waldur,
            ($"?{Rest}&page_size=10", "first"),
            ($"?{Rest}&page_size=10", "prev"),
            ($"?{Rest}&page=3&page_size=10", "next"),
            ($"?{Rest}&page=3&page_size=10", "last")));
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task HEAD_counts_without_a_body(Transport transport)
    {
        await using var waldur = await With(30, transport);

        var response = await waldur.Agent("HEAD", $"{Path}?name=row+1");

        response.Code.Should().Be(200);
        response.Body.Should().BeEmpty();
        response.Header("X-Result-Count").Should().Be("11");
    }

    [Fact]
    public async Task Newest_rows_come_first_unless_an_order_is_given()
    {
        await using var waldur = await With(3);

        (await Names(waldur, "")).Should().Equal("row 2", "row 1", "row 0");
        (await Names(waldur, "?o=created")).Should().Equal("row 0", "row 1", "row 2");
        (await Names(waldur, "?o=-created")).Should().Equal("row 2", "row 1", "row 0");
        (await Names(waldur, "?o=created,-created")).Should().Equal("row 0", "row 1", "row 2");
    }

    [Fact]
    public async Task Of_a_repeated_order_only_the_last_counts()
    {
        await using var waldur = await With(3);

        (await Names(waldur, "?o=created&o=-created")).Should().Equal("row 2", "row 1", "row 0");
    }

    [Fact]
    public async Task An_order_by_something_unknown_is_responded_with_400()
    {
        await using var waldur = await With(1);

        var response = await waldur.Agent("GET", $"{Path}?o=created,name");

        response.Code.Should().Be(400);
        response.Body.Should().Be("""{"o":["Select a valid choice. name is not one of the available choices."]}""");
    }

    [Fact]
    public async Task Rows_of_one_instant_keep_their_order_unless_ties_are_mixed()
    {
        await using var waldur = await TestWaldur.StartAsync(seed: 7);
        for (var i = 0; i < 20; i++)
        {
            waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, $"row {i}");
        }

        var plain = await Names(waldur, "?page_size=20");
        waldur.Server.MixesTies = true;
        var mixed = await Names(waldur, "?page_size=20");
        var mixedOnceMore = await Names(waldur, "?page_size=20");

        plain.Should().Equal(Enumerable.Range(0, 20).Select(i => $"row {i}"));
        mixed.Should().BeEquivalentTo(plain).And.NotEqual(plain);
        mixedOnceMore.Should().BeEquivalentTo(plain).And.NotEqual(mixed);
    }

    private static string Links(TestWaldur waldur, params (string Query, string Relation)[] links) =>
        string.Join(", ", links.Select(link => $"<{waldur.Server.Endpoint}api/backend-resources/{link.Query}>; rel=\"{link.Relation}\""));

    private static async Task<IEnumerable<string>> Names(TestWaldur waldur, string query) =>
        (await waldur.Agent("GET", Path + query)).Json.AsArray().Select(row => row!["name"]!.GetValue<string>());

    private static async Task<TestWaldur> With(int rows, Transport transport = Transport.InProcess)
    {
        var waldur = await TestWaldur.StartAsync(transport);
        for (var i = 0; i < rows; i++)
        {
            waldur.Clock.Advance(TimeSpan.FromSeconds(1));
            waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, $"row {i}");
        }

        return waldur;
    }
}
