using System.Text;

namespace Waldur.Client.Tests.Errors;

public class ErrorLimitsTests
{
    [Theory]
    [InlineData(8191)]
    [InlineData(8190)]
    [InlineData(8189)]
    public void A_long_body_is_cut_between_two_characters(int lead)
    {
        var body = new string('x', lead) + string.Concat(Enumerable.Repeat("😀", 10));

        var error = Response.With(500, body, "text/plain");

        error.IsBodyCut.Should().BeTrue();
        error.Body.Should().Be($"{new string('x', lead)}… (cut: the first {lead} of {lead + 40} bytes)");
    }

    [Fact]
    public void A_body_of_the_limit_is_kept_whole()
    {
        var error = Response.With(500, new string('x', 8192), "text/plain");

        error.IsBodyCut.Should().BeFalse();
        error.Body.Should().HaveLength(8192);
    }

    [Fact]
    public void A_body_without_any_character_boundary_is_cut_all_the_same()
    {
        var error = Response.With(500, Enumerable.Repeat((byte)0x80, 20_000).ToArray());

        error.IsBodyCut.Should().BeTrue();
    }

    [Fact]
    public void Long_words_of_the_server_are_shortened_in_the_message_only()
    {
        var words = new string('w', 3000);

        var error = Response.With(409, $$"""{"detail":"{{words}}"}""");

        error.Message.Length.Should().BeLessThan(1500);
        error.Message.Should().Contain("www…");
        error.ServerDetail.Should().Be(words);
    }

    [Theory]
    [InlineData("token")]
    [InlineData("\"token\":")]
    [InlineData("\"token")]
    [InlineData("\\\"token\\\":\\\"")]
    [InlineData("{\"a\":")]
    [InlineData("[")]
    [InlineData("<title>")]
    public void Hostile_text_costs_little(string part)
    {
        var body = Encoding.UTF8.GetBytes("\"" + string.Concat(Enumerable.Repeat(part, 200_000 / part.Length)));

        Action make = () => Response.With(500, body);

        make.ExecutionTime().Should().BeLessThan(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("a\r\nb\tc", "a b c")]
    [InlineData("a\u0000\u001bb", "a b")]
    [InlineData("a\u2028b\u202ec", "a b c")]
    [InlineData("  a  ", "a")]
    public void The_message_is_one_line_without_control_characters(string words, string shown)
    {
        var body = Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["detail"] = words }));

        Response.With(409, body).Message.Should().Be($"POST /api/things/ failed: 409 Conflict: {shown}");
    }

    [Fact]
    public void A_request_id_cannot_break_the_line() =>
        new ApiException(new ApiFailure { RequestId = "a\r\nb" }).Message.Should().Be("The call failed (request id: a b)");
}
