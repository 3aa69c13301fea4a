using Waldur.Client.Api;
using Waldur.Client.Models;

namespace Waldur.Client.Tests.Versions;

public class ServerVersionTests
{
    private static readonly string[] InOrder =
    [
        "develop", "7.9", "8.0.2", "8.0.9", "8.0.10", "8.1.2-dev.1", "8.1.2-rc.2", "8.1.2-rc.10", "8.1.2", "v8.1.3-rc.2.dev.20260821", "8.1.3+build.7", "8.2", "10.0.0",
    ];

    [Fact]
    public void Versions_compare_by_their_numbers_and_a_candidate_comes_before_its_release()
    {
        var versions = InOrder.Select(text => new ServerVersion { Version = text }).ToList();

        versions.AsEnumerable().Reverse().Order().Select(version => version.Version).Should().Equal(InOrder);
        for (var i = 1; i < versions.Count; i++)
        {
            (versions[i - 1] < versions[i]).Should().BeTrue();
            (versions[i - 1] >= versions[i]).Should().BeFalse();
            (versions[i] > versions[i - 1]).Should().BeTrue();
            (versions[i] <= versions[i - 1]).Should().BeFalse();
        }
    }

    [Theory]
    [InlineData("8.1.2", "8.1.2.0")]
    [InlineData("8.1", "8.1.0")]
    [InlineData("v8.1.2", "8.1.2+7")]
    public void The_same_number_in_other_words_is_equal(string one, string other) =>
        new ServerVersion { Version = one }.CompareTo(new ServerVersion { Version = other }).Should().Be(0);

    [Theory]
    [InlineData("8.1.2", "8.1.2", true)]
    [InlineData("8.1.2-rc.1", "8.1.2", true)]
    [InlineData("8.1.1", "8.1.2", false)]
    [InlineData("8.0.10", "8.0.9", true)]
    [InlineData("develop", "8.1.2", true)]
    public void A_version_is_at_least_a_release_and_a_build_of_its_own_counts_as_new(string version, string release, bool expected) =>
        new ServerVersion { Version = version }.IsAtLeast(release).Should().Be(expected);

    [Fact]
    public void What_is_no_release_is_refused() =>
        FluentActions.Invoking(() => new ServerVersion { Version = "8.1.2" }.IsAtLeast("latest"))
            .Should().Throw<ArgumentException>().WithMessage("'latest' is no release's number; write it as 8.1.2.*");

    [Fact]
    public async Task A_client_knows_what_its_server_has_and_asks_for_the_version_once_an_hour()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.Version = "8.0.9";

        (await SupportsAsync()).Should().Be((true, true, false));
        (await waldur.Agent.With(new CallOptions { MaxRetries = 0 }).SupportsAsync(WaldurOperations.EventConsumersRegister, TestWaldur.Cancellation)).Should().BeFalse();
        waldur.Calls("GET", "/api/version/").Should().Be(1);

        waldur.Server.Version = "8.1.2";
        waldur.Clock.Advance(TimeSpan.FromHours(1));

        (await SupportsAsync()).Should().Be((true, true, true));
        waldur.Calls("GET", "/api/version/").Should().Be(2);

        async Task<(bool List, bool Discover, bool Events)> SupportsAsync() => (
            await waldur.Agent.SupportsAsync(WaldurOperations.BackendResourcesList, TestWaldur.Cancellation),
            await waldur.Agent.SupportsAsync(WaldurOperations.MarketplaceSoftwareCatalogsDiscoverList, TestWaldur.Cancellation),
            await waldur.Agent.SupportsAsync(WaldurOperations.EventConsumersRegister, TestWaldur.Cancellation));
    }

    [Fact]
    public void Every_operation_names_its_release_where_it_has_one()
    {
        WaldurOperations.BackendResourcesList.SinceVersion.Should().BeNull();
        WaldurOperations.EventConsumersRegister.SinceVersion.Should().Be("8.1.2");
    }
}
