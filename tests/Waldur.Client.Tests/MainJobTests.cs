using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

public class MainJobTests
{
    [Fact]
    public async Task Staff_ask_an_agent_reports_and_staff_import()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = FakeWaldurServer.CreateSeeded();
        await server.StartAsync(cancellationToken: cancellation);
        var offering = server.Seed.Offering.Uuid;
        using var staff = new WaldurClient(server.Endpoint, Credential.FromToken(server.Seed.StaffToken));
        using var agent = new WaldurClient(server.Endpoint, Credential.FromToken(server.Seed.AgentToken));

        var asked = await staff.BackendResourceRequests.CreateAsync(offering, cancellation);
        asked.State.Should().Be(BackendResourceRequestState.Sent);

        InventoryItem[] inventory =
        [
            new() { BackendId = "a", Name = "Alpha", Project = server.Seed.Project.Uuid, Metadata = RawJson.Parse("""{"limits":{"cpu":4}}""") },
            new() { BackendId = "b", Name = "Beta", Project = server.Seed.Project.Uuid },
        ];
        var results = new List<ProcessResult>();
        await foreach (var result in agent.BackendResourceRequests.ProcessPendingAsync(
            async (request, token) => (await agent.BackendResources.ReportAsync(request.Offering, inventory, cancellationToken: token)).EnsureNoFailures(),
            new AgentOptions { StopWhenIdle = true },
            cancellation))
        {
            results.Add(result);
        }

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
        var waited = await staff.BackendResourceRequests.WaitAsync(asked.Uuid, cancellationToken: cancellation);
        waited.EnsureReached().State.Should().Be(BackendResourceRequestState.Done);

        var summary = await staff.BackendResources.ImportAllAsync(cancellationToken: cancellation);
        summary.Count(ImportOutcome.Imported).Should().Be(2);
        summary.Results.Single(result => result.Source.BackendId == "a").Resource!.Limits.Should().ContainKey("cpu").WhoseValue.Should().Be(4);
        server.BackendResources.Should().BeEmpty();
        server.Resources.Should().HaveCount(2);
    }
}
