namespace Waldur.Client.Testing.Tests;

public sealed class KatelloSetupTests
{
    [Fact]
    public void The_newest_release_is_the_default()
    {
        FakeKatelloServer.CreateSeeded().Release.Should().Be(FakeKatelloRelease.Katello50);
        FakeKatelloRelease.All.Select(release => release.ToString())
            .Should().Equal("Katello 3.10", "Katello 3.18", "Katello 4.3", "Katello 4.8", "Katello 4.9", "Katello 4.14", "Katello 5.0");
    }

    [Fact]
    public void Only_a_seeded_server_has_a_seed()
    {
        var empty = new FakeKatelloServer();

        empty.SyncPlans.Should().BeEmpty();
        empty.Invoking(server => server.Seed).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void The_same_seed_makes_the_same_server()
    {
        var first = FakeKatelloServer.CreateSeeded(options: new FakeServerOptions { Seed = 7 });
        var second = FakeKatelloServer.CreateSeeded(options: new FakeServerOptions { Seed = 7 });

        second.Seed.AdminToken.Should().Be(first.Seed.AdminToken);
        second.Products.Select(product => product.CandlepinId).Should().Equal(first.Products.Select(product => product.CandlepinId));
    }

    [Fact]
    public void Snapshots_stay_as_they_were()
    {
        var server = FakeKatelloServer.CreateSeeded();
        var before = server.Products.Single(product => product.Id == server.Seed.ProductId);

        server.SetRepositoryCount(server.Seed.ProductId, 0);

        before.RepositoryCount.Should().Be(3);
        server.Products.Single(product => product.Id == server.Seed.ProductId).RepositoryCount.Should().Be(0);
    }

    [Fact]
    public void What_does_not_exist_cannot_be_set_up()
    {
        var server = FakeKatelloServer.CreateSeeded();
        var organization = server.Seed.Organization;

        server.Invoking(fake => fake.SetRepositoryCount(987, 1)).Should().Throw<ArgumentException>();
        server.Invoking(fake => fake.LoseRecurringLogic(987)).Should().Throw<ArgumentException>();
        server.Invoking(fake => fake.CancelTask(Guid.NewGuid())).Should().Throw<ArgumentException>();
        server.Invoking(fake => fake.AddSyncPlan(organization, "P", "yearly")).Should().Throw<ArgumentException>();
        server.Invoking(fake => fake.AddSyncPlan(organization, "P", "custom cron", cronExpression: "x")).Should().Throw<ArgumentException>();
        server.Invoking(fake => fake.AddSyncPlan(organization, "P", productIds: 987)).Should().Throw<ArgumentException>();
        server.SyncPlans.Should().HaveCount(3);
    }

    [Fact]
    public async Task The_page_size_is_a_setting()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.DefaultPageSize = 1;

        var list = await katello.Get(katello.Plans);

        list.Number("per_page").Should().Be(1);
        list.Names().Should().Equal("Nightly");
    }
}
