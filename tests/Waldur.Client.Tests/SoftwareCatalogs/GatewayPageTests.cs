using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.SoftwareCatalogs;

/// <summary>A gateway's page, of whatever status, in the place of the response to the start of a job.</summary>
public class GatewayPageTests : CatalogFixture
{
    [Theory]
    [MemberData(nameof(GatewayPages.All), MemberType = typeof(GatewayPages))]
    public async Task A_job_that_was_started_behind_a_page_is_waited_for(int status, string body)
    {
        var page = GatewayPages.Create(status, body).AfterActing();
        Server.Faults.For($"POST {ImportPath}").Next(page);
        Server.Faults.For($"POST {UpdatePath}").Next(page);

        var imported = await RunClockAsync(Catalogs.ImportAndWaitAsync(SoftwareCatalogName.Eessi, TenMinutes, cancellationToken: Cancellation));
        var updated = await RunClockAsync(Catalogs.UpdateAndWaitAsync(imported.EnsureLoaded(), TenMinutes, cancellationToken: Cancellation));

        imported.Outcome.Should().Be(CatalogOutcome.Imported);
        updated.Outcome.Should().Be(CatalogOutcome.Updated);
        Sent("/import_catalog/").Should().Be(1);
        Sent("/update_catalog/").Should().Be(1);
    }

    [Fact]
    public async Task A_page_after_which_no_job_shows_is_a_refusal_that_leaves_it_open()
    {
        Server.Faults.For($"POST {ImportPath}").Next(Testing.Fault.Respond(403, "<html>Blocked</html>", "text/html"));

        var importing = () => RunClockAsync(Catalogs.ImportAndWaitAsync(SoftwareCatalogName.Eessi, TenMinutes, cancellationToken: Cancellation));

        (await importing.Should().ThrowAsync<ApiAuthorizationException>()).Which.MayHaveActed.Should().BeTrue("a job may still wait for a worker");
        Sent("/import_catalog/").Should().Be(1);
    }
}
