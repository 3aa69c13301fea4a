namespace Waldur.Client.Testing.Tests;

public sealed class KatelloStrictTests
{
    private const string Good = """{"sync_plan":{"name":"P","interval":"daily","sync_date":"2026-05-01 00:00:00 +0000"}}""";

    public static TheoryData<string> Releases => TestKatello.Releases;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task What_the_description_allows_passes(string release)
    {
        await using var katello = await TestKatello.StartAsync(release, mode: FakeServerMode.Strict);

        await katello.Create(Good);
        await katello.Get(katello.Plans + "?name=P&per_page=50&order=name%20DESC");
        await katello.Get(katello.Plan());
        await katello.Get(katello.Plan().Replace("/api/", "/api/v2/", StringComparison.Ordinal));
        await katello.Put(katello.Plan(), """{"sync_plan":{"description":null}}""");
        await katello.Put(katello.Plan(action: "/add_products"), """{"product_ids":[1]}""");
        await katello.Put(katello.Plan(action: "/remove_products"), """{"product_ids":[1]}""");
        await katello.GetTask(await katello.Sync());
        await katello.Get("/katello/api/organizations?search=name%3DX");
        (await katello.Admin("DELETE", katello.Plan())).Code.Should().Be(204);
    }

    [Theory]
    [InlineData("GET", "?no_such_filter=1", null, "no_such_filter")]
    [InlineData("GET", "?interval=yearly", null, "interval")]
    [InlineData("GET", "?page=0", null, "page")]
    [InlineData("POST", "", """{"sync_plan":{"name":"P"}}""", "interval")]
    [InlineData("POST", "", """{"sync_plan":{"name":"P","interval":"daily","sync_date":"2026-05-01"}}""", "sync_date")]
    [InlineData("POST", "", """{"sync_plan":{"name":" P","interval":"daily","sync_date":"2026-05-01 00:00:00 +0000"}}""", "name")]
    [InlineData("PUT", "/{id}", """{"sync_plan":{"enabled":"false"}}""", "enabled")]
    [InlineData("PUT", "/{id}", """{"sync_plan":{"no_such_setting":1}}""", "no_such_setting")]
    [InlineData("PUT", "/{id}", """{"sync_plan":{}}""", "body")]
    [InlineData("PUT", "/{id}/sync", """{"sync_plan":{}}""", "body")]
    [InlineData("PUT", "/{id}/sync", null, "body")]
    [InlineData("PUT", "/{id}/add_products", """{"product_ids":["1"]}""", "product_ids")]
    [InlineData("DELETE", "/{id}", "{}", "body")]
    public async Task What_it_does_not_allow_is_refused_and_told_why(string method, string path, string? body, string reason)
    {
        await using var katello = await TestKatello.StartAsync(mode: FakeServerMode.Strict);
        var before = katello.Server.SyncPlans.Count;
        var target = path.StartsWith("/{id}", StringComparison.Ordinal) ? katello.Plan(action: path["/{id}".Length..]) : katello.Plans + path;

        var response = await katello.Admin(method, target, body);

        response.Code.Should().Be(400);
        response.Text("detail").Should().Contain(reason);
        katello.Server.SyncPlans.Should().HaveCount(before);
        katello.Server.Requests[^1].Acted.Should().BeFalse();
    }

    [Fact]
    public async Task The_manner_can_be_changed_while_the_server_runs()
    {
        await using var katello = await TestKatello.StartAsync(mode: FakeServerMode.Strict);

        var strict = await katello.Admin("GET", katello.Plans + "?thin=true");
        katello.Server.Mode = FakeServerMode.Lenient;
        var lenient = await katello.Admin("GET", katello.Plans + "?thin=true");

        strict.Code.Should().Be(400);
        lenient.Code.Should().Be(200);
    }
}
