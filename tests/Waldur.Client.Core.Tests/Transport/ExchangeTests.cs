using System.Net.Sockets;
using Polly.Timeout;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

/// <summary>What becomes of what a transport throws.</summary>
public sealed class ExchangeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bare_socket_error_of_the_own_transport_was_thrown_while_connecting()
    {
        var error = new SocketException((int)SocketError.ConnectionReset);

        var failure = await FailureAsync(error, OwnTransport.Create(new ClientOptions()));

        var request = failure.Should().BeOfType<HttpRequestException>().Subject;
        request.HttpRequestError.Should().Be(HttpRequestError.ConnectionError);
        request.Message.Should().Be("The connection was lost as it was made.");
        request.InnerException.Should().BeSameAs(error);
    }

    [Fact]
    public async Task Where_the_program_connects_itself_nothing_is_known_of_a_bare_socket_error()
    {
        var options = new ClientOptions { ConfigureTransport = static handler => handler.ConnectCallback = static (_, _) => throw new NotSupportedException() };

        var failure = await FailureAsync(new SocketException((int)SocketError.ConnectionReset), OwnTransport.Create(options));

        var request = failure.Should().BeOfType<HttpRequestException>().Subject;
        request.HttpRequestError.Should().Be(HttpRequestError.Unknown);
        request.Message.Should().Be("The transport failed.");
    }

    [Fact]
    public async Task The_own_transports_limit_is_for_connecting()
    {
        var failure = await FailureAsync(Limit(), OwnTransport.Create(new ClientOptions()));

        var request = failure.Should().BeOfType<HttpRequestException>().Subject;
        request.HttpRequestError.Should().Be(HttpRequestError.ConnectionError);
        request.Message.Should().Be("No connection was made in time.");
    }

    [Fact]
    public async Task Of_the_limit_of_another_handler_nothing_is_known()
    {
        var failure = await FailureAsync(Limit(), own: null);

        failure.Should().BeOfType<HttpRequestException>().Which.Message.Should().Be("A limit of the transport passed.");
    }

    [Fact]
    public async Task An_HttpClients_limit_is_a_timeout()
    {
        using var handler = new ScriptedHandler(Reply.Fails(static () => Limit()));
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30) };

        var failure = await FailureAsync(http, own: null);

        var timeout = failure.Should().BeOfType<TimeoutRejectedException>().Subject;
        timeout.Timeout.Should().Be(TimeSpan.FromSeconds(30));
        timeout.Message.Should().Be("The HttpClient's own limit passed.");
    }

    [Fact]
    public async Task What_the_retry_table_knows_stays_as_it_is()
    {
        foreach (var known in (Exception[])[new IOException("lost"), new HttpRequestException("lost"), new TimeoutRejectedException("late")])
        {
            (await FailureAsync(known, own: null)).Should().BeSameAs(known);
        }
    }

    [Fact]
    public async Task A_handler_that_returns_nothing_is_a_failure()
    {
        using var handler = new Silent();

        var failure = await FailureAsync(new HttpMessageInvoker(handler), own: null);

        failure.Should().BeOfType<HttpRequestException>().Which.Message.Should().Be("The handler returned no response.");
    }

    [Fact]
    public async Task What_fails_while_it_is_cancelled_is_a_cancellation()
    {
        using var caller = new CancellationTokenSource();
        using var handler = new ScriptedHandler(async (_, _) =>
        {
            await caller.CancelAsync();
            throw new IOException("aborted");
        });
        using var client = TestCalls.Client(handler);

        var error = await client.SendAsync(TestCalls.Request(), caller.Token).FailsAsync<OperationCanceledException>();

        error.Message.Should().Be("The caller cancelled the call.");
        error.CancellationToken.Should().Be(caller.Token);
        error.InnerException.Should().BeOfType<OperationCanceledException>().Which.Message.Should().Be("The attempt was cancelled.");
    }

    [Fact]
    public async Task A_response_whose_body_breaks_off_is_disposed()
    {
        using var content = new WatchedContent(new BrokenStream("{"u8.ToArray(), () => new IOException("reset")));
        using var handler = new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage { Content = content }));
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { MaxRetries = 0 });

        var error = await client.GetAsync().FailsAsync<ApiTransportException>();

        error.InnerException.Should().BeOfType<IOException>().Which.Message.Should().Be("reset");
        content.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public async Task Two_attempts_that_may_have_acted_do_not_outweigh_each_other()
    {
        foreach (var step in (Step[])[Reply.Status(504), Reply.Reset])
        {
            using var handler = new ScriptedHandler(step);
            using var client = TestCalls.Client(handler, options: TestCalls.Options() with { MaxRetries = 1 });

            var error = await Record.ExceptionAsync(() => client.CallAsync("PUT", repeatable: true));

            handler.Sent.Should().HaveCount(2);
            error.Should().BeAssignableTo<ApiException>().Which.MayHaveActed.Should().BeTrue();
        }
    }

    [Fact]
    public async Task The_limit_of_errors_does_not_cut_a_good_response()
    {
        using var handler = new ScriptedHandler(Reply.Ok($"\"{new string('x', 500)}\""));
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { MaxErrorBodySize = 100 });

        (await client.GetAsync()).Value.ToString().Should().HaveLength(502);
    }

    private static OperationCanceledException Limit() => new("limit", new TimeoutException());

    private static async Task<Exception?> FailureAsync(Exception thrown, OwnTransport? own)
    {
        using var handler = new ScriptedHandler(Reply.Fails(() => thrown));
        using var invoker = new HttpMessageInvoker(handler);
        using (own)
        {
            return await FailureAsync(invoker, own);
        }
    }

    private static async Task<Exception?> FailureAsync(HttpMessageInvoker invoker, OwnTransport? own)
    {
        var options = TestCalls.Options();
        var exchange = new Exchange(invoker, own, options, static call => new FailedCall(call.Request));
        var call = new Call(TestCalls.Request(), accept: null, options, new CallOptions());
        using var message = new HttpRequestMessage(HttpMethod.Get, TestCalls.Endpoint);
        return await Record.ExceptionAsync(() => exchange.SendAsync(call, message, Cancellation).AsTask());
    }

    private sealed class Silent : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult<HttpResponseMessage>(null!);
    }

    // A stream that was opened is disposed by its reader as well; the content only with its response.
    private sealed class WatchedContent(Stream body) : StreamContent(body)
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
