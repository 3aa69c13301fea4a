using Waldur.Client.Testing;

namespace Waldur.Client.Katello.Tests;

public sealed class ProductLookupTests
{
    public static TheoryData<string> Releases => TestKatello.Releases;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_becomes_an_id_however_the_client_reads_lists()
    {
        await using var katello = TestKatello.Start();
        using var client = katello.Server.CreateClient(katello.Seed.Admin, TestKatello.Quick with { Paging = TestKatello.Partial });

        (await client.Products.FindAsync(katello.Organization, "EPEL 9", Cancellation))!.Id.Should().Be(katello.Seed.SecondProductId);
        katello.Server.Requests.Should().OnlyContain(request => request.Query.Contains("per_page=2", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_name_becomes_an_id(string release)
    {
        await using var katello = TestKatello.Start(release, FakeServerMode.Strict);
        var (seed, products) = (katello.Seed, katello.Client.Products);

        (await products.FindAsync(katello.Organization, "EPEL 9", Cancellation))!.Id.Should().Be(seed.SecondProductId);
        (await products.FindAsync(katello.Organization, "epel 9", Cancellation)).Should().BeNull();
        (await products.FindAsync(katello.Organization, "Debian 12", Cancellation)).Should().BeNull("it belongs to another organization");
        (await products.List(katello.Organization).ToListAsync(Cancellation)).Should().HaveCount(6);
        (await products.List(katello.Organization, SearchExpression.NameContains("Red Hat")).ToListAsync(Cancellation)).Should().HaveCount(2);
        var product = await products.GetAsync(seed.ProductId, Cancellation);
        product.Should().BeEquivalentTo(new { SyncPlanId = (int?)seed.SyncPlanId, OrganizationId = katello.Organization, RepositoryCount = 3, IsRedHat = (bool?)false });
        product.Permissions!.CanEdit.Should().BeTrue();
        katello.Server.Requests.Should().OnlyContain(request => request.Acted);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task What_does_not_exist_is_null(string release)
    {
        await using var katello = TestKatello.Start(release, FakeServerMode.Strict);
        var client = katello.Client;

        (await client.Products.TryGetAsync(99_999, Cancellation)).Should().BeNull();
        (await client.Products.TryGetAsync(katello.Seed.ProductId, Cancellation))!.Id.Should().Be(katello.Seed.ProductId);
        (await client.SyncPlans.TryGetAsync(katello.Organization, 99_999, Cancellation)).Should().BeNull();
        (await client.SyncPlans.TryGetAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation))!.Id.Should().Be(katello.Seed.SyncPlanId);
        (await client.Tasks.TryGetAsync(Guid.NewGuid().ToString(), Cancellation)).Should().BeNull();
    }

    [Fact]
    public async Task A_name_that_several_products_have_is_told_with_their_ids()
    {
        await using var katello = TestKatello.Start();
        var twin = katello.Server.AddProduct(katello.Seed.Organization, "EPEL 9");

        var find = () => katello.Client.Products.FindAsync(katello.Organization, "EPEL 9", Cancellation);

        (await find.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain($"{katello.Seed.SecondProductId}").And.Contain($"{twin.Id}");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("half")]
    public async Task A_name_that_is_none_is_not_sent(string name)
    {
        name = name == "half" ? new string('\ud800', 1) : name;
        await using var katello = TestKatello.Start();
        Func<Task>[] finds =
        [
            () => katello.Client.Products.FindAsync(katello.Organization, name, Cancellation),
            () => katello.Client.Organizations.FindAsync(name, Cancellation),
            () => katello.Plans.FindAsync(katello.Organization, name, Cancellation),
        ];

        foreach (var find in finds)
        {
            await find.Should().ThrowAsync<ArgumentException>();
        }

        katello.Server.Requests.Should().BeEmpty();
    }
}
