using System.Net;
using Waldur.Client.Katello.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Katello.Tests;

/// <summary>
/// The server compares a plan's organization with that of the path too late (update) or never (delete, products, sync): nothing is sent
/// through another one where that can be known, and what was sent is not reported as refused.
/// </summary>
public sealed class OtherOrganizationTests
{
    public static TheoryData<string> Releases => TestKatello.Releases;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Nothing_is_changed_through_another_organization(string release)
    {
        await using var katello = TestKatello.Start(release);
        var (other, id) = (katello.Seed.OtherOrganization.Id, katello.Seed.SyncPlanId);
        var before = katello.Stored(id);
        Func<Task>[] calls =
        [
            () => katello.Plans.UpdateAsync(other, id, new SyncPlanUpdate { Description = "x" }, Cancellation),
            () => katello.Plans.UpdateAsync(other, id, new SyncPlanUpdate(), Cancellation),
            () => katello.Plans.DeleteAsync(other, id, Cancellation),
            () => katello.Plans.AddProductsAsync(other, id, [katello.Seed.SpareProductId], Cancellation),
            () => katello.Plans.AddProductsAsync(other, id, [], Cancellation),
            () => katello.Plans.RemoveProductsAsync(other, id, [katello.Seed.ProductId], Cancellation),
            () => katello.Plans.SyncAsync(other, id, Cancellation),
        ];

        foreach (var call in calls)
        {
            var error = (await call.Should().ThrowAsync<ApiValidationException>()).Which;
            error.MayHaveActed.Should().BeFalse();
            error.Message.Should().Contain("organization");
        }

        katello.Writes.Should().BeEmpty();
        katello.Stored(id).Should().BeEquivalentTo(before);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_server_that_shows_plans_through_another_organization_is_not_believed(string release)
    {
        await using var katello = TestKatello.Start(release);
        var plan = $$"""{"id":{{katello.Seed.SyncPlanId}},"organization_id":{{katello.Organization}},"name":"Nightly","interval":"daily","products":[]}""";
        katello.Server.Faults.For("GET /katello/api/organizations/{id}/sync_plans/{id}").Always(Fault.Respond(200, plan));

        var sync = () => katello.Plans.SyncAsync(katello.Seed.OtherOrganization.Id, katello.Seed.SyncPlanId, Cancellation);

        (await sync.Should().ThrowAsync<ApiValidationException>()).Which.Message.Should().Contain($"belongs to organization {katello.Organization}");
        katello.Writes.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_plan_that_names_another_organization_is_changed_and_the_error_says_so(string release)
    {
        await using var katello = TestKatello.Start(release);
        var wrong = new SyncPlan { Id = katello.Seed.SyncPlanId, OrganizationId = katello.Seed.OtherOrganization.Id, Enabled = true };

        var update = () => katello.Plans.UpdateAsync(wrong, new SyncPlanUpdate { Description = "Changed" }, Cancellation);

        var error = (await update.Should().ThrowAsync<ApiValidationException>()).Which;
        error.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        error.MayHaveActed.Should().BeTrue();
        error.ServerDetail.Should().Contain("does not belong");
        katello.Stored(wrong.Id).Description.Should().Be("Changed");
        katello.Writes.Should().ContainSingle();
    }
}
