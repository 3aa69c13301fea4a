using System.Globalization;
using Waldur.Client.Models;

namespace Waldur.Client.EndToEnd;

public sealed class SeveralAgentsTests : IDisposable
{
    private const int Agents = 3;
    private const int Requests = 30;
    private readonly WorkFolder _folder = new();

    [Fact]
    public async Task Of_several_agents_one_processes_each_request()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await FakeServerProcess.StartAsync();
        var inventory = _folder.Write("inventory.json", InventoryText.Of(5, server.Values["PROJECT"]));
        var agents = Enumerable.Range(1, Agents).Select(number => RunningProgram.Start(
            "SiteAgent",
            _folder.Path,
            server.AgentVariables,
            inventory,
            "--poll", "0.1",
            "--journal", string.Create(CultureInfo.InvariantCulture, $"agent-{number}.claims"))).ToList();
        try
        {
            // All of them look before there is anything, so that they race for every request.
            await Task.WhenAll(agents.Select(agent => agent.WaitForLineAsync("serving")));
            var requests = new List<Guid>();
            for (var number = 0; number < Requests; number++)
            {
                requests.Add((await server.Staff.BackendResourceRequests.CreateAsync(server.Offering, cancellation)).Uuid);
            }

            await Task.WhenAll(requests.Select(request => Task.WhenAny(agents.Select(agent => agent.WaitForLineAsync($"{request:N} done")))));
            var results = await Task.WhenAll(agents.Select(agent => agent.TerminateAsync()));

            Array.ForEach(results, result => result.ShouldSucceed());
            Lines(results, "claimed").Should().Be(Requests, "no request is processed twice");
            Lines(results, "done").Should().Be(Requests);
            Lines(results, "erred").Should().Be(0);
        }
        finally
        {
            foreach (var agent in agents)
            {
                await agent.DisposeAsync();
            }
        }

        var states = await server.Staff.BackendResourceRequests.List().ToListAsync(cancellation);
        states.Should().HaveCount(Requests).And.OnlyContain(request => request.State == BackendResourceRequestState.Done);

        // The server lets two agents that report at the same time create a row twice; the next report mends that.
        await server.Staff.BackendResourceRequests.CreateAsync(server.Offering, cancellation);
        (await Run.ToEndAsync("SiteAgent", _folder, server.AgentVariables, inventory, "--once")).ShouldSucceed();
        var rows = await server.Staff.BackendResources.List().ToListAsync(cancellation);
        rows.Select(row => row.BackendId).Should().BeEquivalentTo("vm-1", "vm-2", "vm-3", "vm-4", "vm-5");
    }

    public void Dispose() => _folder.Dispose();

    private static int Lines(IEnumerable<ProgramResult> results, string what) =>
        results.Sum(result => result.Output.Count(line => line.StartsWith("Agent: request", StringComparison.Ordinal) && line.EndsWith(what, StringComparison.Ordinal)));
}
