using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.Offerings;

public sealed class OfferingsTests
{
    [Fact]
    public async Task An_offering_is_read_with_what_an_import_needs()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddComponent(waldur.Seed.SharedOffering, "ram", "Memory", "GB");

        var offering = await waldur.Agent.Offerings.GetAsync(waldur.Seed.SharedOffering.Uuid, TestWaldur.Cancellation);

        offering.Uuid.Should().Be(waldur.Seed.SharedOffering.Uuid);
        offering.State.Should().Be(OfferingState.Active);
        offering.Shared.Should().BeTrue();
        offering.CustomerUuid.Should().Be(waldur.Seed.ProviderCustomer.Uuid);
        offering.Plans.Should().ContainSingle().Which.Uuid.Should().Be(waldur.Seed.Plan.Uuid);
        offering.Plans![0].IsActive.Should().BeTrue();
        offering.Components.Should().ContainSingle().Which.Type.Should().Be("ram");
    }

    [Fact]
    public async Task Offerings_are_listed_and_counted()
    {
        await using var waldur = new TestWaldur();
        var query = new MarketplaceProviderOfferingsQuery { Shared = true, States = [OfferingState.Active], Ordering = [OfferingOrdering.Name] };

        var listed = await waldur.Agent.Offerings.List(query).ToListAsync(TestWaldur.Cancellation);

        listed.Should().ContainSingle().Which.Name.Should().Be("Shared cluster");
        (await waldur.Agent.Offerings.CountAsync(query, TestWaldur.Cancellation)).Should().Be(1);
        (await waldur.Agent.Offerings.CountAsync(cancellationToken: TestWaldur.Cancellation)).Should().Be(2);
        (await waldur.NewClient(waldur.Seed.UserToken).Offerings.CountAsync(cancellationToken: TestWaldur.Cancellation)).Should().Be(0);
    }

    [Fact]
    public async Task An_offering_of_others_is_not_found()
    {
        await using var waldur = new TestWaldur();
        using var user = waldur.NewClient(waldur.Seed.UserToken);

        await user.Awaiting(client => client.Offerings.GetAsync(waldur.Offering, TestWaldur.Cancellation)).Should().ThrowAsync<ApiNotFoundException>();
    }

    [Fact]
    public async Task A_backend_id_is_checked_by_the_rules_of_the_offering()
    {
        await using var waldur = new TestWaldur();
        waldur.Seed.Offering.BackendIdRules = new FakeBackendIdRules { Pattern = "vm-[0-9]+", UniquenessScope = FakeUniquenessScope.Offering };
        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "a", "vm-1");

        var free = await Check(waldur, "vm-2");
        var used = await Check(waldur, "vm-1");
        var odd = await Check(waldur, "host");

        (free.IsUnique, free.IsValidFormat).Should().Be((true, true));
        free.Errors.Should().BeEmpty();
        (used.IsUnique, used.IsValidFormat).Should().Be((false, true));
        odd.IsValidFormat.Should().BeFalse();
        odd.Errors.Should().ContainSingle().Which.Should().Contain("does not match");
    }

    [Fact]
    public async Task A_response_that_does_not_say_is_not_believed()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.Faults.Next(FaultKind.EmptyObject);

        await waldur.Awaiting(w => Check(w, "vm-2")).Should().ThrowAsync<ApiUnexpectedContentException>();
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_check_without_a_backend_id_is_refused_unsent(string? backendId)
    {
        await using var waldur = new TestWaldur();

        await waldur.Awaiting(w => Check(w, backendId!)).Should().ThrowAsync<ArgumentException>();
        await waldur.Awaiting(w => Check(w, new string('x', 256))).Should().ThrowAsync<ArgumentException>();
        await waldur.Awaiting(w => w.Agent.Offerings.CheckUniqueBackendIdAsync(Guid.Empty, "x", cancellationToken: TestWaldur.Cancellation))
            .Should().ThrowAsync<ArgumentException>();
        waldur.Server.Requests.Should().BeEmpty();
    }

    private static Task<BackendIdCheckResult> Check(TestWaldur waldur, string backendId) =>
        waldur.Agent.Offerings.CheckUniqueBackendIdAsync(waldur.Offering, backendId, cancellationToken: TestWaldur.Cancellation);
}
