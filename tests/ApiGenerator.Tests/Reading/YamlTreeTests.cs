using ApiGenerator.Reading;

namespace ApiGenerator.Tests.Reading;

public sealed class YamlTreeTests
{
    [Theory]
    [InlineData("no", "\"no\"")]
    [InlineData("on", "\"on\"")]
    [InlineData("2014-01-09", "\"2014-01-09\"")]
    [InlineData("8.0.7", "\"8.0.7\"")]
    [InlineData("12:30", "\"12:30\"")]
    [InlineData("true", "true")]
    [InlineData("False", "false")]
    [InlineData("~", "null")]
    [InlineData("null", "null")]
    [InlineData("12", "12")]
    [InlineData("-0.50", "-0.50")]
    [InlineData("8.0", "8.0")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("+3", "3")]
    [InlineData("007", "7")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData(".5", "0.5")]
    [InlineData(".inf", "\".inf\"")]
    [InlineData("\"12\"", "\"12\"")]
    [InlineData("'true'", "\"true\"")]
    [InlineData("!!str 12", "\"12\"")]
    [InlineData("''", "\"\"")]
    public void Scalars_follow_the_core_schema(string yaml, string json)
    {
        var tree = YamlTree.Parse($"a: {yaml}", "test");

        tree!.ToJsonString().Should().Be($$"""{"a":{{json}}}""");
    }

    [Fact]
    public void An_empty_value_is_null()
    {
        YamlTree.Parse("a:\nb: 1", "test")!.ToJsonString().Should().Be("""{"a":null,"b":1}""");
    }

    [Fact]
    public void Anchors_and_aliases_are_copies()
    {
        var tree = YamlTree.Parse("a: &x {b: [1, 2]}\nc: *x\nd: &t text\ne: *t", "test");

        tree!.ToJsonString().Should().Be("""{"a":{"b":[1,2]},"c":{"b":[1,2]},"d":"text","e":"text"}""");
    }

    [Fact]
    public void Block_texts_keep_their_lines()
    {
        YamlTree.Parse("a: |\n  one\n  two\nb: >-\n  one\n  two", "test")!.ToJsonString().Should().Be("""{"a":"one\ntwo\n","b":"one two"}""");
    }

    [Fact]
    public void Keys_stay_texts()
    {
        YamlTree.Parse("200: ok\ntrue: yes", "test")!.ToJsonString().Should().Be("""{"200":"ok","true":"yes"}""");
    }

    [Fact]
    public void A_text_that_grows_without_end_is_refused()
    {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 12).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        FluentActions.Invoking(() => YamlTree.Parse(yaml, "test")).Should().Throw<DescriptionException>().WithMessage("*too large*");
    }

    [Fact]
    public void A_text_that_is_nested_without_end_is_refused()
    {
        FluentActions.Invoking(() => YamlTree.Parse(new string('[', 5000) + new string(']', 5000), "test"))
            .Should().Throw<DescriptionException>();
    }
}
