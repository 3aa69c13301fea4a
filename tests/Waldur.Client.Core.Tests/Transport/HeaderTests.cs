using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

public class HeaderTests
{
    [Fact]
    public async Task Headers_of_the_client_and_of_the_call_are_sent()
    {
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { Headers = With(("X-Tenant", "a"), ("X-Route", "blue")) });

        await client.GetAsync();
        await client.With(new CallOptions { Headers = With(("x-tenant", "b"), ("X-Trace", "1")) })
            .With(new CallOptions { Headers = With(("X-TRACE", "2")) }).GetAsync();

        handler.Sent[0].Headers.Should().Contain("X-Tenant", "a").And.Contain("X-Route", "blue");
        handler.Sent[1].Headers.Should().Contain("X-Tenant", "b").And.Contain("X-Route", "blue").And.Contain("X-Trace", "2");
    }

    [Fact]
    public async Task A_call_without_headers_of_its_own_keeps_those_of_the_one_before()
    {
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler);

        await client.With(new CallOptions { Headers = With(("X-Trace", "1")) }).With(new CallOptions()).GetAsync();
        await client.With(new CallOptions { Headers = With(("X-Trace", "2")) }).With(new CallOptions { Headers = With() }).GetAsync();

        handler.Sent.Select(sent => sent.Headers["X-Trace"]).Should().Equal("1", "2");
    }

    [Fact]
    public async Task A_call_accepts_what_its_reader_reads()
    {
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler);

        await client.GetAsync();
        await client.CallAsync("DELETE");
        await client.SendAsync(TestCalls.Request(), ResponseReader.Bytes, TestContext.Current.CancellationToken);

        handler.Sent.Select(sent => sent.Headers["Accept"]).Should().Equal("application/json", "application/json", "*/*");
    }

    [Fact]
    public async Task A_request_may_change_its_message()
    {
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler);
        var request = new ApiRequest(TestCalls.Request().Operation, "/api/things/1f/") { Configure = static message => message.Headers.Add("X-Trace", "3") };

        await client.SendAsync(request, TestContext.Current.CancellationToken);

        handler.Sent[0].Headers["X-Trace"].Should().Be("3");
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("HEAD", false)]
    [InlineData("DELETE", true)]
    public async Task Only_what_the_framework_would_send_again_by_itself_has_an_empty_body(string method, bool hasBody)
    {
        var bodies = new List<HttpContent?>();
        using var handler = new ScriptedHandler((request, cancellationToken) =>
        {
            bodies.Add(request.Content);
            return Reply.Ok()(request, cancellationToken);
        });
        using var client = TestCalls.Client(handler);

        await client.CallAsync(method);

        (bodies.Single() is not null).Should().Be(hasBody);
    }

    [Fact]
    public async Task A_later_change_of_the_dictionary_changes_nothing()
    {
        var headers = new Dictionary<string, string> { ["X-Tenant"] = "a" };
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { Headers = headers });

        headers["X-Tenant"] = "b\r\nX-Evil: 1";
        await client.GetAsync();

        handler.Sent[0].Headers["X-Tenant"].Should().Be("a");
    }

    [Theory]
    [InlineData("Authorization", "Credential")]
    [InlineData("authorization", "Credential")]
    [InlineData("Proxy-Authorization", "ConfigureTransport")]
    [InlineData("X-Impersonated-User-Uuid", "ImpersonationCredential")]
    [InlineData("Accept", "the client sets it itself")]
    [InlineData("accept-language", "the client sets it itself")]
    [InlineData("Host", "the client sets it itself")]
    [InlineData("Connection", "the client sets it itself")]
    [InlineData("Keep-Alive", "the client sets it itself")]
    [InlineData("Proxy-Connection", "the client sets it itself")]
    [InlineData("TE", "the client sets it itself")]
    [InlineData("Trailer", "the client sets it itself")]
    [InlineData("Transfer-Encoding", "the client sets it itself")]
    [InlineData("Upgrade", "the client sets it itself")]
    [InlineData("Expect", "the client sets it itself")]
    [InlineData("HTTP2-Settings", "the client sets it itself")]
    [InlineData("User-Agent", "ApplicationName")]
    [InlineData("Content-Type", "belongs to the body")]
    [InlineData("Content-Length", "belongs to the body")]
    [InlineData("content-anything", "belongs to the body")]
    [InlineData("", "letters, digits and hyphens")]
    [InlineData("X Y", "letters, digits and hyphens")]
    [InlineData("X:", "letters, digits and hyphens")]
    [InlineData("X\r\nY", "letters, digits and hyphens")]
    [InlineData("Ä", "letters, digits and hyphens")]
    public void A_header_that_is_not_the_programs_to_set_is_refused(string name, string reason)
    {
        var client = () => new ClientOptions { Headers = With((name, "x")) };
        var call = () => new CallOptions { Headers = With((name, "x")) };

        client.Should().Throw<ArgumentException>().WithMessage($"*{reason}*");
        call.Should().Throw<ArgumentException>().WithMessage($"*{reason}*");
    }

    [Theory]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    [InlineData("a\tb")]
    [InlineData("ä")]
    [InlineData(null)]
    public void A_value_that_no_header_can_carry_is_refused_and_not_repeated(string? value)
    {
        var call = () => new CallOptions { Headers = With(("X-Key", value!)) };

        call.Should().Throw<ArgumentException>().WithMessage("*X-Key*").Which.Message.Should().NotContain("Evil");
    }

    [Fact]
    public void A_name_given_twice_is_refused()
    {
        var call = () => new CallOptions { Headers = With(("X-Key", "1"), ("x-key", "2")) };

        call.Should().Throw<ArgumentException>().WithMessage("*given twice*");
    }

    private static Dictionary<string, string> With(params (string Name, string Value)[] headers) =>
        headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.Ordinal);
}
