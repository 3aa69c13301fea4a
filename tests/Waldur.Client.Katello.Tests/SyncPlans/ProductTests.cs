using Waldur.Client.Testing;

namespace Waldur.Client.Katello.Tests;

public sealed class ProductTests
{
    public static TheoryData<string> Releases => TestKatello.Releases;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Adding_tells_what_came_in_what_was_skipped_and_what_moved(string release)
    {
        await using var katello = TestKatello.Start(release);
        var seed = katello.Seed;

        var change = await katello.Plans.AddProductsAsync(
            katello.Organization,
            seed.DisabledSyncPlanId,
            [seed.SpareProductId, seed.ProductId, 999_999, seed.OtherProductId, seed.SpareProductId],
            Cancellation);

        change.Done.Should().Equal(seed.SpareProductId, seed.ProductId);
        change.NotDone.Should().Equal(999_999, seed.OtherProductId);
        change.MovedFrom.Should().Equal(new Dictionary<int, int> { [seed.ProductId] = seed.SyncPlanId });
        change.ToString().Should().StartWith("2 done, not done: 999999, ");
        katello.Stored(seed.SyncPlanId).ProductIds.Should().NotContain(seed.ProductId);
        change.Plan.Products.Should().HaveCount(2);
    }

    [Fact]
    public async Task Removing_tells_what_is_still_in()
    {
        await using var katello = TestKatello.Start();
        var seed = katello.Seed;
        var user = katello.Server.AddUser("careful", FakeKatelloPermissions.SyncPlanManager);
        user.ProductIds = new HashSet<int> { seed.ProductId };
        using var client = katello.As(user);

        var change = await client.SyncPlans.RemoveProductsAsync(
            katello.Organization, seed.SyncPlanId, [seed.ProductId, seed.SecondProductId, seed.SpareProductId], Cancellation);

        change.Done.Should().Equal(seed.ProductId);
        change.AlreadyDone.Should().Equal(seed.SpareProductId);
        change.ToString().Should().Be($"1 done, 1 done before, not done: {seed.SecondProductId}");
        change.NotDone.Should().Equal(seed.SecondProductId);
    }

    [Fact]
    public async Task No_products_send_no_change()
    {
        await using var katello = TestKatello.Start();

        var added = await katello.Plans.AddProductsAsync(katello.Organization, katello.Seed.SyncPlanId, [], Cancellation);
        var removed = await katello.Plans.RemoveProductsAsync(katello.Organization, katello.Seed.SyncPlanId, [], Cancellation);

        added.Plan.Products.Should().HaveCount(2);
        removed.Done.Should().BeEmpty();
        katello.Writes.Should().BeEmpty();
    }

    [Theory]
    [InlineData("3.18", typeof(ApiValidationException))]
    [InlineData("4.14", typeof(ApiServerException))]
    public async Task A_disabled_product_is_refused_in_the_manner_of_the_release(string release, Type expected)
    {
        await using var katello = TestKatello.Start(release);

        var add = () => katello.Plans.AddProductsAsync(
            katello.Organization, katello.Seed.SyncPlanId, [katello.Seed.DisabledProductId], Cancellation);

        var error = (await add.Should().ThrowAsync<ApiException>()).Which;
        error.Should().BeOfType(expected);
        error.Message.Should().Contain("disabled");
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task One_product_that_is_refused_does_not_keep_the_others_out(string release)
    {
        await using var katello = TestKatello.Start(release);
        var seed = katello.Seed;
        int[] products = [seed.EmptyProductId, seed.SpareProductId, seed.DisabledProductId, seed.RedHatProductId];

        var change = await katello.Plans.AddProductsAsync(katello.Organization, seed.SyncPlanId, products, Cancellation);

        change.Done.Should().BeEquivalentTo([seed.EmptyProductId, seed.SpareProductId, seed.RedHatProductId]);
        change.NotDone.Should().Equal(seed.DisabledProductId);
        change.Refusals[seed.DisabledProductId].Should().Contain("disabled");
        change.ToString().Should().Contain($"not done: {seed.DisabledProductId} (");
        katello.Stored(seed.SyncPlanId).ProductIds.Should().Contain(change.Done);
    }

    [Theory]
    [InlineData(FaultKind.ResetBeforeActing)]
    [InlineData(FaultKind.ResetAfterActing)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.GatewayTimeoutAfterActing)]
    public async Task A_lost_response_is_asked_for_again_and_the_result_is_the_same(FaultKind fault)
    {
        await using var katello = TestKatello.Start();
        var seed = katello.Seed;
        katello.Server.Faults.Add(new FaultRule { Kind = fault, Method = "PUT", Times = 1 });

        var change = await katello.Plans.AddProductsAsync(katello.Organization, seed.DisabledSyncPlanId, [seed.ProductId], Cancellation);

        change.Done.Should().Equal(seed.ProductId);
        change.MovedFrom.Should().ContainKey(seed.ProductId);
    }
}
