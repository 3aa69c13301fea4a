namespace Waldur.Client.Tests.RemoteSynchronisations;

/// <summary>A gateway's page, of whatever status, in the place of the response to a write.</summary>
public class GatewayPageTests : SynchronisationFixture
{
    private const string Create = "POST /api/marketplace-remote-synchronisations/";
    private const string Change = "PATCH /api/marketplace-remote-synchronisations/{uuid}/";

    [Theory]
    [MemberData(nameof(GatewayPages.All), MemberType = typeof(GatewayPages))]
    public async Task What_was_created_and_changed_behind_a_page_is_ensured(int status, string body)
    {
        var page = GatewayPages.Create(status, body).AfterActing();
        Server.Faults.For(Create).Next(page);
        Server.Faults.For(Change).Next(page);
        var renamed = Desired();
        renamed.RemoteOrganizationName = "Renamed";

        var created = await RunClockAsync(Synchronisations.EnsureAsync(Desired(), Cancellation));
        var changed = await RunClockAsync(Synchronisations.EnsureAsync(renamed, Cancellation));

        created.Outcome.Should().Be(SynchronisationEnsureOutcome.Created);
        changed.Outcome.Should().Be(SynchronisationEnsureOutcome.Changed);
        Server.RemoteSynchronisations.Should().ContainSingle().Which.RemoteOrganizationName.Should().Be("Renamed");
        Server.Requests.Count(request => request.Method is "POST" or "PATCH").Should().Be(2);
    }

    [Theory]
    [MemberData(nameof(GatewayPages.All), MemberType = typeof(GatewayPages))]
    public async Task A_run_that_ended_behind_a_page_ended_as_the_server_stored_it(int status, string body)
    {
        var uuid = Add().Uuid;
        Server.Faults.For($"POST {RunPath}").Next(GatewayPages.Create(status, body).AfterActing());

        var result = await RunClockAsync(Synchronisations.RunAndVerifyAsync(uuid, cancellationToken: Cancellation));

        result.Outcome.Should().Be(SynchronisationRunOutcome.Ok);
        result.Evidence.Should().Be(SynchronisationRunEvidence.LastExecution);
        Runs.Should().Be(1);
    }
}
