using System.Text;
using Generated.Models;
using KiotaException = Microsoft.Kiota.Abstractions.ApiException;

namespace Waldur.Client.Kiota.Tests;

/// <summary>What is sent more than once, by method and by how it failed: as everywhere in the SDK, not as Kiota's own transport.</summary>
public class RetryTests
{
    private static readonly string Busy = RawServer.Json(503, """{"detail":"Busy."}""");
    private static readonly string Row = RawServer.Json(200, """{"name":"n"}""");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(429, "", 2)]
    [InlineData(503, "Retry-After: 0\r\n", 2)]
    [InlineData(503, "", 1)]
    [InlineData(502, "", 1)]
    [InlineData(504, "", 1)]
    [InlineData(500, "", 1)]
    public async Task A_create_is_sent_once_more_only_where_the_server_says_that_it_did_not_take_it(int status, string headers, int requests)
    {
        using var server = new RawServer(RawServer.Json(status, """{"detail":"d"}""", headers), Row);
        var call = () => server.Generated().BackendResources.PostAsync(new Row { Name = "n" }, cancellationToken: Stop);

        if (requests == 1)
        {
            (await call.Should().ThrowAsync<KiotaException>()).Which.GetApiException()!.MayHaveActed.Should().BeTrue();
        }
        else
        {
            (await call())!.Name.Should().Be("n");
        }

        server.Requests.Should().HaveCount(requests);
        server.Requests.Should().OnlyContain(request => request.EndsWith("""{"name":"n"}""", StringComparison.Ordinal), "the body is whole each time");
    }

    [Fact]
    public async Task A_create_whose_response_is_lost_is_not_sent_again()
    {
        using var server = new RawServer(RawServer.Reset);

        var error = (await FluentActions.Awaiting(() => server.Generated().BackendResources.PostAsync(new Row(), cancellationToken: Stop)).Should().ThrowAsync<KiotaApiException>()).Which;

        error.MayHaveActed.Should().BeTrue();
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_read_is_sent_again_after_a_lost_response()
    {
        using var server = new RawServer(RawServer.Reset, RawServer.Reset, Row);

        (await server.Generated().BackendResources[Guid.NewGuid()].GetAsync(cancellationToken: Stop))!.Name.Should().Be("n");
        server.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_request_may_say_that_it_is_repeatable()
    {
        using var server = new RawServer(Busy, RawServer.Reset, Row);
        var item = server.Generated().BackendResources[Guid.NewGuid()];

        await item.PutAsync(new Row { Name = "n" }, c => c.Options.Add(new CallOption { IsRepeatable = true }), Stop);

        server.Requests.Should().HaveCount(3);
        server.Requests.Should().OnlyContain(request => request.EndsWith("""{"name":"n"}""", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_may_set_its_number_of_retries()
    {
        using var server = new RawServer(Busy);
        var option = new CallOption(new CallOptions { MaxRetries = 0 });

        await FluentActions.Awaiting(() => server.Generated().BackendResources.GetAsync(c => c.Options.Add(option), Stop)).Should().ThrowAsync<Problem>();

        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_request_may_set_its_time_limit()
    {
        using var server = new RawServer(RawServer.Silence);
        var option = new CallOption(new CallOptions { Timeout = TimeSpan.FromMilliseconds(200) });

        var error = (await FluentActions.Awaiting(() => server.Generated().BackendResources.PostAsync(new Row(), c => c.Options.Add(option), Stop))
            .Should().ThrowAsync<KiotaApiException>()).Which;

        error.Error.Should().BeOfType<ApiTimeoutException>().Which.IsWholeCall.Should().BeTrue();
        error.MayHaveActed.Should().BeTrue();
    }

    [Fact]
    public async Task A_view_of_the_client_gives_its_limits_to_the_adapter()
    {
        using var server = new RawServer(Busy);
        var api = new Generated.GeneratedClient(server.Client().With(new CallOptions { MaxRetries = 0 }).AsKiotaAdapter());

        await FluentActions.Awaiting(() => api.BackendResources.GetAsync(cancellationToken: Stop)).Should().ThrowAsync<Problem>();

        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Cancelling_is_the_callers_and_only_the_callers()
    {
        using var server = new RawServer(RawServer.Silence);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200), TimeProvider.System);

        (await FluentActions.Awaiting(() => server.Generated().BackendResources.GetAsync(cancellationToken: cancellation.Token))
            .Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task A_stream_is_sent_again_only_if_it_can_be_rewound(bool canSeek, int requests)
    {
        using var server = new RawServer(RawServer.Json(429, "{}"), RawServer.Json(204, ""));
        var bytes = Encoding.UTF8.GetBytes("what is in the file");
        using Stream file = canSeek ? new MemoryStream(bytes, writable: false) : new OneWayStream(bytes);
        var call = () => server.Generated().Other.PutFileAsync(file, cancellationToken: Stop);

        if (canSeek)
        {
            await call();
        }
        else
        {
            (await call.Should().ThrowAsync<KiotaApiException>("the first failure stands")).Which.Error.Should().BeOfType<ApiThrottledException>();
        }

        server.Requests.Should().HaveCount(requests).And.OnlyContain(request => request.Contains("what is in the file", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_credential_is_renewed_once_and_the_body_sent_again()
    {
        using var server = new RawServer(RawServer.Json(401, """{"detail":"Expired."}"""), Row);
        var tokens = 0;
        using var credential = new BearerCredential(_ => ValueTask.FromResult(new AccessToken($"token-{++tokens}")));
        var api = new Generated.GeneratedClient(server.Client(credential: credential).AsKiotaAdapter());

        await api.BackendResources.PostAsync(new Row { Name = "n" }, cancellationToken: Stop);

        server.Requests.Should().HaveCount(2);
        server.Requests[1].Should().Contain("Bearer token-2").And.EndWith("""{"name":"n"}""");
    }
}
