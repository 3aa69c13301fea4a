using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Events.Tests.Events;

/// <summary>The programs of docs/guides/events.md.</summary>
public class GuideTests
{
    [Fact]
    public async Task The_guides_agent_processes_what_was_there_and_what_comes_and_is_seen()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        using var waldur = server.CreateClient(server.Seed.AgentToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var (offering, stop, done) = (server.Seed.Offering.Uuid, limit.Token, 0);
        server.AddBackendResourceRequest(server.Seed.Offering);

        var presence = new AgentPresence { Offering = offering, Name = "my-site-agent", Version = "1.4.0", BackendType = "slurm" };
        await using var events = waldur.Events(new EventOptions { Registration = EventRegistration.Agent(presence) });
        var options = new AgentOptions { Offering = offering, Wake = events.CreateWakeSource(), Presence = presence };

        await foreach (var result in waldur.BackendResourceRequests.ProcessPendingAsync(ReportAsync, options, stop))
        {
            result.Outcome.Should().Be(ProcessOutcome.Done);
            if (++done == 5)
            {
                break;
            }

            await events.WaitUntilConnectedAsync(stop);
            server.AddBackendResourceRequest(server.Seed.Offering);
        }

        server.BackendResourceRequests.Should().HaveCount(5).And.OnlyContain(request => request.State == "Done");
        var identity = server.AgentIdentities.Should().ContainSingle("events and presence are one agent").Subject;
        (identity.Name, identity.Version).Should().Be(("my-site-agent", "1.4.0"));
        server.AgentServices.Should().ContainSingle().Which.Statistics.Should().Contain("\"done\":5");

        static Task ReportAsync(BackendResourceRequest request, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [Fact]
    public async Task The_guides_reader_hears_of_what_happens()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        using var waldur = server.CreateClient(server.Seed.AgentToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var (offering, stop, heardOf) = (server.Seed.Offering.Uuid, limit.Token, new List<WaldurEvent>());
        await using var events = waldur.Events(new EventOptions
        {
            Registration = EventRegistration.Offering(offering) with { ObjectTypes = [ObservableObjectType.ImportableResources, ObservableObjectType.Order] },
        });

        await foreach (var heard in events.ReadAllAsync(stop))
        {
            heardOf.Add(heard);
            if (heardOf.Count == 1)
            {
                server.PublishEvent("order", server.Seed.Offering);
                continue;
            }

            break;
        }

        heardOf.Select(heard => (heard.Kind, heard.ObjectType)).Should()
            .Equal((WaldurEventKind.Connected, null), (WaldurEventKind.Message, ObservableObjectType.Order));
    }
}
