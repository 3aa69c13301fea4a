using Waldur.Client.Models;

namespace Waldur.Client.Hosting.Tests.Agents;

[Collection(TheExitStatus.Name)]
public class SiteAgentTests
{
    [Fact]
    public async Task A_request_is_processed_and_reports_what_the_backend_holds()
    {
        await using var server = await Fakes.StartWaldurAsync();
        var request = server.AddBackendResourceRequest(server.Seed.Offering);
        await using var agent = new AgentHost(server);
        agent.Script.Handle = async (claimed, cancellationToken) =>
        {
            InventoryItem[] inventory = [new() { BackendId = "vm-1", Name = "First", Project = server.Seed.Project.Uuid }];
            var report = await agent.Script.Handled.Last().Resources.ReportAsync(claimed.Offering, inventory, cancellationToken: cancellationToken);
            report.EnsureNoFailures();
        };
        await agent.Host.StartAsync();

        await EndsAsync(server, request, "Done");
        server.BackendResources.Should().ContainSingle().Which.BackendId.Should().Be("vm-1");
        await Eventually.TrueAsync(() => agent.Status.DoneRequests == 1, "the count of requests done");
        agent.Status.ToString().Should().StartWith("running, last poll 20").And.EndWith(", 1 done, 0 erred, 0 in work, 0 unreported, 0 uncertain");
        agent.Host.Log.Lines.Should().Contain($"Information: Request {request.Uuid} is done");
    }

    [Fact]
    public async Task Every_request_has_a_handler_and_a_scope_of_its_own()
    {
        await using var server = await Fakes.StartWaldurAsync();
        var requests = Enumerable.Range(0, 3).Select(_ => server.AddBackendResourceRequest(server.Seed.Offering)).ToList();
        await using var agent = new AgentHost(server);
        await agent.Host.StartAsync();

        foreach (var request in requests)
        {
            await EndsAsync(server, request, "Done");
        }

        var things = agent.Script.Handled.Select(handled => handled.Thing).ToList();
        things.Should().HaveCount(3).And.OnlyHaveUniqueItems();
        await Eventually.TrueAsync(() => things.TrueForAll(thing => thing.IsDisposed), "the end of the scopes");
    }

    [Fact]
    public async Task An_exception_fails_its_request_and_an_untidy_scope_fails_none()
    {
        await using var server = await Fakes.StartWaldurAsync();
        var bad = server.AddBackendResourceRequest(server.Seed.Offering);
        var good = server.AddBackendResourceRequest(server.Seed.Offering);
        await using var agent = new AgentHost(server);
        agent.Script.Handle = (request, _) =>
        {
            agent.Script.Handled.Last().Thing.DisposeError = new InvalidOperationException("untidy");
            return request.Uuid == bad.Uuid ? throw new InvalidOperationException("The cluster is on fire.") : Task.CompletedTask;
        };
        await agent.Host.StartAsync();

        await EndsAsync(server, bad, "Erred");
        await EndsAsync(server, good, "Done");
        server.BackendResourceRequests.Single(request => request.Uuid == bad.Uuid).ErrorMessage.Should().Be("The cluster is on fire.");
        await Eventually.TrueAsync(() => agent.Status is { DoneRequests: 1, ErredRequests: 1 }, "the counts");
        agent.Host.Log.Lines.Should().Contain(line => line.StartsWith($"Error: Request {bad.Uuid} has failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_handler_that_takes_too_long_is_cancelled_and_its_request_fails()
    {
        await using var server = await Fakes.StartWaldurAsync();
        var request = server.AddBackendResourceRequest(server.Seed.Offering);
        await using var agent = new AgentHost(server, ("Waldur:Agent:HandlerTimeout", "00:00:00.1"));
        agent.Script.Handle = (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
        await agent.Host.StartAsync();

        await EndsAsync(server, request, "Erred");
        server.BackendResourceRequests[0].ErrorMessage.Should().Be("The handler did not end within 00:00:00.1000000.");
    }

    [Fact]
    public async Task A_handler_that_ignores_its_limit_is_not_interrupted_and_its_request_is_done()
    {
        await using var server = await Fakes.StartWaldurAsync();
        var request = server.AddBackendResourceRequest(server.Seed.Offering);
        await using var agent = new AgentHost(server, ("Waldur:Agent:HandlerTimeout", "00:00:00.05"));
        var wasCancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        agent.Script.Handle = (_, cancellationToken) =>
        {
            cancellationToken.Register(wasCancelled.SetResult);
            return wasCancelled.Task;
        };
        await agent.Host.StartAsync();

        await EndsAsync(server, request, "Done");
        wasCancelled.Task.IsCompleted.Should().BeTrue();
    }

    [Fact]
    public async Task A_handler_may_be_kept_from_telling_the_server_what_went_wrong()
    {
        await using var server = await Fakes.StartWaldurAsync();
        var request = server.AddBackendResourceRequest(server.Seed.Offering);
        await using var agent = new AgentHost(server, ("Waldur:Agent:IncludeFailureDetail", "false"));
        agent.Script.Handle = (_, _) => throw new InvalidOperationException("inside");
        await agent.Host.StartAsync();

        await EndsAsync(server, request, "Erred");
        server.BackendResourceRequests[0].ErrorMessage.Should().NotContain("inside");
    }

    [Fact]
    public async Task Several_offerings_are_served_each_with_a_journal_of_its_own()
    {
        await using var server = await Fakes.StartWaldurAsync();
        var first = server.AddBackendResourceRequest(server.Seed.Offering);
        var second = server.AddBackendResourceRequest(server.Seed.SharedOffering);
        await using var agent = new AgentHost(
            server, ("Waldur:Agent:Offerings", $"{server.Seed.Offering.Uuid},{server.Seed.SharedOffering.Uuid}"));
        await agent.Host.StartAsync();

        await EndsAsync(server, first, "Done");
        await EndsAsync(server, second, "Done");
        Directory.EnumerateFiles(Path.Combine(agent.Host.Folder, "claims"), "*.claims").Select(Path.GetFileName)
            .Should().BeEquivalentTo($"{server.Seed.Offering.Uuid:N}.claims", $"{server.Seed.SharedOffering.Uuid:N}.claims");
    }

    [Fact]
    public async Task Agents_of_several_servers_run_side_by_side()
    {
        await using var north = await Fakes.StartWaldurAsync();
        await using var south = await Fakes.StartWaldurAsync();
        await using var host = new TestHost();
        var requests = new List<(FakeWaldurServer Server, FakeBackendResourceRequest Request)>();
        foreach (var (name, server) in new[] { ("north", north), ("south", south) })
        {
            requests.Add((server, server.AddBackendResourceRequest(server.Seed.Offering)));
            host.Builder.Services.AddKeyedWaldurClient(name, settings => (settings.Endpoint, settings.Token) = (server.Endpoint.ToString(), server.Seed.AgentToken));
            host.Builder.Services.AddKeyedWaldurSiteAgent<IdleHandler>(name, settings =>
            {
                settings.Client = name;
                settings.Offerings.Add(server.Seed.Offering.Uuid);
                settings.IsOnlyAgent = true;
            });
            host.Builder.Services.AddHealthChecks().AddWaldur(name).AddWaldurSiteAgent(name);
        }

        await host.StartAsync();

        foreach (var (server, request) in requests)
        {
            await EndsAsync(server, request, "Done");
        }

        await Eventually.TrueAsync(() => host.Services.GetRequiredKeyedService<WaldurSiteAgentStatus>("south").DoneRequests == 1, "the south's count");
        host.Services.GetService<WaldurSiteAgentStatus>().Should().BeNull("no agent was added without a name");
    }

    [Fact]
    public async Task An_agent_may_stop_the_host_when_nothing_is_pending()
    {
        await using var server = await Fakes.StartWaldurAsync();
        var request = server.AddBackendResourceRequest(server.Seed.Offering);
        await using var agent = new AgentHost(server, ("Waldur:Agent:StopWhenIdle", "true"));
        await agent.Host.StartAsync();

        await agent.Host.WaitForStopAsync();

        server.BackendResourceRequests.Single(one => one.Uuid == request.Uuid).State.Should().Be("Done");
        agent.Status.Failure.Should().BeNull();
        Environment.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task An_agent_that_ends_with_something_open_says_so_by_the_status()
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var agent = new AgentHost(server, ("Waldur:Agent:StopWhenIdle", "true"), ("Waldur:Agent:Offerings", Guid.NewGuid().ToString()));
        try
        {
            await agent.Host.StartAsync();
            await agent.Host.WaitForStopAsync();

            Environment.ExitCode.Should().Be(1);
        }
        finally
        {
            Environment.ExitCode = 0;
        }

        agent.Host.Log.Lines.Should().Contain(line => line.StartsWith("Error: The site agent has ended, and something needs attention", StringComparison.Ordinal));
    }

    private static Task EndsAsync(FakeWaldurServer server, FakeBackendResourceRequest request, string state) => Eventually.TrueAsync(
        () => server.BackendResourceRequests.Single(one => one.Uuid == request.Uuid).State == state, $"request {request.Uuid} in state {state}");
}
