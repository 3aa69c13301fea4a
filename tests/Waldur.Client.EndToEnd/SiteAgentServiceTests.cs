using Waldur.Client.Models;

namespace Waldur.Client.EndToEnd;

/// <summary>The site agent at work for a server, each in a process of its own.</summary>
public sealed class SiteAgentServiceTests : IDisposable
{
    private static readonly WaitOptions Quickly = new()
    {
        FirstDelay = TimeSpan.Zero,
        Interval = TimeSpan.FromMilliseconds(50),
        Timeout = TimeSpan.FromSeconds(30),
    };

    private readonly WorkFolder _folder = new();

    [Fact]
    public async Task It_serves_requests_until_sigterm_with_the_inventory_of_the_moment()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await FakeServerProcess.StartAsync();
        var inventory = _folder.Write("inventory.json", InventoryText.Of(2, server.Values["PROJECT"]));
        await using var agent = StartAgent(server, inventory, "--delete-missing");

        (await RequestAsync(server)).EnsureReached(Error);
        (await IdsAsync(server)).Should().BeEquivalentTo("vm-1", "vm-2");

        _folder.Write("inventory.json", InventoryText.Of(3, server.Values["PROJECT"]));
        (await RequestAsync(server)).EnsureReached(Error);
        (await IdsAsync(server)).Should().BeEquivalentTo("vm-1", "vm-2", "vm-3");

        _folder.Write("inventory.json", "[");
        var erred = await RequestAsync(server);
        erred.Outcome.Should().Be(WaitOutcome.Failed);
        erred.Value!.ErrorMessage.Should().Contain("line 1");
        (await server.Staff.BackendResources.CountAsync(cancellationToken: cancellation)).Should().Be(3, "nothing is lost");

        _folder.Write("inventory.json", InventoryText.Of(1, server.Values["PROJECT"]));
        (await RequestAsync(server)).EnsureReached(Error);
        (await IdsAsync(server)).Should().BeEquivalentTo("vm-1");

        var ended = (await agent.TerminateAsync()).ShouldSucceed();
        ended.Output[^1].Should().StartWith("Agent: stopped");
        ended.Text.Should().NotContain(server.Values["AGENT_TOKEN"]).And.NotContain("\u001b");
    }

    [Fact]
    public async Task Events_of_the_server_wake_it()
    {
        await using var server = await FakeServerProcess.StartAsync();
        var inventory = _folder.Write("inventory.json", InventoryText.Of(2, server.Values["PROJECT"]));
        await using var agent = StartAgent(server, inventory, "--poll", "3600");

        for (var i = 0; i < 5; i++)
        {
            (await RequestAsync(server)).EnsureReached(Error);
        }

        var ended = (await agent.TerminateAsync()).ShouldSucceed();
        ended.Output.Should().Contain(line => line.StartsWith("Agent: woken by an event after", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_requested_while_no_agent_ran_is_served_at_the_next_start()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await FakeServerProcess.StartAsync();
        var inventory = _folder.Write("inventory.json", InventoryText.Of(2, server.Values["PROJECT"]));
        var request = await server.Staff.BackendResourceRequests.CreateAsync(server.Offering, cancellation);

        (await Run.ToEndAsync("SiteAgent", _folder, server.AgentVariables, inventory, "--once")).ShouldSucceed();

        (await server.Staff.BackendResourceRequests.GetAsync(request.Uuid, cancellation)).State.Should().Be(BackendResourceRequestState.Done);
    }

    [Fact]
    public async Task An_inventory_emptied_by_mistake_deletes_nothing()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await FakeServerProcess.StartAsync();
        await server.Staff.BackendResourceRequests.CreateAsync(server.Offering, cancellation);
        var full = _folder.Write("inventory.json", InventoryText.Of(2, server.Values["PROJECT"]));
        (await Run.ToEndAsync("SiteAgent", _folder, server.AgentVariables, full, "--once")).ShouldSucceed();

        await server.Staff.BackendResourceRequests.CreateAsync(server.Offering, cancellation);
        var empty = _folder.Write("inventory.json", "[]");
        (await Run.ToEndAsync("SiteAgent", _folder, server.AgentVariables, empty, "--once")).ShouldSucceed();

        (await IdsAsync(server)).Should().BeEquivalentTo("vm-1", "vm-2");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_successor_takes_up_what_a_killed_or_stopped_agent_had_claimed(bool kill)
    {
        // So many that a signal at the first progress line strikes long before the last item.
        const int Items = 5_000;
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await FakeServerProcess.StartAsync();
        var inventory = _folder.Write("inventory.json", InventoryText.Of(Items, server.Values["PROJECT"]));
        var request = await server.Staff.BackendResourceRequests.CreateAsync(server.Offering, cancellation);
        await using var agent = StartAgent(server, inventory);
        await agent.WaitForLineAsync("reported");

        if (kill)
        {
            await agent.KillAsync();
        }
        else
        {
            (await agent.TerminateAsync()).ShouldSucceed();
        }

        (await server.Staff.BackendResourceRequests.GetAsync(request.Uuid, cancellation)).State.Should().Be(BackendResourceRequestState.Processing);
        (await server.Staff.BackendResources.CountAsync(cancellationToken: cancellation)).Should().BeInRange(1, Items - 1);

        var successor = (await Run.ToEndAsync("SiteAgent", _folder, server.AgentVariables, inventory, "--once")).ShouldSucceed();

        successor.Output.Should().Contain($"Agent: request {request.Uuid:N} done");
        (await server.Staff.BackendResourceRequests.GetAsync(request.Uuid, cancellation)).State.Should().Be(BackendResourceRequestState.Done);
        var ids = await IdsAsync(server);
        ids.Should().OnlyHaveUniqueItems().And.HaveCount(Items);
    }

    [Fact]
    public async Task The_inventory_of_a_command_is_served_and_one_that_fails_deletes_nothing()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await FakeServerProcess.StartAsync();
        var lines = InventoryText.Of(2, server.Values["PROJECT"]).Trim('[', ']').Replace("},\n", "}\n", StringComparison.Ordinal);
        _folder.Write("lines", lines);
        await using var agent = RunningProgram.Start(
            "SiteAgent", _folder.Path, server.AgentVariables, "--poll", "0.1", "--delete-missing", "--command", "/bin/sh", "-c", "cat lines; test -z \"$WALDUR_TOKEN\"");
        await agent.WaitForLineAsync("(items: 2)");

        (await RequestAsync(server)).EnsureReached(Error);
        File.Delete(Path.Combine(_folder.Path, "lines"));
        var erred = await RequestAsync(server);

        erred.Outcome.Should().Be(WaitOutcome.Failed);
        erred.Value!.ErrorMessage.Should().Contain("/bin/sh").And.Contain("No such file");
        (await server.Staff.BackendResources.CountAsync(cancellationToken: cancellation)).Should().Be(2, "nothing is lost");
        (await agent.TerminateAsync()).ShouldSucceed();
    }

    [Fact]
    public async Task A_second_agent_cannot_use_the_journal_of_the_first()
    {
        await using var server = await FakeServerProcess.StartAsync();
        var inventory = _folder.Write("inventory.json", "[]");
        await using var first = StartAgent(server, inventory);
        await first.WaitForLineAsync("serving");

        var second = await Run.ToEndAsync("SiteAgent", _folder, server.AgentVariables, inventory);

        second.ShouldFail(2, "journal", "--journal FILE");
        (await first.TerminateAsync()).ShouldSucceed();
    }

    public void Dispose() => _folder.Dispose();

    private static string Error(BackendResourceRequest request) => request.ErrorMessage;

    private static Task<WaitResult<BackendResourceRequest>> RequestAsync(FakeServerProcess server) =>
        server.Staff.BackendResourceRequests.RequestAndWaitAsync(server.Offering, Quickly, cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<IEnumerable<string>> IdsAsync(FakeServerProcess server) =>
        (await server.Staff.BackendResources.List().ToListAsync(TestContext.Current.CancellationToken)).Select(row => row.BackendId);

    private RunningProgram StartAgent(FakeServerProcess server, string inventory, params string[] more) =>
        RunningProgram.Start("SiteAgent", _folder.Path, server.AgentVariables, [inventory, "--poll", "0.1", .. more]);
}
