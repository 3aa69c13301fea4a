using System.Net;
using Generated;
using Generated.Models;
using Microsoft.Kiota.Abstractions;

namespace Waldur.Client.Kiota.Tests;

/// <summary>The options of a request, Kiota's and ours.</summary>
public class OptionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Status_and_headers_are_received_of_good_and_of_bad_responses()
    {
        using var server = new RawServer(
            RawServer.Json(200, "[]", "X-Result-Count: 42\r\nX-Request-ID: r-1\r\n"), RawServer.Json(409, "{}", "X-Request-ID: r-2\r\n"));
        var api = server.Generated();
        var good = new ResponseOption();
        var bad = new ResponseOption();

        await api.BackendResources.GetAsync(c => c.Options.Add(good), Stop);
        await FluentActions.Awaiting(() => api.BackendResources.GetAsync(c => c.Options.Add(bad), Stop)).Should().ThrowAsync<Problem>();

        good.Should().BeEquivalentTo(new { StatusCode = HttpStatusCode.OK, TotalCount = 42, RequestId = "r-1" });
        good.Headers["content-type"].Should().Be("application/json");
        bad.Should().BeEquivalentTo(new { StatusCode = HttpStatusCode.Conflict, TotalCount = (int?)null, RequestId = "r-2" });
        new ResponseOption().StatusCode.Should().BeNull();
    }

    [Theory]
    [InlineData(200, "[]")]
    [InlineData(409, """{"detail":"no"}""")]
    [InlineData(302, "")]
    public async Task A_native_response_is_live_whatever_its_status(int status, string body)
    {
        using var server = new RawServer(RawServer.Json(status, body, "X-Own: x\r\n"));
        var handler = new NativeResponseHandler();
        var api = server.Generated();

        var rows = await api.BackendResources.GetAsync(c => c.Options.Add(new ResponseHandlerOption { ResponseHandler = handler }), Stop);

        rows.Should().BeNull("the handler has the response");
        using var response = (HttpResponseMessage)handler.Value!;
        ((int)response.StatusCode).Should().Be(status);
        response.Headers.GetValues("X-Own").Should().Equal("x");
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        (await response.Content.ReadAsStringAsync(Stop)).Should().Be(body);
        handler.ErrorMappings.Should().ContainKey("404");
    }

    [Fact]
    public async Task A_native_response_of_a_file_is_read_from_the_connection()
    {
        using var server = new RawServer(RawServer.Of(200, "application/octet-stream", new string('x', 100_000)));
        var handler = new NativeResponseHandler();

        await server.Generated().Other.GetFileAsync(c => c.Options.Add(new ResponseHandlerOption { ResponseHandler = handler }), Stop);

        using var response = (HttpResponseMessage)handler.Value!;
        (await response.Content.ReadAsByteArrayAsync(Stop)).Should().HaveCount(100_000);
    }

    [Fact]
    public async Task Options_reach_the_callers_own_handlers_under_Kiotas_key()
    {
        using var server = new RawServer(RawServer.Json(200, "[]"));
        using var handler = new LookingHandler();
        using var http = new HttpClient(handler);
        using var client = new WaldurClient(http, server.Address.ToString(), new TokenCredential("t"));
        var option = new OwnOption();

        await new GeneratedClient(client.AsKiotaAdapter()).BackendResources.GetAsync(c => c.Options.Add(option), Stop);

        handler.Seen.Should().BeSameAs(option);
    }

    [Fact]
    public async Task A_request_becomes_a_native_one_with_the_credential()
    {
        using var server = new RawServer(RawServer.Json(200, "[]"));
        var adapter = server.Client().AsKiotaAdapter();
        var request = new GeneratedClient(adapter).BackendResources.ToGetRequestInformation(c => c.QueryParameters.Page = 2);

        using var message = await adapter.ConvertToNativeRequestAsync<HttpRequestMessage>(request, Stop);

        message!.RequestUri.Should().Be(new Uri(server.Address, "/api/backend-resources/?page=2"));
        message.Headers.GetValues("Authorization").Should().Equal("Token secret-token");
        await FluentActions.Awaiting(() => adapter.ConvertToNativeRequestAsync<string>(request, Stop)).Should().ThrowAsync<InvalidOperationException>();
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task The_body_of_a_request_is_disposed_once_it_was_sent()
    {
        using var server = new RawServer(RawServer.Json(204, ""));
        using var file = new MemoryStream([1, 2, 3]);

        await server.Generated().Other.PutFileAsync(file, cancellationToken: Stop);

        file.CanRead.Should().BeFalse();
    }

    [Fact]
    public async Task Counting_wants_the_option_and_the_header()
    {
        using var server = new RawServer(RawServer.Json(200, ""));
        var api = server.Generated();

        await FluentActions.Awaiting(() => KiotaPaging.CountAsync((_, token) => api.BackendResources.HeadAsync(cancellationToken: token), Stop))
            .Should().ThrowAsync<InvalidOperationException>();
        await FluentActions.Awaiting(() => KiotaPaging.CountAsync((option, token) => api.BackendResources.HeadAsync(c => c.Options.Add(option), token), Stop))
            .Should().ThrowAsync<KiotaApiException>();
    }

    [Theory]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 22\r\n\r\n{\"detail\":\"Not here.\"}")]
    public async Task A_first_page_without_rows_is_no_empty_list(string response)
    {
        using var server = new RawServer(response);
        var api = server.Generated();

        await FluentActions.Awaiting(() => KiotaPaging.ListAllAsync(
            (page, token) => api.BackendResources.GetAsync(c => c.Options.Add(page.Response), token), row => row.Uuid!.Value).ToListAsync(Stop))
            .Should().ThrowAsync<Microsoft.Kiota.Abstractions.ApiException>();
    }

    [Fact]
    public async Task Paging_without_the_option_is_a_mistake_that_is_told()
    {
        using var server = new RawServer(RawServer.Json(200, "[]"));
        var api = server.Generated();

        await FluentActions.Awaiting(() => KiotaPaging.ListAllAsync((_, token) => api.BackendResources.GetAsync(cancellationToken: token), row => row.Uuid!.Value).ToListAsync(Stop))
            .Should().ThrowAsync<InvalidOperationException>();
    }

    private sealed class OwnOption : IRequestOption;

    private sealed class LookingHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        public IRequestOption? Seen { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Options.TryGetValue(new HttpRequestOptionsKey<IRequestOption>(typeof(OwnOption).FullName!), out var seen);
            Seen = seen;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
