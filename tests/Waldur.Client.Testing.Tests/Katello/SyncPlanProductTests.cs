namespace Waldur.Client.Testing.Tests;

public sealed class SyncPlanProductTests
{
    public static TheoryData<string> Releases => TestKatello.Releases;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Products_are_added_and_taken_out(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);
        var seed = katello.Seed;
        katello.Clock.Advance(TimeSpan.FromMinutes(1));

        var added = await katello.Put(katello.Plan(action: "/add_products"), $$"""{"sync_plan":{},"product_ids":[{{seed.SpareProductId}},"{{seed.RedHatProductId}}"]}""");
        var removed = await katello.Put(katello.Plan(action: "/remove_products"), $$"""{"product_ids":["{{seed.ProductId}}"]}""");

        added.ProductIds().Should().Equal(seed.ProductId, seed.SecondProductId, seed.SpareProductId, seed.RedHatProductId);
        removed.ProductIds().Should().Equal(seed.SecondProductId, seed.SpareProductId, seed.RedHatProductId);
        removed.Text("updated_at").Should().Be("2026-05-14 10:30:00 UTC", "the plan itself did not change");
        katello.Server.SyncPlans[0].ProductIds.Should().Equal(removed.ProductIds());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"product_ids":[]}""")]
    [InlineData("""{"product_ids":null}""")]
    [InlineData("""{"product_ids":[987654]}""")]
    [InlineData("""{"sync_plan":{"product_ids":[5]}}""")]
    public async Task Nothing_to_add_is_no_error(string body)
    {
        await using var katello = await TestKatello.StartAsync();

        var plan = await katello.Put(katello.Plan(action: "/add_products"), body);

        plan.ProductIds().Should().Equal(katello.Seed.ProductId, katello.Seed.SecondProductId);
    }

    [Fact]
    public async Task A_product_leaves_the_plan_that_it_was_in()
    {
        await using var katello = await TestKatello.StartAsync();
        var seed = katello.Seed;

        var target = await katello.Put(katello.Plan(seed.DisabledSyncPlanId, "/add_products"), $$"""{"product_ids":[{{seed.ProductId}}]}""");

        target.ProductIds().Should().Equal(seed.ProductId);
        (await katello.Get(katello.Plan())).ProductIds().Should().Equal(seed.SecondProductId);
    }

    [Fact]
    public async Task Products_of_other_organizations_and_of_other_plans_are_skipped()
    {
        await using var katello = await TestKatello.StartAsync();
        var seed = katello.Seed;

        var added = await katello.Put(katello.Plan(action: "/add_products"), $$"""{"product_ids":[{{seed.OtherProductId}}]}""");
        await katello.Put(katello.Plan(seed.DisabledSyncPlanId, "/remove_products"), $$"""{"product_ids":[{{seed.ProductId}}]}""");

        added.ProductIds().Should().NotContain(seed.OtherProductId);
        (await katello.Get(katello.Plan())).ProductIds().Should().Contain(seed.ProductId);
    }

    [Fact]
    public async Task Products_that_the_caller_may_not_edit_are_skipped()
    {
        await using var katello = await TestKatello.StartAsync();
        var seed = katello.Seed;
        seed.Manager.ProductIds = new HashSet<int> { seed.SpareProductId };

        var response = await katello.As(
            seed.Manager,
            "PUT",
            katello.Plan(action: "/add_products"),
            $$"""{"product_ids":[{{seed.SpareProductId}},{{seed.RedHatProductId}}]}""");
        var viewer = await katello.As(seed.Viewer, "PUT", katello.Plan(action: "/remove_products"), $$"""{"product_ids":[{{seed.ProductId}}]}""");

        response.Code.Should().Be(200);
        response.Json.ProductIds().Should().Contain(seed.SpareProductId).And.NotContain(seed.RedHatProductId);
        viewer.Code.Should().Be(200, "seeing the plan is enough for the call itself");
        viewer.Json.ProductIds().Should().Contain(seed.ProductId);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task An_empty_product_is_added_and_pruned_by_the_next_change(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);
        var seed = katello.Seed;
        var prunes = !TestKatello.IsBefore(release, "4.11");

        var added = await katello.Put(katello.Plan(action: "/add_products"), $$"""{"product_ids":[{{seed.EmptyProductId}}]}""");
        var read = await katello.Get(katello.Plan());
        var next = await katello.Put(katello.Plan(), """{"description":"Changed"}""");

        added.ProductIds().Should().Contain(seed.EmptyProductId);
        read.ProductIds().Should().Contain(seed.EmptyProductId);
        next.ProductIds().Contains(seed.EmptyProductId).Should().Be(!prunes);
    }

    [Theory]
    [InlineData("/add_products")]
    [InlineData("/remove_products")]
    public async Task Adding_and_removing_prune_first(string action)
    {
        await using var katello = await TestKatello.StartAsync("5.0");
        katello.Server.SetRepositoryCount(katello.Seed.SecondProductId, 0);

        var plan = await katello.Put(katello.Plan(action: action), """{"product_ids":[]}""");

        plan.ProductIds().Should().Equal(katello.Seed.ProductId);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_disabled_product_is_refused_and_nothing_is_added(string release)
    {
        await using var katello = await TestKatello.StartAsync(release);
        var seed = katello.Seed;

        var response = await katello.Admin(
            "PUT",
            katello.Plan(action: "/add_products"),
            $$"""{"product_ids":[{{seed.SpareProductId}},{{seed.DisabledProductId}}]}""");

        response.Code.Should().Be(TestKatello.IsBefore(release, "4.11") ? 422 : 500);
        (await katello.Get(katello.Plan())).ProductIds().Should().NotContain(seed.SpareProductId);
    }
}
