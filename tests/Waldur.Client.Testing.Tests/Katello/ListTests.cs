using System.Globalization;

namespace Waldur.Client.Testing.Tests;

public sealed class ListTests
{
    public static TheoryData<string> Releases => TestKatello.Releases;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task The_envelope_is_that_of_the_release(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var response = await katello.Admin("GET", katello.Plans);

        response.Body.Should().StartWith("{\"total\":2,").And.EndWith("}\n");
        var list = response.Json;
        string[] keys = ["total", "subtotal", "selectable", "page", "per_page", "error", "search", "sort", "results"];
        list.Keys().Should().Equal(TestKatello.IsBefore(release, "4.3") ? keys.Where(key => key != "selectable") : keys);
        list.Number("page").Should().Be(1);
        list.Number("per_page").Should().Be(20);
        list["error"].Should().BeNull();
        list["search"].Should().BeNull();
        list["sort"]!.ToJsonString().Should().Be("""{"by":"name","order":"asc"}""");
        list.Names().Should().Equal("Nightly", "Weekend");
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Rows_are_whole_plans_in_both_forms(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var scoped = await katello.Get(katello.Plans);
        var flat = await katello.Get(string.Create(CultureInfo.InvariantCulture, $"/katello/api/sync_plans?organization_id={katello.Seed.Organization.Id}"));

        flat.ToJsonString().Should().Be(scoped.ToJsonString());
        scoped["results"]![0]!.ToJsonString().Should().Be((await katello.Get(katello.Plan())).ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Page_numbers_that_were_sent_come_back_as_text_before_5_0(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var list = await katello.Get(katello.Plans + "?page=1&per_page=4294967296");

        var isText = TestKatello.IsBefore(release, "5.0");
        list["page"]!.ToJsonString().Should().Be(isText ? "\"1\"" : "1");
        list["per_page"]!.ToJsonString().Should().Be(isText ? "\"4294967296\"" : "4294967296");
        list.Names().Should().HaveCount(2);
    }

    [Fact]
    public async Task Pages_follow_one_another_and_end_empty()
    {
        await using var katello = await TestKatello.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            katello.Server.AddSyncPlan(katello.Seed.Organization, string.Create(CultureInfo.InvariantCulture, $"Plan {i}"));
        }

        var names = new List<string?>();
        var totals = new List<int>();
        for (var page = 1; page <= 4; page++)
        {
            var list = await katello.Get(string.Create(CultureInfo.InvariantCulture, $"{katello.Plans}?page={page}&per_page=3"));
            names.AddRange(list.Names());
            totals.Add(list.Number("subtotal"));
        }

        names.Should().Equal("Nightly", "Plan 0", "Plan 1", "Plan 2", "Plan 3", "Plan 4", "Weekend");
        totals.Should().AllBeEquivalentTo(7);
    }

    [Theory]
    [InlineData("full_result=true", 2, "1", "2")]
    [InlineData("full_result=1&per_page=1", 2, "1", "2")]
    [InlineData("full_result=true&name=nobody", 0, "1", "0")]
    [InlineData("per_page=all", 0, "1", "0")]
    [InlineData("page=99999999999", 0, "99999999999", "20")]
    public async Task Odd_pages_are_responded_as_the_server_does(string query, int rows, string page, string size)
    {
        await using var katello = await TestKatello.StartAsync("5.0");

        var list = await katello.Get(katello.Plans + "?" + query);

        list.Names().Should().HaveCount(rows);
        list["page"]!.ToJsonString().Should().Be(page);
        list["per_page"]!.ToJsonString().Should().Be(size);
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("page=first")]
    public async Task A_bad_page_makes_the_server_fail(string query)
    {
        await using var katello = await TestKatello.StartAsync();

        (await katello.Admin("GET", katello.Plans + "?" + query)).Code.Should().Be(500);
    }

    [Theory]
    [InlineData("name=Nightly", 1)]
    [InlineData("name=nightly", 0)]
    [InlineData("name=Night", 0)]
    [InlineData("interval=weekly", 1)]
    [InlineData("sync_date=2026-05-13%2000:00:00%20UTC", 2)]
    [InlineData("sync_date=2026-05-13T02:00:00%2B02:00", 2)]
    [InlineData("sync_date=nonsense", 0)]
    [InlineData("no_such_filter=1", 2)]
    public async Task Filters_are_exact_and_count_for_the_total(string query, int total)
    {
        await using var katello = await TestKatello.StartAsync();

        (await katello.Get(katello.Plans + "?" + query)).Number("total").Should().Be(total);
    }

    [Theory]
    [InlineData("order=name%20DESC", "Weekend", "name", "\"DESC\"")]
    [InlineData("order=name", "Nightly", "name", "null")]
    [InlineData("order=interval%20desc", "Weekend", "interval", "\"desc\"")]
    [InlineData("sort_by=name&sort_order=DESC", "Weekend", "name", "\"DESC\"")]
    [InlineData("sort_by=interval", "Nightly", "interval", "\"asc\"")]
    [InlineData("sort_by=organization_id&sort_order=asc", "Weekend", "organization_id", "\"asc\"")]
    public async Task Rows_are_sorted_by_what_can_be_searched(string query, string first, string by, string order)
    {
        await using var katello = await TestKatello.StartAsync();

        var list = await katello.Get(katello.Plans + "?" + query);

        list.Names().First().Should().Be(first);
        list["sort"]!.Text("by").Should().Be(by);
        (list["sort"]!["order"]?.ToJsonString() ?? "null").Should().Be(order);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_bad_order_is_an_error_with_status_200(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);

        var list = await katello.Get(katello.Plans + "?order=id%20DESC&page=2");

        list.Text("error").Should().Be("the field 'id' in the order statement is not valid field for search");
        list.Number("total").Should().Be(0);
        list.Number("subtotal").Should().Be(0);
        list.Keys().Should().Contain(["page", "per_page"]);
        list["page"].Should().BeNull();
        list["per_page"].Should().BeNull();
        list["results"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task A_flat_list_must_name_the_organization()
    {
        await using var katello = await TestKatello.StartAsync();

        var response = await katello.Admin("GET", "/katello/api/sync_plans");

        response.Code.Should().Be(404);
        response.Text("displayMessage").Should().Be("One of parameters [ organization_id ] required but not specified.");
    }

    [Fact]
    public async Task Searches_are_completed()
    {
        await using var katello = await TestKatello.StartAsync();

        var response = await katello.Admin("GET", katello.Plans + "/auto_complete_search?search=na");

        response.Json.AsArray().Should().ContainSingle().Which!.Keys().Should().Equal("completed", "part", "label", "category");
    }
}
