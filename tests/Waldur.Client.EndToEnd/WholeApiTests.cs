using Waldur.Client.Testing;

namespace Waldur.Client.EndToEnd;

/// <summary>The sample of a generated client, as a process: on its own fake server, and against one of the tests.</summary>
public sealed class WholeApiTests : IAsyncDisposable
{
    private readonly WorkFolder _folder = new();
    private readonly FakeWaldurServer _server = FakeWaldurServer.CreateSeeded();

    [Fact]
    public async Task Without_configuration_it_lists_the_orders_of_a_fake_server()
    {
        var result = (await Run.ToEndAsync("WholeApi", _folder)).ShouldSucceed();

        result.Output.Select(Squeezed).Should().ContainInOrder(
            "Project Organization Orders Newest",
            "Climate models University of Example 3 Create River basins of Private cluster: done",
            "Genome assembly University of Example 0 none");
    }

    [Fact]
    public async Task It_reads_every_page_of_a_server_with_the_credential_of_the_sdk()
    {
        for (var number = 0; number < 400; number++)
        {
            _server.AddProject(_server.Seed.Customer, $"Project {number:D3}");
        }

        await _server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var variables = new Dictionary<string, string> { ["WALDUR_URL"] = _server.Endpoint.ToString(), ["WALDUR_TOKEN"] = _server.Seed.StaffToken };

        var result = (await Run.ToEndAsync("WholeApi", _folder, variables)).ShouldSucceed();

        result.Output.Count(line => line.StartsWith("Project ", StringComparison.Ordinal)).Should().Be(401, "400 rows and the heading");
        _server.Requests.Should().OnlyContain(request => request.Method == "GET");
    }

    [Fact]
    public async Task A_token_that_is_refused_ends_it_with_one_line()
    {
        await _server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var variables = new Dictionary<string, string> { ["WALDUR_URL"] = _server.Endpoint.ToString(), ["WALDUR_TOKEN"] = new string('0', 40) };

        (await Run.ToEndAsync("WholeApi", _folder, variables)).ShouldFail(1, "Invalid token");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private static string Squeezed(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
