namespace Waldur.Client.Katello.Tests;

public sealed class OrganizationTests
{
    public static TheoryData<string> Releases => TestKatello.Releases;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Organizations_are_listed_over_a_port(string release)
    {
        await using var katello = await TestKatello.StartOnPortAsync(release);

        var all = await katello.Client.Organizations.List(paging: new PageOptions { PageSize = 1 }).ToListAsync(Cancellation);
        var one = await katello.Client.Organizations.FindAsync("Partner College", Cancellation);

        all.Select(organization => organization.Name).Should().Equal("Example Institute", "Partner College");
        one!.Id.Should().Be(katello.Seed.OtherOrganization.Id);
        one.Label.Should().Be("Partner_College");
        katello.Server.Requests.Should().OnlyContain(request => request.Acted);
    }

    [Theory]
    [InlineData("The \"A\" Team")]
    [InlineData("C:\\temp\\")]
    [InlineData("\\\"")]
    [InlineData("\" or name ~ \"")]
    [InlineData("x\" or \"\" = \"")]
    [InlineData("(a) and not b, c")]
    [InlineData("Ünïversität 100 % & more + #1?")]
    public async Task Any_name_is_found_and_only_that(string name)
    {
        await using var katello = TestKatello.Start();
        var organization = katello.Server.AddOrganization(name);

        (await katello.Client.Organizations.FindAsync(name, Cancellation))!.Id.Should().Be(organization.Id);
    }

    [Theory]
    [InlineData("example institute")]
    [InlineData("Example")]
    [InlineData("Example*")]
    [InlineData("\" or name ~ \"e")]
    public async Task What_is_not_exactly_the_name_is_not_found(string name)
    {
        await using var katello = TestKatello.Start();

        (await katello.Client.Organizations.FindAsync(name, Cancellation)).Should().BeNull();
    }

    [Fact]
    public async Task An_organization_that_the_caller_does_not_see_is_not_found()
    {
        await using var katello = TestKatello.Start();
        using var manager = katello.As(katello.Seed.Manager);

        (await manager.Organizations.FindAsync("Partner College", Cancellation)).Should().BeNull();
        (await manager.Organizations.FindAsync("Example Institute", Cancellation)).Should().NotBeNull();
    }
}
