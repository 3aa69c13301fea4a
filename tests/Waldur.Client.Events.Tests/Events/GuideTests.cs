using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Events.Tests.Events;

/// <summary>The program of docs/guides/events.md.</summary>
public class GuideTests
{
    [Fact]
    public async Task The_guides_program_processes_what_was_there_and_what_comes()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        using var waldur = server.CreateClient(server.Seed.AgentToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var (offering, stop, done) = (server.Seed.Offering.Uuid, limit.Token, 0);
        server.AddBackendResourceRequest(server.Seed.Offering);

        await using var events = waldur.Events(new EventOptions
        {
            Registration = EventRegistration.Agent(offering, "my-site-agent", version: "1.4.0"),
        });

        await foreach (var heard in events.ReadAllAsync(stop))
        {
            var sent = new BackendResourceRequestsQuery { OfferingUuid = offering, States = [BackendResourceRequestState.Sent] };
            await foreach (var request in waldur.BackendResourceRequests.List(sent).WithCancellation(stop))
            {
                await waldur.BackendResourceRequests.ProcessAsync(request, ReportAsync, cancellationToken: stop);
            }

            if (done == 2)
            {
                break;
            }

            server.AddBackendResourceRequest(server.Seed.Offering);
        }

        server.BackendResourceRequests.Should().HaveCount(2).And.OnlyContain(request => request.State == "Done");

        Task ReportAsync(BackendResourceRequest request, CancellationToken cancellationToken)
        {
            done++;
            return Task.CompletedTask;
        }
    }
}
