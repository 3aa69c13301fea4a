using System.Globalization;

namespace Waldur.Client.Testing.Tests;

public sealed class PageCostTests
{
    private const string Path = "/api/backend-resources/";

    [Fact]
    public async Task A_page_of_a_long_list_costs_what_one_of_a_short_list_does()
    {
        var shortList = await AllocatedAsync(1_000);
        var longList = await AllocatedAsync(30_000);

        TestContext.Current.TestOutputHelper?.WriteLine($"{shortList:N0} and {longList:N0} bytes a page");
        longList.Should().BeLessThan(shortList * 11 / 10);
    }

    [Fact]
    public async Task What_changes_between_two_pages_is_in_the_second()
    {
        await using var waldur = await TestWaldur.StartAsync();
        for (var i = 0; i < 4; i++)
        {
            waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, $"{i}");
        }

        var first = await waldur.Agent("GET", Path + "?page_size=3");
        var uuid = waldur.Server.BackendResources[0].Uuid;
        (await waldur.Agent("DELETE", $"{Path}{uuid:N}/")).Code.Should().Be(204);
        var afterDeletion = await waldur.Agent("GET", Path + "?page_size=3");
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "new");
        var afterSetup = await waldur.Agent("GET", Path + "?page_size=3");

        new[] { first, afterDeletion, afterSetup }.Select(page => page.Header("X-Result-Count")).Should().Equal("4", "3", "4");
    }

    // A request within the process runs on its caller's thread from end to end, so that its allocations can be counted exactly.
    private static async Task<long> AllocatedAsync(int rows)
    {
        await using var server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Clock = new FakeClock(), Seed = 1 });
        for (var i = 0; i < rows; i++)
        {
            server.AddBackendResource(server.Seed.Offering, server.Seed.Project, i.ToString("D6", CultureInfo.InvariantCulture));
        }

        Send(server, 1);
        Send(server, 2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var page = 3; page < 10; page++)
        {
            Send(server, page);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / 7;
    }

    private static void Send(FakeWaldurServer server, int page)
    {
        var headers = new Dictionary<string, string> { ["Authorization"] = $"Token {server.Seed.AgentToken}" };
        var request = new FakeRequest("GET", "https", "waldur.example", Path, $"page_size=100&page={page}", headers, default);
        var sent = server.SendAsync(request, ownConnection: true, TestContext.Current.CancellationToken);
        sent.IsCompletedSuccessfully.Should().BeTrue();
    }
}
