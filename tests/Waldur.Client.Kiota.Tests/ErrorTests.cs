using Generated.Models;
using Microsoft.Kiota.Abstractions;
using ApiException = Waldur.Client.ApiException;
using KiotaException = Microsoft.Kiota.Abstractions.ApiException;

namespace Waldur.Client.Kiota.Tests;

/// <summary>Every shape of an error, described or not: nothing of it is lost.</summary>
public class ErrorTests
{
    private const string Html = "<html><head><title>Bad thing</title></head></html>";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, """{"detail":"Not so."}""")]
    [InlineData(404, """{"detail":"Not found."}""")]
    [InlineData(409, """{"name":["Taken."]}""")]
    [InlineData(500, """{"detail":"Broken."}""")]
    public async Task A_described_status_throws_the_described_type_with_ours_behind_it(int status, string body)
    {
        using var server = new RawServer(RawServer.Json(status, body, "X-Request-ID: r-17\r\n"));

        var error = (await FluentActions.Awaiting(() => server.Generated().BackendResources.GetAsync(cancellationToken: Stop)).Should().ThrowAsync<Problem>()).Which;

        error.ResponseStatusCode.Should().Be(status);
        error.ResponseHeaders["x-request-id"].Should().Equal("r-17");
        error.GetApiException()!.Body.Should().Be(body);
        error.GetApiException()!.RequestId.Should().Be("r-17");
    }

    [Theory]
    [InlineData(400, "application/json", """["Not so.","Nor so."]""", typeof(ApiValidationException))]
    [InlineData(400, "text/html", Html, typeof(ApiValidationException))]
    [InlineData(400, "application/json", """{"detail":""", typeof(ApiValidationException))]
    [InlineData(400, "text/plain", "Bad Request", typeof(ApiValidationException))]
    [InlineData(400, null, "", typeof(ApiValidationException))]
    [InlineData(401, "text/html", Html, typeof(ApiAuthenticationException))]
    [InlineData(403, "application/json", """{"detail":"No."}""", typeof(ApiAuthorizationException))]
    [InlineData(403, "text/html", Html, typeof(ApiAuthorizationException))]
    [InlineData(404, "text/html", Html, typeof(ApiNotFoundException))]
    [InlineData(409, "application/json", "[]", typeof(ApiConflictException))]
    [InlineData(418, "application/json", """{"detail":"No coffee."}""", typeof(ApiException))]
    [InlineData(302, "text/html", Html, typeof(ApiException))]
    [InlineData(301, "application/json", "[]", typeof(ApiException))]
    [InlineData(500, "text/html", Html, typeof(ApiServerException))]
    [InlineData(502, "text/html", Html, typeof(ApiServerException))]
    public async Task Anything_else_throws_ours_as_one_of_Kiotas_with_status_and_body(int status, string? mediaType, string body, Type type)
    {
        using var server = new RawServer(RawServer.Of(status, mediaType, body, "Location: /elsewhere/\r\n"));
        var api = server.Generated();

        Func<Task>[] calls =
        [
            () => api.BackendResources.GetAsync(cancellationToken: Stop),
            () => api.BackendResources[Guid.NewGuid()].GetAsync(cancellationToken: Stop),
            () => api.BackendResources[Guid.NewGuid()].DeleteAsync(cancellationToken: Stop),
            () => api.BackendResources.PostAsync(new Row(), cancellationToken: Stop),
            () => api.Other.GetPrimitiveAsync<int?>(Stop),
            () => api.Other.GetPrimitivesAsync<string>(Stop),
            () => api.Other.GetFileAsync(cancellationToken: Stop),
        ];
        foreach (var call in calls)
        {
            KiotaException error = (await call.Should().ThrowAsync<KiotaApiException>()).Which;
            error.ResponseStatusCode.Should().Be(status);
            error.ResponseHeaders.Should().ContainKey("Location");
            error.InnerException.Should().BeOfType(type).And.BeSameAs(error.GetApiException());
            error.Message.Should().Be(error.InnerException!.Message);
            ((KiotaApiException)error).Body.Should().Be(body.Length == 0 ? null : body);
        }
    }

    [Theory]
    [InlineData("text/html", Html)]
    [InlineData("application/json", """{"uuid":""")]
    [InlineData("application/json", """{"uuid":"no uuid"}""")]
    [InlineData("application/json", "[{}]")]
    [InlineData("application/json", "7")]
    [InlineData("application/xml", "<row/>")]
    public async Task A_good_status_over_content_that_cannot_be_read_is_an_error_that_may_have_acted(string mediaType, string body)
    {
        using var server = new RawServer(RawServer.Of(201, mediaType, body));

        var error = (await FluentActions.Awaiting(() => server.Generated().BackendResources.PostAsync(new Row(), cancellationToken: Stop))
            .Should().ThrowAsync<KiotaApiException>()).Which;

        error.Error.Should().BeOfType<ApiUnexpectedContentException>();
        error.MayHaveActed.Should().BeTrue();
        error.Body.Should().Be(body);
        error.ResponseStatusCode.Should().Be(201);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"results":[]}""")]
    [InlineData("\"rows\"")]
    [InlineData("""[{"uuid":"no uuid"}]""")]
    [InlineData("""[{"uuid":"0123456789abcdef0123456789abcdef"},""")]
    public async Task What_is_no_list_is_never_an_empty_one(string body)
    {
        using var server = new RawServer(RawServer.Json(200, body));

        (await FluentActions.Awaiting(() => server.Generated().BackendResources.GetAsync(cancellationToken: Stop)).Should().ThrowAsync<KiotaApiException>())
            .Which.Error.Should().BeOfType<ApiUnexpectedContentException>();
    }

    [Theory]
    [InlineData("""{"error":"\ud800","results":[]}""")]
    [InlineData("""{"error":"no","results":[],"\ud800":1}""")]
    [InlineData("""{"\udc00":1,"results":[],"error":"no"}""")]
    public async Task An_error_with_a_good_status_is_one_however_its_text_is_damaged(string body)
    {
        using var server = new RawServer(RawServer.Json(200, body));

        var error = (await FluentActions.Awaiting(() => server.Generated().BackendResources[Guid.NewGuid()].GetAsync(cancellationToken: Stop))
            .Should().ThrowAsync<KiotaApiException>()).Which;

        error.ResponseStatusCode.Should().Be(200);
        error.Body.Should().Be(body);
    }

    [Theory]
    [InlineData("""{"error":"","results":[]}""")]
    [InlineData("""{"error":null,"results":[]}""")]
    [InlineData("""{"error":"no"}""")]
    public async Task What_only_resembles_an_error_is_none(string body)
    {
        using var server = new RawServer(RawServer.Json(200, body));

        (await server.Generated().BackendResources[Guid.NewGuid()].GetAsync(cancellationToken: Stop)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_deletion_with_a_page_in_place_of_nothing_is_an_error()
    {
        using var server = new RawServer(RawServer.Of(200, "text/html", Html));

        await FluentActions.Awaiting(() => server.Generated().BackendResources[Guid.NewGuid()].DeleteAsync(cancellationToken: Stop))
            .Should().ThrowAsync<KiotaApiException>();
    }

    [Fact]
    public async Task Secrets_of_a_body_are_masked_and_the_credential_is_nowhere()
    {
        using var server = new RawServer(RawServer.Json(418, """{"token":"abcdef","detail":"no"}"""));

        var error = (await FluentActions.Awaiting(() => server.Generated().BackendResources.GetAsync(cancellationToken: Stop)).Should().ThrowAsync<KiotaApiException>()).Which;

        error.Body.Should().Contain("***").And.NotContain("abcdef");
        error.ToString().Should().NotContain("secret-token");
    }

    [Fact]
    public async Task A_secret_that_was_sent_and_comes_back_is_masked()
    {
        using var server = new RawServer(RawServer.Of(418, "text/plain", "cannot use hunter2-hunter2"));
        var row = new Row { AdditionalData = { ["password"] = "hunter2-hunter2" } };

        var error = (await FluentActions.Awaiting(() => server.Generated().BackendResources.PostAsync(row, cancellationToken: Stop)).Should().ThrowAsync<KiotaApiException>()).Which;

        server.Requests.Single().Should().Contain("hunter2-hunter2");
        error.ToString().Should().NotContain("hunter2-hunter2");
        error.Body.Should().NotContain("hunter2-hunter2").And.Contain("cannot use");
    }

    [Fact]
    public async Task A_secret_that_comes_back_in_a_described_error_or_a_header_is_masked()
    {
        using var server = new RawServer(RawServer.Json(400, """{"detail":"cannot use hunter2-hunter2","hint":"hunter2-hunter2"}""", "X-Echo: hunter2-hunter2\r\n"));
        var row = new Row { AdditionalData = { ["password"] = "hunter2-hunter2" } };

        var error = (await FluentActions.Awaiting(() => server.Generated().BackendResources.PostAsync(row, cancellationToken: Stop)).Should().ThrowAsync<Problem>()).Which;

        error.Message.Should().Be("cannot use ***");
        error.AdditionalData["hint"].Should().Be("***");
        error.ResponseHeaders["X-Echo"].Should().Equal("***");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_response_beyond_the_limit_is_an_error_and_never_half_of_it(bool native)
    {
        using var server = new RawServer(RawServer.Json(200, $"[{new string(' ', 5000)}]"));
        var api = server.Generated(RawServer.Options with { MaxResponseSize = 1000 });
        var handler = new ResponseHandlerOption { ResponseHandler = new NativeResponseHandler() };

        var error = (await FluentActions.Awaiting(() => api.BackendResources.GetAsync(c => c.Options.Add(native ? handler : new ResponseOption()), Stop))
            .Should().ThrowAsync<KiotaApiException>()).Which;

        error.Error.Should().BeOfType<ApiUnexpectedContentException>().Which.IsTooLarge.Should().BeTrue();
    }

    [Fact]
    public async Task Without_a_response_it_is_ours_too()
    {
        using var client = new WaldurClient(NobodysAddress(), new TokenCredential("t"), RawServer.Options);
        var api = new Generated.GeneratedClient(client.AsKiotaAdapter());

        var error = (await FluentActions.Awaiting(() => api.BackendResources.PostAsync(new Row(), cancellationToken: Stop)).Should().ThrowAsync<KiotaApiException>()).Which;

        error.Error.Should().BeOfType<ApiTransportException>();
        error.MayHaveActed.Should().BeFalse("nothing was sent");
        error.IsTransient.Should().BeTrue();
        error.ResponseStatusCode.Should().Be(0);
    }

    private static Uri NobodysAddress()
    {
        using var server = new RawServer(RawServer.Reset);
        return server.Address;
    }

    [Fact]
    public void What_comes_from_elsewhere_has_none_of_ours() => new InvalidOperationException("x").GetApiException().Should().BeNull();
}
