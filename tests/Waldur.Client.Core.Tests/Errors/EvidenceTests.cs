using System.Net;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Errors;

public class EvidenceTests
{
    [Theory]
    [InlineData("", ErrorBodyShape.None)]
    [InlineData("{}", ErrorBodyShape.None)]
    [InlineData("null", ErrorBodyShape.None)]
    [InlineData("default backend - 404", ErrorBodyShape.Text)]
    [InlineData("<html><title>404</title></html>", ErrorBodyShape.Page)]
    [InlineData("""{"detail":"Not found."}""", ErrorBodyShape.Detail)]
    [InlineData("""{"detail":"Token has expired.","code":"expired"}""", ErrorBodyShape.Detail)]
    [InlineData("""{"type":"about:blank","title":"Not Found","status":404,"detail":"No route."}""", ErrorBodyShape.Message)]
    [InlineData("""{"message":"no Route matched with those values"}""", ErrorBodyShape.Message)]
    [InlineData("""{"status":404,"error":"Not Found"}""", ErrorBodyShape.Message)]
    [InlineData("""{"offering":["This field is required."]}""", ErrorBodyShape.Fields)]
    [InlineData("""["Resource has been imported already."]""", ErrorBodyShape.List)]
    [InlineData("""{"subs":[{},{"local":["Must be a valid UUID."]}],"plan":null}""", ErrorBodyShape.Fields)]
    [InlineData("""{"success":false,"errors":[{"code":1020}]}""", ErrorBodyShape.Message)]
    [InlineData("""{"errors":[{"code":1020}]}""", ErrorBodyShape.Message)]
    [InlineData("""[{"code":1020}]""", ErrorBodyShape.Message)]
    [InlineData("""{"displayMessage":"x","errors":["x"]}""", ErrorBodyShape.Envelope)]
    [InlineData("""{"message":"x","errors":["x"]}""", ErrorBodyShape.Envelope)]
    [InlineData("""{"error":{"message":"Resource task not found"}}""", ErrorBodyShape.Error)]
    public void A_body_says_in_which_shape_it_was_written(string body, ErrorBodyShape shape) =>
        ErrorBody.Parse(body).Shape.Should().Be(shape);

    [Fact]
    public void What_a_test_makes_from_a_message_counts_as_the_servers_word()
    {
        new ApiNotFoundException("gone").IsConfirmed.Should().BeTrue();
        new ApiConflictException(new ApiFailure { Body = "<html>" }).IsConfirmed.Should().BeFalse();
        new ApiNotFoundException(new ApiFailure { Body = """{"detail":"Not found."}""" }).IsConfirmed.Should().BeTrue();
    }

    [Theory]
    [InlineData(503, "30", false)]
    [InlineData(503, "Wed, 21 Oct 2026 07:28:00 GMT", false)]
    [InlineData(503, "soon", true)]
    [InlineData(503, null, true)]
    [InlineData(502, "30", true)]
    [InlineData(408, null, true)]
    [InlineData(499, null, true)]
    [InlineData(500, null, true)]
    [InlineData(404, null, false)]
    [InlineData(429, "30", false)]
    public void One_rule_says_what_may_have_acted(int status, string? retryAfter, bool mayHaveActed)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        ActedRule.MayHaveActed(response.StatusCode, new ResponseHeaders(response)).Should().Be(mayHaveActed);
        Response.With(status, """{"detail":"no"}""", headers: retryAfter is null ? [] : [("Retry-After", retryAfter)]).MayHaveActed.Should().Be(mayHaveActed);
    }

    [Theory]
    [InlineData(302, null, true)]
    [InlineData(400, null, true)]
    [InlineData(401, null, true)]
    [InlineData(403, null, true)]
    [InlineData(404, null, true)]
    [InlineData(409, null, true)]
    [InlineData(413, null, true)]
    [InlineData(429, null, false)]
    [InlineData(503, "30", false)]
    public void A_page_that_refuses_may_stand_in_the_place_of_the_servers_response(int status, string? retryAfter, bool mayHaveActed)
    {
        (string, string)[] headers = retryAfter is null ? [] : [("Retry-After", retryAfter)];

        Response.With(status, "<html>Blocked</html>", "text/html", headers: headers).MayHaveActed.Should().Be(mayHaveActed);
        Response.With(status, "<html>Blocked</html>", "text/html", Response.Request("GET"), headers).MayHaveActed.Should().BeFalse();
    }
}
