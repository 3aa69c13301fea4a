namespace Waldur.Client.Core.Tests.Paging;

public sealed class PageOptionsTests
{
    public static TheoryData<Func<PageOptions>, string> Refused => new()
    {
        { () => new() { PageSize = 0 }, "PageSize must be at least 1.*" },
        { () => new() { StartPage = 0 }, "StartPage must be at least 1.*" },
        { () => new() { MaxItems = 0 }, "MaxItems must be at least 1.*" },
        { () => new() { MaxWalks = 0 }, "MaxWalks must be at least 1.*" },
        { () => new() { Parallelism = 0 }, "*from 1 to 64.*" },
        { () => new() { Parallelism = 65 }, "*from 1 to 64.*" },
        { () => new() { Mode = (PagingMode)2 }, "Mode must be Complete or Quick.*" },
        { () => new() { MaxPages = 0 }, "MaxPages must be at least 1.*" },
        { () => new() { WalkDelay = TimeSpan.FromTicks(-1) }, "WalkDelay cannot be negative.*" },
        { () => new() { WalkDelay = TimeSpan.FromDays(1) + TimeSpan.FromTicks(1) }, "WalkDelay *" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_value_that_makes_no_sense_is_refused_when_it_is_set(Func<PageOptions> make, string message) =>
        make.Should().Throw<ArgumentOutOfRangeException>().WithMessage(message);

    [Fact]
    public void A_day_between_two_walks_is_the_longest() =>
        new PageOptions { WalkDelay = TimeSpan.FromDays(1) }.WalkDelay.Should().Be(TimeSpan.FromDays(1));

    [Fact]
    public void The_defaults_miss_no_row_and_follow_the_servers_pace() =>
        PageOptions.Default.Should().Be(new PageOptions
        {
            PageSize = 300,
            StartPage = 1,
            MaxItems = null,
            Parallelism = Concurrency.Adaptive,
            Prefetch = true,
            Mode = PagingMode.Complete,
            MaxWalks = 8,
            WalkDelay = TimeSpan.FromSeconds(0.25),
            MaxPages = 10_000,
        });
}
