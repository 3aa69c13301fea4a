using System.Net;
using System.Text;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Errors;

public class ErrorSecrecyTests
{
    private const string Secret = "s3cr3t";

    public static TheoryData<ApiException> Errors()
    {
        var content = new BinaryRequestContent(Encoding.UTF8.GetBytes($$"""{"password":"{{Secret}}"}"""), "application/json");
        var operation = new ApiOperation("things_call", HttpMethod.Post, "/api/things/");
        var request = new ApiRequest(operation, $"/api/things/?token={Secret}", content);
        return
        [
            Response.With(400, "{}", request: request),
            Response.With(401, "", request: request),
            Response.With(404, "<html>", request: request),
            Response.With(500, "", request: request),
            ErrorFactory.FromTransport(request, new IOException("lost")),
            ErrorFactory.FromTimeout(request, TimeSpan.FromSeconds(1), isWholeCall: true),
            ErrorFactory.FromContent(request, HttpStatusCode.OK, default, "application/json", Encoding.UTF8.GetBytes($$"""{"token":"{{Secret}}"""), "x"),
            ErrorFactory.FromImpersonation(request, HttpStatusCode.OK, default),
        ];
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void Neither_query_nor_bodies_are_reported(ApiException error)
    {
        error.ToString().Should().NotContain(Secret);
        error.Message.Should().NotContain(Secret).And.Contain("/api/things/");
        error.Path.Should().Be("/api/things/");
        (error.Body ?? "").Should().NotContain(Secret);
    }

    [Theory]
    [InlineData("""{"token":"s3cr3t","name":"x"}""", """{"token":"***","name":"x"}""")]
    [InlineData("""{"api_token" : "s3c\"r3t"}""", """{"api_token" : "***"}""")]
    [InlineData("""{"Password":"s3cr3t""", """{"Password":"***""")]
    [InlineData("""{"Password":"s3cr3t\""", """{"Password":"***""")]
    [InlineData("""{"token":["This field is required."]}""", """{"token":["This field is required."]}""")]
    public void Secrets_are_masked_in_the_kept_body(string body, string kept) =>
        Response.With(500, body).Body!.TrimEnd('"', '}').Should().Be(kept.TrimEnd('"', '}'));

    [Fact]
    public void Secrets_of_a_request_that_the_server_quotes_are_masked()
    {
        var error = Response.With(400, """{"status":400,"error":"There was a problem in the JSON: unexpected token at '{\"password\":\"s3cr3t\",\"a\":1'"}""");

        error.Message.Should().NotContain(Secret).And.Contain("unexpected token at").And.Contain("***");
        error.Body.Should().NotContain(Secret).And.Contain("unexpected token at");
    }

    [Fact]
    public void A_query_given_with_the_path_is_dropped() =>
        new ApiFailure { Path = "/api/x/?token=s3cr3t" }.Path.Should().Be("/api/x/");

    [Fact]
    public void A_failure_prints_no_body() =>
        new ApiFailure { Method = HttpMethod.Get, Path = "/api/x/", Body = Secret }.ToString().Should().Be("GET /api/x/");
}
