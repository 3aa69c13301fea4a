namespace Waldur.Client.Core.Tests.Bulk;

public sealed class ConcurrencyTests
{
    [Fact]
    public void A_number_is_a_fixed_concurrency()
    {
        Concurrency eight = 8;

        eight.Should().Be(Concurrency.Fixed(8)).And.Be(Concurrency.FromInt32(8));
        eight.IsAdaptive.Should().BeFalse();
        eight.ToString().Should().Be("8");
        eight.Should().NotBe(Concurrency.AdaptiveUpTo(8));
    }

    [Fact]
    public void The_default_starts_at_4_and_grows_to_32() =>
        Concurrency.Adaptive.Should().BeEquivalentTo(new { Start = 4, Max = 32, IsAdaptive = true });

    [Fact]
    public void A_cap_below_the_start_is_the_start()
    {
        Concurrency.AdaptiveUpTo(2).Should().BeEquivalentTo(new { Start = 2, Max = 2, IsAdaptive = true });
        Concurrency.AdaptiveUpTo(32).Should().Be(Concurrency.Adaptive);
        Concurrency.AdaptiveUpTo(7).ToString().Should().Be("adaptive, at most 7");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65)]
    public void A_number_out_of_range_is_refused_with_the_range(int number)
    {
        FluentActions.Invoking(() => Concurrency.Fixed(number)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*from 1 to 64*");
        FluentActions.Invoking(() => (Concurrency)number).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Concurrency.AdaptiveUpTo(number)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*from 1 to 32*");
    }
}
