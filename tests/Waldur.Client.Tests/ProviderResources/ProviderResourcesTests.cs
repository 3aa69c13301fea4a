using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.ProviderResources;

public sealed class ProviderResourcesTests
{
    [Fact]
    public async Task What_was_imported_is_listed_page_by_page_and_counted()
    {
        await using var waldur = new TestWaldur();
        for (var i = 0; i < 7; i++)
        {
            waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, $"{i}", $"id-{i}", i == 3 ? "Terminated" : "OK");
        }

        var query = new MarketplaceProviderResourcesQuery { OfferingUuid = waldur.Offering, States = [ResourceState.Ok, ResourceState.Erred] };
        var rows = await waldur.Agent.ProviderResources.List(query, new PageOptions { PageSize = 2 }).ToListAsync(TestWaldur.Cancellation);

        rows.Select(row => row.BackendId).Should().BeEquivalentTo("id-0", "id-1", "id-2", "id-4", "id-5", "id-6");
        (await waldur.Agent.ProviderResources.CountAsync(query, TestWaldur.Cancellation)).Should().Be(6);
    }

    [Fact]
    public async Task The_fields_that_are_named_come_and_the_uuid_always()
    {
        await using var waldur = new TestWaldur();
        var resource = waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "a", "id-a");

        var row = await waldur.Agent.ProviderResources
            .List(new MarketplaceProviderResourcesQuery { Fields = ["backend_id", "state"] })
            .FirstOrDefaultAsync(TestWaldur.Cancellation);

        (row!.Uuid, row.BackendId, row.State, row.Name).Should().Be((resource.Uuid, "id-a", ResourceState.Ok, null));
        waldur.Server.Requests[^1].Query.Should().Contain("field=backend_id&field=state&field=uuid");
    }

    [Fact]
    public async Task A_resource_without_its_uuid_is_refused()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "a", "id-a");
        waldur.Server.Faults.Next(FaultKind.MissingIdentity);

        await waldur.Awaiting(w => w.Agent.ProviderResources.List().ToListAsync(TestWaldur.Cancellation))
            .Should().ThrowAsync<ApiUnexpectedContentException>();
    }

    [Fact]
    public async Task Others_see_none()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "a", "id-a");
        using var user = waldur.NewClient(waldur.Seed.UserToken);

        (await user.ProviderResources.List().ToListAsync(TestWaldur.Cancellation)).Should().BeEmpty();
    }
}
