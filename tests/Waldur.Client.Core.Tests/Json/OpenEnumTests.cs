namespace Waldur.Client.Tests.Json;

public class OpenEnumTests
{
    [Theory]
    [InlineData("red", "red", true)]
    [InlineData("RED", "red", true)]
    [InlineData("Mauve", "Mauve", false)]
    [InlineData("", "", false)]
    public void A_text_becomes_the_known_value_in_whatever_case_or_stays_as_it_is(string text, string value, bool isKnown)
    {
        Colour.TryParse(text, null, out var colour).Should().BeTrue();

        colour.Value.Should().Be(value);
        colour.IsKnown.Should().Be(isKnown);
        Colour.Parse(text, null).Should().Be(colour);
    }

    [Fact]
    public void Null_is_no_value()
    {
        Colour.TryParse(null, null, out var colour).Should().BeFalse();
        colour.Should().Be(default(Colour));
        FluentActions.Invoking(() => Colour.Parse(null!, null)).Should().Throw<ArgumentNullException>();
    }
}
