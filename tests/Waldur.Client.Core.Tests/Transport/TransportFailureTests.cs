using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

/// <summary>That whatever a transport throws becomes an <see cref="ApiTransportException"/>.</summary>
public class TransportFailureTests
{
    private static readonly Func<Exception>[] Kinds =
    [
        () => new SocketException((int)SocketError.ConnectionReset),
        () => new SocketException((int)SocketError.NotConnected),
        () => new ObjectDisposedException("System.Net.Sockets.NetworkStream"),
        () => new InvalidOperationException("broken"),
        () => new NotSupportedException("broken"),
        () => new IOException("broken"),
        () => new AuthenticationException("broken"),
        () => new Win32Exception(5),
        () => new UriFormatException("broken"),
        () => new KeyNotFoundException("broken"),
        () => new AggregateException(new IOException("broken")),
        () => new OperationCanceledException(),
        () => new InvalidDataException("broken"),
        () => new InsufficientMemoryException(),
    ];

    public static TheoryData<int, string, int> Cases()
    {
        var cases = new TheoryData<int, string, int>();
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            cases.Add(kind, "GET", 3);
            cases.Add(kind, "POST", 1);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Whatever_a_handler_throws_is_a_lost_response(int kind, string method, int sent)
    {
        using var handler = new ScriptedHandler(Reply.Fails(Kinds[kind]));
        using var client = TestCalls.Client(handler);

        var error = await client.With(new CallOptions { MaxRetries = 2 }).CallAsync(method).FailsAsync<ApiTransportException>();

        error.MayHaveActed.Should().Be(method == "POST");
        error.IsTransient.Should().BeTrue();
        handler.Sent.Should().HaveCount(sent);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Whatever_a_body_throws_is_a_lost_response(int kind, string method, int sent)
    {
        using var handler = new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage
        {
            Content = new StreamContent(new BrokenStream("{\"a\""u8.ToArray(), Kinds[kind])),
        }));
        using var client = TestCalls.Client(handler);

        var error = await client.With(new CallOptions { MaxRetries = 2 }).CallAsync(method).FailsAsync<ApiTransportException>();

        error.MayHaveActed.Should().Be(method == "POST");
        handler.Sent.Should().HaveCount(sent);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_a_cancelled_handler_throws_is_the_cancellation(int kind, string method, int sent)
    {
        using var source = new CancellationTokenSource();
        using var handler = new ScriptedHandler(Reply.Fails(() =>
        {
            source.Cancel();
            return Kinds[kind]();
        }));
        using var client = TestCalls.Client(handler);

        var error = await Record.ExceptionAsync(() => client.SendAsync(TestCalls.Request(method), source.Token));

        error.Should().BeAssignableTo<OperationCanceledException>().Which.CancellationToken.Should().Be(source.Token);
        handler.Sent.Should().HaveCount(1).And.HaveCountLessThanOrEqualTo(sent);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_a_handler_throws_as_the_limit_passes_is_the_timeout(int kind, string method, int sent)
    {
        var clock = new SkippingClock();
        using var handler = new ScriptedHandler(Reply.Fails(() =>
        {
            clock.Expire();
            return Kinds[kind]();
        }));
        using var client = TestCalls.Client(handler, clock);

        var error = await client.With(new CallOptions { MaxRetries = 2 }).CallAsync(method).FailsAsync<ApiTimeoutException>();

        error.MayHaveActed.Should().Be(method == "POST");
        handler.Sent.Should().HaveCount(sent);
    }

    [Fact]
    public async Task A_handler_without_a_response_is_a_lost_response()
    {
        using var handler = new NullHandler();
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { MaxRetries = 0 });

        (await client.CallAsync("POST").FailsAsync<ApiTransportException>()).MayHaveActed.Should().BeTrue();
    }

    [Fact]
    public async Task A_socket_that_fails_bare_in_the_own_transport_had_carried_nothing()
    {
        var connects = 0;
        var options = TestCalls.Options() with { MaxRetries = 0 };
        var failing = options with { ConfigureTransport = handler => handler.ConnectCallback = Fail };
        using var own = new ApiClient(new Uri("http://127.0.0.1:9/"), new TokenCredential(TestCalls.Token), failing);

        (await own.CallAsync("POST").FailsAsync<ApiTransportException>()).MayHaveActed.Should().BeFalse("no connection was made");
        connects.Should().Be(1);

        ValueTask<Stream> Fail(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
        {
            connects++;
            throw new SocketException((int)SocketError.NotConnected);
        }
    }

    [Fact]
    public async Task A_server_that_resets_connections_as_it_accepts_them_fails_every_call_in_one_way()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var resetting = ResetAllAsync(listener);
        using var client = new ApiClient(
            new Uri($"http://{listener.LocalEndpoint}/"), new TokenCredential(TestCalls.Token), TestCalls.Options() with { MaxRetries = 1 });

        for (var i = 0; i < 300; i++)
        {
            var error = await Record.ExceptionAsync(() => client.CallAsync(i % 2 == 0 ? "GET" : "POST"));
            error.Should().BeOfType<ApiTransportException>().Which.IsTransient.Should().BeTrue();
        }

        listener.Stop();
        (await resetting).Should().BeGreaterThanOrEqualTo(300);
    }

    private static async Task<int> ResetAllAsync(TcpListener listener)
    {
        var accepted = 0;
        try
        {
            while (true)
            {
                using var socket = await listener.AcceptSocketAsync();
                socket.LingerState = new LingerOption(true, 0);
                accepted++;
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            return accepted;
        }
    }

    private sealed class NullHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult<HttpResponseMessage>(null!);
    }
}
