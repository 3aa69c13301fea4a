using System.Net;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

public class TransportOptionsTests
{
    [Fact]
    public async Task A_proxy_can_be_set()
    {
        using var proxy = new LoopbackServer(LoopbackServer.Ok);
        var options = TestCalls.Options() with { AllowUnencrypted = true, ConfigureTransport = handler => handler.Proxy = new WebProxy(proxy.Address) };
        using var client = new ApiClient(new Uri("http://waldur.invalid/"), new TokenCredential(TestCalls.Token), options);

        await client.GetAsync();

        proxy.Requests.Should().ContainSingle().Which.Should().StartWith("GET http://waldur.invalid/api/things/1f/ ");
    }

    [Fact]
    public void Neither_redirects_nor_cookies_can_be_turned_on()
    {
        var redirects = () => Make(handler => handler.AllowAutoRedirect = true);
        var cookies = () => Make(handler => handler.UseCookies = true);

        redirects.Should().Throw<ArgumentException>().WithMessage("*AllowAutoRedirect*");
        cookies.Should().Throw<ArgumentException>().WithMessage("*UseCookies*");
    }

    [Fact]
    public void What_configuring_throws_comes_at_once()
    {
        var failing = () => Make(_ => throw new InvalidDataException("no such certificate"));

        failing.Should().Throw<InvalidDataException>();
    }

    [Fact]
    public async Task A_transport_that_is_not_used_in_the_end_is_disposed()
    {
        SocketsHttpHandler? made = null;
        var failing = () => Make(handler =>
        {
            made = handler;
            handler.UseCookies = true;
        });

        failing.Should().Throw<ArgumentException>();

        using var invoker = new HttpMessageInvoker(made!);
        using var message = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:9/");
        await FluentActions.Awaiting(() => invoker.SendAsync(message, TestContext.Current.CancellationToken)).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public void The_transport_is_made_for_many_calls_at_once()
    {
        using var client = Make(handler =>
        {
            handler.EnableMultipleHttp2Connections.Should().BeTrue();
            handler.PooledConnectionLifetime.Should().Be(TimeSpan.FromMinutes(5));
            handler.AutomaticDecompression.Should().Be(DecompressionMethods.All);
            handler.UseCookies.Should().BeFalse();
            handler.AllowAutoRedirect.Should().BeFalse();
        });

        client.Connection.Endpoint.Should().Be(client.Endpoint);
        client.Connection.Transport.Should().NotBeNull();
        client.Connection.Credential.Should().BeOfType<TokenCredential>();
    }

    [Fact]
    public async Task A_pipeline_of_null_is_the_default_one()
    {
        using var handler = new ScriptedHandler(Reply.Status(503), Reply.Ok());
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { ConfigureResilience = null });

        await client.GetAsync();

        handler.Sent.Should().HaveCount(2);
    }

    [Fact]
    public void A_transport_that_is_given_is_not_configured()
    {
        using var http = new HttpClient();
        var make = () => new ApiClient(
            http, TestCalls.Endpoint, new TokenCredential(TestCalls.Token), TestCalls.Options() with { ConfigureTransport = _ => { } });

        make.Should().Throw<ArgumentException>().WithMessage("*the given one*");
    }

    [Theory]
    [InlineData("http://waldur.example.com/")]
    [InlineData("http://10.0.0.1:8000/")]
    [InlineData("http://localhost.example/")]
    public async Task An_unencrypted_endpoint_is_refused_unless_it_is_allowed(string endpoint)
    {
        using var log = new CapturingLog();
        using var handler = new ScriptedHandler(Reply.Ok());
        using var invoker = new HttpMessageInvoker(handler);
        var options = TestCalls.Options() with { LoggerFactory = log };
        var credential = new TokenCredential(TestCalls.Token);
        var refused = () => new ApiClient(invoker, new Uri(endpoint), credential, options);

        refused.Should().Throw<ArgumentException>().WithMessage("*AllowUnencrypted*").WithParameterName(nameof(endpoint));
        using var allowed = new ApiClient(invoker, new Uri(endpoint), credential, options with { AllowUnencrypted = true });
        await allowed.GetAsync();
        await allowed.With(new CallOptions { MaxRetries = 0 }).GetAsync();

        log.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)).Should().ContainSingle("it is told once")
            .Which.Should().Contain(new Uri(endpoint).Authority).And.Contain("clear text");
    }

    [Theory]
    [InlineData("http://localhost:8000/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1.2.3/")]
    [InlineData("http://[::1]:8000/")]
    [InlineData("https://waldur.example.com/")]
    public void What_stays_on_this_machine_or_is_encrypted_needs_no_permission(string endpoint)
    {
        using var log = new CapturingLog();
        using var client = new ApiClient(new Uri(endpoint), new TokenCredential(TestCalls.Token), TestCalls.Options() with { LoggerFactory = log });

        log.Lines.Should().BeEmpty();
    }

    [Fact]
    public void Null_where_an_option_needs_a_value_is_refused_at_once()
    {
        Action[] acts =
        [
            () => _ = new ClientOptions { TimeProvider = null! },
            () => _ = new ClientOptions { LoggerFactory = null! },
            () => _ = new ClientOptions { LostResponse = null! },
            () => _ = new ClientOptions { Headers = null! },
        ];

        acts.Should().AllSatisfy(act => act.Should().Throw<ArgumentNullException>());
    }

    private static ApiClient Make(Action<SocketsHttpHandler> configure) =>
        new(TestCalls.Endpoint, new TokenCredential(TestCalls.Token), TestCalls.Options() with { ConfigureTransport = configure });
}
