using Waldur.Client.Core;

namespace Waldur.Client.Tests.Operations;

public class PathSegmentTests
{
    [Fact]
    public void No_text_changes_the_rest_of_a_path_or_the_host() => NastyText.Check(value =>
    {
        if (TryEscape(value) is not { } escaped)
        {
            return true;
        }

        var uri = new Uri($"https://h.example/api/things/{escaped}/act/");
        var sent = uri.AbsolutePath.Split('/');
        var decodedFirst = Uri.UnescapeDataString(uri.AbsolutePath).Split('/');
        return uri is { Host: "h.example", UserInfo: "", Query: "", Fragment: "" }
            && sent is ["", "api", "things", _, "act", ""]
            && decodedFirst is ["", "api", "things", not ("" or "." or ".."), "act", ""]
            && Uri.UnescapeDataString(sent[3]) == value;
    });

    [Theory]
    [InlineData("5f0c1b6e0c5a4b0f9d3e2a1b4c6d8e0f", "5f0c1b6e0c5a4b0f9d3e2a1b4c6d8e0f")]
    [InlineData("a.b", "a.b")]
    [InlineData("...", "...")]
    [InlineData("a b", "a%20b")]
    [InlineData("100%", "100%25")]
    [InlineData("é😀", "%C3%A9%F0%9F%98%80")]
    [InlineData("a:b@c;d=e&f+g", "a%3Ab%40c%3Bd%3De%26f%2Bg")]
    [InlineData("what?#", "what%3F%23")]
    [InlineData("%41", "%2541")]
    public void An_unusual_id_is_escaped_not_refused(string value, string escaped) =>
        PathSegment.Escape(value, "id").Should().Be(escaped);

    [Theory]
    [InlineData("", "empty")]
    [InlineData(".", "dot segment")]
    [InlineData("..", "dot segment")]
    [InlineData("%2e%2e", "dot segment")]
    [InlineData("%252E%252e", "dot segment")]
    [InlineData("a/b", "slash")]
    [InlineData("a\\b", "slash")]
    [InlineData("..%2fadmin", "slash")]
    [InlineData("%255c", "slash")]
    [InlineData("a\nb", "control")]
    [InlineData("%0d%0a", "control")]
    [InlineData("a\u0085b", "control")]
    [InlineData("%2525252525252525252e", "too many times")]
    public void What_cannot_be_an_id_is_refused_with_a_reason(string value, string reason)
    {
        var escape = () => PathSegment.Escape(value, "uuid");

        escape.Should().Throw<ArgumentException>().WithMessage($"*{reason}*").Which.ParamName.Should().Be("uuid");
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        foreach (var value in new[] { "\ud83d", "a\ud83d", "\ude00", "a\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00", "😀\ude00" })
        {
            TryEscape(value).Should().BeNull();
        }

        var escapeNull = () => PathSegment.Escape(null!, "uuid");
        escapeNull.Should().Throw<ArgumentNullException>().Which.ParamName.Should().Be("uuid");
    }

    private static string? TryEscape(string value)
    {
        try
        {
            return PathSegment.Escape(value, "id");
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
