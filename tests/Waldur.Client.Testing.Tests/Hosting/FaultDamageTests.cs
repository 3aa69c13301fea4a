using System.Text.Json.Nodes;

namespace Waldur.Client.Testing.Tests;

public sealed class FaultDamageTests
{
    private const string Path = "/api/backend-resources/";
    private const string Requests = "/api/backend-resource-requests/";

    [Fact]
    public async Task Objects_and_rows_lose_or_change_their_identity()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "a");
        var hex = row.Uuid.ToString("N");

        (await Read(waldur, FaultKind.MissingIdentity, $"{Path}{hex}/"))!.AsObject().ContainsKey("uuid").Should().BeFalse();
        (await Read(waldur, FaultKind.MissingIdentity, Path))![0]!.AsObject().ContainsKey("uuid").Should().BeFalse();
        Text((await Read(waldur, FaultKind.ZeroIdentity, $"{Path}{hex}/"))!["uuid"]).Should().Be(new string('0', 32));
        Text((await Read(waldur, FaultKind.ForeignIdentity, $"{Path}{hex}/"))!["uuid"])
            .Should().NotBe(hex).And.MatchRegex("^[0-9a-f]{32}$");
        Text((await waldur.Agent("GET", $"{Path}{hex}/")).Json["uuid"]).Should().Be(hex, "the state of the server is whole");
    }

    [Fact]
    public async Task States_turn_into_what_they_are_not()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var request = waldur.Server.AddBackendResourceRequest(waldur.Seed.Offering);

        var odd = await Read(waldur, FaultKind.OddState, $"{Requests}{request.Uuid:N}/");
        var none = await Read(waldur, FaultKind.NullState, $"{Requests}{request.Uuid:N}/");

        odd!["state"]!.GetValue<int>().Should().Be(2);
        none!.AsObject().Should().ContainKey("state");
        none["state"].Should().BeNull();
    }

    [Fact]
    public async Task Roots_are_exchanged()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "a");

        (await Read(waldur, FaultKind.WrongRoot, Path)).Should().BeOfType<JsonObject>();
        (await Read(waldur, FaultKind.WrongRoot, $"{Path}{row.Uuid:N}/")).Should().BeOfType<JsonArray>();
        (await Read(waldur, FaultKind.EmptyObject, Path))!.AsObject().Should().BeEmpty();
        waldur.Server.Faults.Next(FaultKind.BrokenJson);
        (await waldur.Agent("GET", Path)).Body.Should().StartWith("[{").And.NotEndWith("]");
    }

    [Fact]
    public async Task A_page_in_the_middle_comes_empty()
    {
        await using var waldur = await TestWaldur.StartAsync();
        AddRows(waldur, 6);
        waldur.Server.Faults.For($"GET {Path}").Skip(1).Next(Fault.EmptyPage);

        var pages = new List<Response>();
        for (var page = 1; page <= 3; page++)
        {
            pages.Add(await waldur.Agent("GET", $"{Path}?page_size=2&page={page}"));
        }

        pages.Select(page => page.Json.AsArray().Count).Should().Equal(2, 0, 2);
        pages.Select(page => page.Header("X-Result-Count")).Should().AllBe("6");
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task Headers_are_lost_or_come_twice(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        AddRows(waldur, 2);
        waldur.Server.Faults.Next(FaultKind.MissingCount);
        waldur.Server.Faults.Next(FaultKind.DoubledCount);
        waldur.Server.Faults.Next(Fault.WithoutHeader("Content-Type"));
        waldur.Server.Faults.Next(Fault.DoubledHeader("Link", "<x>"));

        (await waldur.Agent("GET", Path)).Header("X-Result-Count").Should().BeNull();
        (await waldur.Agent("GET", Path)).Header("X-Result-Count").Should().Be("2, 0");
        (await waldur.Agent("GET", Path)).Header("Content-Type").Should().BeNull();
        (await waldur.Agent("GET", Path)).Header("Link").Should().EndWith(", <x>");
    }

    [Fact]
    public async Task Filters_can_be_ignored_while_pages_are_kept()
    {
        await using var waldur = await TestWaldur.StartAsync();
        AddRows(waldur, 3);
        waldur.Server.Faults.Next(FaultKind.FiltersIgnored);

        var rows = await waldur.Agent("GET", $"{Path}?backend_id=1&page_size=2");

        rows.Json.AsArray().Should().HaveCount(2);
        rows.Header("X-Result-Count").Should().Be("3");
        (await waldur.Agent("GET", $"{Path}?backend_id=1&page_size=2")).Header("X-Result-Count").Should().Be("1");
    }

    [Fact]
    public async Task Where_there_is_nothing_to_damage_nothing_struck()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.Faults.Next(FaultKind.MissingIdentity);

        var empty = await waldur.Agent("GET", Path);
        waldur.Server.Faults.Struck.Should().Be(0);
        waldur.Server.Faults.Log.Should().BeEmpty();
        var created = await waldur.Agent("POST", Path, waldur.Resource());

        empty.Body.Should().Be("[]");
        waldur.Server.Requests[0].Fault.Should().BeNull();
        created.Json.AsObject().ContainsKey("uuid").Should().BeFalse("the fault waits for what it can damage");
        waldur.Server.BackendResources.Should().ContainSingle();
    }

    private static void AddRows(TestWaldur waldur, int count)
    {
        for (var i = 0; i < count; i++)
        {
            waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, $"row {i}", $"{i}");
        }
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static async Task<JsonNode?> Read(TestWaldur waldur, FaultKind kind, string path)
    {
        waldur.Server.Faults.Next(kind);
        var response = await waldur.Agent("GET", path);
        response.Code.Should().Be(200);
        waldur.Server.Requests[^1].Fault.Should().Be(kind);
        return response.Json;
    }
}
