using Waldur.Client.Core;

namespace Waldur.Client.Tests.Errors;

/// <summary>How much of a text stands for what is looked for, character by character.</summary>
public class EscapedTextTests
{
    [Theory]
    [InlineData("a+b", "a b", 3)]
    [InlineData("a+b", "a+b", 3)]
    [InlineData("x+y", "x-y", 0)]
    [InlineData("\\u0061", "a", 6)]
    [InlineData("\\u00", "a", 0)]
    [InlineData("\\u0062", "a", 0)]
    [InlineData("\\n", "\n", 2)]
    [InlineData("\\t", "\n", 0)]
    [InlineData("%41", "a", 0)]
    [InlineData("%61", "a", 3)]
    [InlineData("%2561", "a", 5)]
    [InlineData("%2661", "a", 0)]
    [InlineData("%C3%A4", "ä", 6)]
    [InlineData("%C3xA4", "ä", 0)]
    [InlineData("%C3", "ä", 0)]
    [InlineData("&lt;", "<", 4)]
    [InlineData("&lt;", "a", 0)]
    [InlineData("&lt", "a", 0)]
    [InlineData("&#128512;", "\ud83d\ude00", 9)]
    [InlineData("%25x", "%25x", 4)]
    [InlineData("%2525x", "%25x", 6)]
    public void Escapes_stand_for_one_character_and_for_no_other(string text, string wanted, int length) =>
        EscapedText.Match(text, wanted, wanted.Length).Should().Be(length);

    [Fact]
    public void Half_a_surrogate_pair_stands_for_nothing() => EscapedText.Match("%EF%BF%BD", "\ud800", 1).Should().Be(0);

    [Fact]
    public void A_character_may_be_escaped_five_times_over_and_no_more()
    {
        EscapedText.Match(new string('\\', 31) + "n", "\n", 1).Should().Be(32);
        EscapedText.Match(new string('\\', 60) + "n", "\n", 1).Should().Be(0);
    }

    [Theory]
    [InlineData("%25abc", "%abcdef", 4, 6)]
    [InlineData("%25abc", "%abcdef", 5, 0)]
    [InlineData("x%25abc", "x%abcdef", 5, 7)]
    [InlineData("x%25abc", "x%abcdef", 6, 0)]
    public void Where_a_text_is_cut_its_start_is_enough(string text, string wanted, int enough, int length) =>
        EscapedText.Match(text, wanted, enough).Should().Be(length);
}
