namespace Waldur.Client.Core.Tests.Paging;

public sealed class PageOptionsTests
{
    public static TheoryData<Func<PageOptions>, string> Refused => new()
    {
        { () => new() { PageSize = 0 }, "PageSize must be at least 1.*" },
        { () => new() { StartPage = 0 }, "StartPage must be at least 1.*" },
        { () => new() { MaxItems = 0 }, "MaxItems must be at least 1.*" },
        { () => new() { MaxWalks = 0 }, "MaxWalks must be at least 1.*" },
        { () => new() { Parallelism = 0 }, "Parallelism must be at least 1.*" },
        { () => new() { Parallelism = 65 }, "Parallelism must be at most 64.*" },
        { () => new() { Mode = (PagingMode)2 }, "Mode must be Simple or Complete.*" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_value_that_makes_no_sense_is_refused_when_it_is_set(Func<PageOptions> make, string message) =>
        make.Should().Throw<ArgumentOutOfRangeException>().WithMessage(message);

    [Fact]
    public void The_defaults_read_everything_one_page_after_the_other() =>
        PageOptions.Default.Should().Be(new PageOptions
        {
            PageSize = 300,
            StartPage = 1,
            MaxItems = null,
            Parallelism = 1,
            Prefetch = true,
            Mode = PagingMode.Simple,
            MaxWalks = 5,
        });
}
