using System.Net;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Errors;

public class ErrorFactoryTests
{
    [Theory]
    [InlineData(400, typeof(ApiValidationException))]
    [InlineData(422, typeof(ApiValidationException))]
    [InlineData(401, typeof(ApiAuthenticationException))]
    [InlineData(403, typeof(ApiAuthorizationException))]
    [InlineData(404, typeof(ApiNotFoundException))]
    [InlineData(410, typeof(ApiNotFoundException))]
    [InlineData(409, typeof(ApiConflictException))]
    [InlineData(423, typeof(ApiConflictException))]
    [InlineData(429, typeof(ApiThrottledException))]
    [InlineData(500, typeof(ApiServerException))]
    [InlineData(502, typeof(ApiServerException))]
    [InlineData(503, typeof(ApiServerException))]
    [InlineData(504, typeof(ApiServerException))]
    [InlineData(599, typeof(ApiServerException))]
    [InlineData(301, typeof(ApiException))]
    [InlineData(402, typeof(ApiException))]
    [InlineData(405, typeof(ApiException))]
    [InlineData(406, typeof(ApiException))]
    [InlineData(408, typeof(ApiException))]
    [InlineData(415, typeof(ApiException))]
    [InlineData(424, typeof(ApiException))]
    public void The_status_decides_on_the_type_whatever_the_body(int status, Type type)
    {
        string[] bodies = ["", "{", """{"unknown":{"shape":7}}""", """{"detail":"x"}""", "<html>", "text", "[1,2]"];
        foreach (var body in bodies)
        {
            var error = Response.With(status, body);

            error.Should().BeOfType(type);
            error.StatusCode.Should().Be((HttpStatusCode)status);
            error.Body.Should().Be(body.Length > 0 ? body : null);
        }
    }

    [Theory]
    [InlineData(409, """{"detail":"Valid states for operation: Sent."}""",
        "POST /api/things/ failed: 409 Conflict: Valid states for operation: Sent. (request id: r-1)")]
    [InlineData(400, """{"offering":["This field is required."],"name":["Taken."]}""",
        "POST /api/things/ failed: 400 Bad Request: offering: This field is required.; name: Taken. (request id: r-1)")]
    [InlineData(400, """{"a":"1","b":"2","c":"3","d":"4","e":"5"}""",
        "POST /api/things/ failed: 400 Bad Request: a: 1; b: 2; c: 3; and 2 more fields (request id: r-1)")]
    [InlineData(502, "<html><title>502 Bad Gateway</title>", "POST /api/things/ failed: 502 Bad Gateway: 502 Bad Gateway (request id: r-1)")]
    [InlineData(401, "", "POST /api/things/ failed: 401 Unauthorized (request id: r-1)")]
    public void The_message_says_what_failed_and_what_the_server_says(int status, string body, string message) =>
        Response.With(status, body, headers: ("X-Request-ID", "r-1")).Message.Should().Be(message);

    [Fact]
    public void An_error_names_its_call()
    {
        var error = Response.With(400, "{}", headers: ("X-Request-ID", "r-1"));

        error.Method.Should().Be(HttpMethod.Post);
        error.Path.Should().Be("/api/things/");
        error.OperationId.Should().Be("things_call");
        error.RequestId.Should().Be("r-1");
    }

    [Fact]
    public void A_validation_error_finds_messages_by_field()
    {
        var error = Response.With<ApiValidationException>(400, """{"a":["1","2"],"subs":[{},{"b":["3"]}],"non_field_errors":["4"]}""");

        error.ForField("a").Should().Equal("1", "2");
        error.ForField("subs[1].b").Should().Equal("3");
        error.ForField("missing").Should().BeEmpty();
        error.FieldErrors.Keys.Should().BeEquivalentTo("a", "subs[1].b");
        error.Errors.Should().HaveCount(2);
        error.NonFieldErrors.Should().Equal("4");
    }

    [Theory]
    [InlineData("Token", "Token")]
    [InlineData("Basic realm=\"x\"", "Basic")]
    [InlineData(null, null)]
    public void An_authentication_error_names_the_scheme(string? header, string? scheme)
    {
        var error = header is null ? Response.With(401, "") : Response.With(401, "", headers: ("WWW-Authenticate", header));

        error.Should().BeOfType<ApiAuthenticationException>().Which.Scheme.Should().Be(scheme);
    }

    [Fact]
    public void An_authorization_error_names_the_missing_permissions() =>
        Response.With<ApiAuthorizationException>(403, """{"error":{"message":"Access denied","missing_permissions":["edit_sync_plans"]}}""")
            .MissingPermissions.Should().Equal("edit_sync_plans");

    [Theory]
    [InlineData("""{"detail":"Not found."}""", "application/json", false)]
    [InlineData("""{"detail":"No BackendResource matches the given query."}""", "application/json", false)]
    [InlineData("", "application/json", false)]
    [InlineData("<!doctype html><title>Not Found</title>", "text/html", true)]
    [InlineData("", "text/html", true)]
    [InlineData("404 page not found\n", "text/plain", true)]
    [InlineData("""{"status":404,"error":"Not Found"}""", "application/json", true)]
    [InlineData("""{"message":"Route overridden by Katello, use the /katello API endpoint instead."}""", "application/json", true)]
    [InlineData("""{"message":"Organization with id 9 not found"}""", "application/json", false)]
    public void A_missing_route_is_told_from_a_missing_object(string body, string mediaType, bool isRouteMissing)
    {
        var error = Response.With(404, body, mediaType, Response.Request(since: "8.0.2")).Should().BeOfType<ApiNotFoundException>().Subject;

        error.IsRouteMissing.Should().Be(isRouteMissing);
        error.SinceVersion.Should().Be("8.0.2");
        error.Message.Contains("needs version 8.0.2 or later", StringComparison.Ordinal).Should().Be(isRouteMissing);
    }

    [Theory]
    [InlineData(502, true)]
    [InlineData(503, true)]
    [InlineData(504, true)]
    [InlineData(500, false)]
    [InlineData(501, false)]
    public void A_gateway_s_failure_is_told_from_the_server_s(int status, bool isGateway) =>
        Response.With<ApiServerException>(status, "").IsGateway.Should().Be(isGateway);

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public void The_wait_that_the_server_asks_for_is_reported(int status)
    {
        var error = Response.With(status, "", headers: ("Retry-After", "7"));

        var wait = (error as ApiThrottledException)?.RetryAfter ?? (error as ApiServerException)?.RetryAfter;
        wait.Should().Be(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void A_redirect_is_told_with_its_target_but_without_secrets()
    {
        var message = Response.With(302, "", headers: ("Location", "https://user:pw@sso.example/login?token=secret#x")).Message;

        message.Should().Contain("https://sso.example/login").And.NotContain("secret").And.NotContain("pw").And.NotContain("user");
    }

    [Theory]
    [InlineData("text/html", "<title>Sign in</title><p>", "found an HTML page titled 'Sign in' (text/html, 25 bytes)")]
    [InlineData("text/plain", "hello\nworld", "found 'hello world' (text/plain, 11 bytes)")]
    [InlineData(null, "", "found an empty body (no media type)")]
    [InlineData("text/plain", "  ", "found an empty text (text/plain, 2 bytes)")]
    [InlineData("text/html", "<p>x</p>", "found an HTML page (text/html, 8 bytes)")]
    [InlineData("application/json", """{"token":"secret","x":""", "found JSON that is broken, cut or of another shape (application/json, 22 bytes)")]
    public void Unexpected_content_is_described(string? mediaType, string body, string found)
    {
        var error = ErrorFactory.FromContent(
            Response.Request(), HttpStatusCode.OK, default, mediaType, System.Text.Encoding.UTF8.GetBytes(body), "application/json");

        error.Message.Should().StartWith("POST /api/things/ failed: 200 OK. Expected application/json but ").And.Contain(found);
        error.MediaType.Should().Be(mediaType);
        error.MayHaveActed.Should().BeTrue();
        error.ToString().Should().NotContain("secret");
        (error.Body ?? "").Should().NotContain("secret");
    }

    [Fact]
    public void An_impersonation_that_is_not_confirmed_is_an_authorization_error()
    {
        ApiAuthorizationException error = ErrorFactory.FromImpersonation(Response.Request("GET"), HttpStatusCode.OK, default);

        error.Message.Should().Contain("does not confirm the impersonation");
        error.Should().BeOfType<ApiImpersonationException>().Which.MayHaveActed.Should().BeFalse();
    }

    [Theory]
    [InlineData(true, "The call took longer than its limit of 1.5 s.")]
    [InlineData(false, "The attempt took longer than its limit of 1.5 s.")]
    public void A_timeout_names_the_limit(bool isWholeCall, string hint)
    {
        var error = ErrorFactory.FromTimeout(Response.Request(), TimeSpan.FromSeconds(1.5), isWholeCall);

        error.Message.Should().Be($"POST /api/things/ failed. {hint}");
        error.Limit.Should().Be(TimeSpan.FromSeconds(1.5));
        error.IsWholeCall.Should().Be(isWholeCall);
        error.MayHaveActed.Should().BeTrue();
        error.StatusCode.Should().BeNull();
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("HEAD", false)]
    [InlineData("POST", true)]
    [InlineData("PUT", true)]
    [InlineData("PATCH", true)]
    [InlineData("DELETE", true)]
    public void Only_a_call_that_changes_something_may_have_acted(string method, bool mayHaveActed)
    {
        var request = Response.Request(method);

        ErrorFactory.FromTransport(request, new IOException("lost")).MayHaveActed.Should().Be(mayHaveActed);
        ErrorFactory.FromTimeout(request, TimeSpan.FromSeconds(1), true).MayHaveActed.Should().Be(mayHaveActed);
        ErrorFactory.FromContent(request, HttpStatusCode.OK, default, null, default, "x").MayHaveActed.Should().Be(mayHaveActed);
    }

    [Theory]
    [InlineData("https://elsewhere.example/x?token=1", "points to https://elsewhere.example/x")]
    [InlineData("ftp://elsewhere.example/x", "Redirects are not followed.")]
    [InlineData(null, "Redirects are not followed.")]
    public void A_redirect_says_where_to_if_that_is_an_address_of_the_web(string? location, string text)
    {
        var error = location is null ? Response.With(302, "") : Response.With(302, "", headers: ("Location", location));

        error.Message.Should().Contain(text).And.NotContain("token").And.NotContain("ftp");
    }

    [Fact]
    public void General_words_come_before_those_about_fields()
    {
        Response.With(400, """{"non_field_errors":["Odd."],"name":["Too long."]}""").Message.Should().Contain("name: Too long.");
        Response.With(400, """{"detail":"Odd.","name":["Too long."]}""").Message.Should().Contain("Odd.; name: Too long.");
        Response.With(400, """{"a":["1"],"b":["2"],"c":["3"]}""").Message.Should().NotContain("0 more");
    }

    [Theory]
    [InlineData("plain words", "text/html", ErrorBodyShape.Page)]
    [InlineData("plain words", "text/plain", ErrorBodyShape.Text)]
    [InlineData("", "text/html", ErrorBodyShape.Page)]
    [InlineData("", "text/plain", ErrorBodyShape.None)]
    [InlineData("<p>words", "text/plain", ErrorBodyShape.Page)]
    public void A_page_is_known_by_its_type_or_its_start(string body, string mediaType, ErrorBodyShape shape) =>
        ErrorBody.Parse(body, mediaType).Shape.Should().Be(shape);

    [Theory]
    [InlineData("404 page not found", true)]
    [InlineData("no such page", false)]
    public void A_route_that_is_missing_is_known_by_the_words_of_its_server(string body, bool isMissing) =>
        ErrorBody.Parse(body, "text/plain").IsRouteMissing.Should().Be(isMissing);

    [Theory]
    [InlineData("""{"error":{"message":"No","full_messages":["a","b"]}}""", "No")]
    [InlineData("""{"error":{"full_messages":["a","b"]}}""", "a; b")]
    [InlineData("""{"error":{"message":"No","details":"since noon"}}""", "No: since noon")]
    [InlineData("""{"error":{"details":"since noon"}}""", "since noon")]
    public void The_words_of_an_error_object_are_put_together(string body, string detail) => ErrorBody.Parse(body).Detail.Should().Be(detail);

    [Fact]
    public void A_failure_of_the_server_may_pass_unless_it_is_the_applications_own_envelope()
    {
        Response.With(500, """{"detail":"boom"}""").IsTransient.Should().BeTrue();
        Response.With(502, """{"displayMessage":"boom","errors":[]}""").IsTransient.Should().BeTrue();
        Response.With(500, """{"displayMessage":"boom","errors":[]}""").IsTransient.Should().BeFalse();
    }

    [Fact]
    public void A_body_of_the_longest_length_is_read()
    {
        var text = "\"" + new string('a', ErrorBody.MaxLength - 2) + "\"";

        ErrorBody.Parse(System.Text.Encoding.UTF8.GetBytes(text)).HasError.Should().BeTrue();
        ErrorBody.Parse(System.Text.Encoding.UTF8.GetBytes(text + " ")).HasError.Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"status":404,"error":"Not Found"}""", true)]
    [InlineData("""{"status":404,"error":"Gone"}""", false)]
    [InlineData("""{"error":"Not Found"}""", false)]
    public void A_route_that_Rails_does_not_know_is_known_by_its_status_and_its_words(string body, bool isMissing) =>
        ErrorBody.Parse(body).IsRouteMissing.Should().Be(isMissing);
}
