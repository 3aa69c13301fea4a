using Waldur.Client.Testing;

namespace Waldur.Client.EndToEnd;

/// <summary>The site agent, as a process, when the server or the network is in trouble.</summary>
public sealed class SiteAgentTroubleTests : IAsyncDisposable
{
    private readonly WorkFolder _folder = new();
    private readonly FakeWaldurServer _server = FakeWaldurServer.CreateSeeded();

    [Fact]
    public async Task It_outlives_a_server_that_is_away()
    {
        await StartAsync();
        await using var agent = RunningProgram.Start("SiteAgent", _folder.Path, Variables, Inventory, "--poll", "0.1");
        await agent.WaitForLineAsync("serving");

        _server.Faults.Add(new FaultRule { Kind = FaultKind.ConnectionRefused });
        await agent.WaitForLineAsync("Warning: ");
        var request = _server.AddBackendResourceRequest(_server.Seed.Offering);
        _server.Faults.Clear();

        await agent.WaitForLineAsync($"request {request.Uuid:N} done");
        _server.BackendResources.Should().HaveCount(2);
        (await agent.TerminateAsync()).ShouldSucceed();
    }

    [Fact]
    public async Task It_outlives_a_server_that_is_away_when_it_starts()
    {
        await StartAsync();
        _server.Faults.Add(new FaultRule { Kind = FaultKind.ConnectionRefused });
        await using var agent = RunningProgram.Start("SiteAgent", _folder.Path, Variables, Inventory, "--poll", "0.1");
        await agent.WaitForLineAsync("is tried again until it does");

        var request = _server.AddBackendResourceRequest(_server.Seed.Offering);
        _server.Faults.Clear();

        await agent.WaitForLineAsync($"request {request.Uuid:N} done");
        (await agent.TerminateAsync()).ShouldSucceed();
    }

    [Fact]
    public async Task A_claim_whose_response_is_lost_is_left_until_somebody_says_that_there_is_no_other_agent()
    {
        await StartAsync();
        var request = _server.AddBackendResourceRequest(_server.Seed.Offering);
        _server.Faults.Add(new FaultRule { Kind = FaultKind.ResetAfterActing, Path = "/api/backend-resource-requests/*/start_processing/", Times = 1 });

        var first = await Run.ToEndAsync("SiteAgent", _folder, Variables, Inventory, "--once");
        first.Status.Should().Be(3, "an uncertain claim needs somebody's attention");
        first.Output.Should().ContainSingle(line => line.StartsWith($"Agent: request {request.Uuid:N}")).Which.Should().Contain("--only-agent");
        first.Output.Should().ContainSingle(line => line.StartsWith("Warning: No response to the claim") && line.Contains($"{request.Uuid:N}"));
        _server.BackendResourceRequests.Single().State.Should().Be("Processing");

        var second = (await Run.ToEndAsync("SiteAgent", _folder, Variables, Inventory, "--once", "--only-agent")).ShouldSucceed();
        second.Output.Should().Contain($"Agent: request {request.Uuid:N} done");
        _server.BackendResources.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_journal_that_is_none_is_told_and_left_as_it_is()
    {
        await StartAsync();
        var request = _server.AddBackendResourceRequest(_server.Seed.Offering);
        var journal = _folder.Write("site-agent.claims", "a shopping list\n");

        var result = await Run.ToEndAsync("SiteAgent", _folder, Variables, Inventory, "--once");

        result.ShouldFail(2, "claim journal", journal);
        (await File.ReadAllTextAsync(journal, TestContext.Current.CancellationToken)).Should().Be("a shopping list\n");
        _server.BackendResourceRequests.Single(row => row.Uuid == request.Uuid).State.Should().Be("Sent");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private Dictionary<string, string> Variables { get; } = [];

    private string Inventory => _folder.Write("inventory.json", InventoryText.Of(2, $"{_server.Seed.Project.Uuid}"));

    private async Task StartAsync()
    {
        await _server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Variables["WALDUR_URL"] = $"{_server.Endpoint}";
        Variables["WALDUR_TOKEN"] = _server.Seed.AgentToken;
        Variables["WALDUR_OFFERING"] = $"{_server.Seed.Offering.Uuid}";
    }
}
