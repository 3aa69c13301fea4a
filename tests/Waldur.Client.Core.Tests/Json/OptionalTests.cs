namespace Waldur.Client.Tests.Json;

public class OptionalTests
{
    [Fact]
    public void A_field_is_absent_null_or_a_value()
    {
        Optional<string?> absent = default;
        Optional<string?> cleared = null;
        Optional<string?> set = "x";

        (absent.HasValue, cleared.HasValue, set.HasValue).Should().Be((false, true, true));
        (cleared.Value, set.Value).Should().Be((null, "x"));
        (absent.GetValueOrDefault("d"), cleared.GetValueOrDefault("d"), set.GetValueOrDefault("d")).Should().Be(("d", null, "x"));
        var read = () => absent.Value;
        read.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Equality_tells_absent_from_null()
    {
        (default(Optional<string?>) == new Optional<string?>(null)).Should().BeFalse();
        (new Optional<int>(1) == 1).Should().BeTrue();
        (new Optional<int>(1) != 2).Should().BeTrue();
        new Optional<string>("x").Equals((object)new Optional<string>("x")).Should().BeTrue();
        new Optional<string>("x").GetHashCode().Should().Be(new Optional<string>("x").GetHashCode());
    }

    [Fact]
    public void Its_text_never_tells_the_value()
    {
        new Optional<string>("s3cr3t").ToString().Should().Be("set");
        default(Optional<string>).ToString().Should().Be("absent");
    }
}
