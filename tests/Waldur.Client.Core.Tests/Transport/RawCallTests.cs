using System.Net;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

/// <summary>Calls whose response is left as it came, for adapters of other libraries.</summary>
public sealed class RawCallTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_good_response_has_its_body_its_headers_and_no_error()
    {
        using var handler = new ScriptedHandler(Reply.Ok("{\"a\":1}", ("X-Request-ID", "r-1")));
        using var client = TestCalls.Client(handler);

        using var result = await SendAsync(client, "GET");

        result.Error.Should().BeNull();
        result.Body.ToArray().Should().Equal("{\"a\":1}"u8.ToArray());
        result.CopyHeaders()["x-request-id"].Should().Equal("r-1");
        result.CopyHeaders().Should().ContainKey("Content-Type");
        var message = result.TakeMessage();
        (await message.Content.ReadAsStringAsync(Cancellation)).Should().Be("{\"a\":1}");
        message.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
    }

    [Fact]
    public async Task A_limit_that_no_timer_can_be_set_to_is_given_as_none()
    {
        using var handler = new ScriptedHandler(Reply.Ok("{}"), Reply.Ok("{}"));
        using var client = TestCalls.Client(handler, options: new ClientOptions { AttemptTimeout = TimeSpan.FromDays(60), Timeout = TimeSpan.FromDays(90) });
        using var usual = TestCalls.Client(handler, options: new ClientOptions { AttemptTimeout = TimeSpan.FromDays(20), Timeout = TimeSpan.FromDays(90) });

        using var result = await SendAsync(client, "GET");
        using var other = await SendAsync(usual, "GET");

        result.AttemptTimeout.Should().Be(Timeout.InfiniteTimeSpan, "whoever reads the body sets a timer to it");
        other.AttemptTimeout.Should().Be(TimeSpan.FromDays(20));
    }

    [Fact]
    public async Task A_failure_is_given_with_its_error_and_its_body()
    {
        using var handler = new ScriptedHandler(Reply.Status(400, "{\"name\":[\"This field is required.\"]}"));
        using var client = TestCalls.Client(handler);

        using var result = await SendAsync(client, "POST");

        result.Error.Should().BeOfType<ApiValidationException>().And.BeSameAs(result.ToError());
        result.Body.IsEmpty.Should().BeFalse();
    }

    [Fact]
    public async Task An_error_that_is_found_in_a_good_response_of_a_write_leaves_open_whether_the_server_acted()
    {
        using var handler = new ScriptedHandler(Reply.Ok("{\"a\":1}"));
        using var client = TestCalls.Client(handler);

        using var result = await SendAsync(client, "POST");

        result.ToError().MayHaveActed.Should().BeTrue();
        result.ToUnexpectedContent("a list").Message.Should().Contain("a list");
        result.ToTransportError(new IOException("lost")).Should().BeOfType<ApiTransportException>().Which.MayHaveActed.Should().BeTrue();
        result.ToTimeoutError(new TimeoutException()).MayHaveActed.Should().BeTrue();
        result.ToTimeoutError(new TimeoutException()).Message.Should().Contain("attempt");
    }

    [Fact]
    public async Task A_lost_attempt_before_a_hidden_error_is_not_forgotten()
    {
        using var handler = new ScriptedHandler(Reply.Reset, Reply.Ok("{\"a\":1}"));
        using var client = TestCalls.Client(handler);

        using var result = await ((IRawApiClient)client).SendRawAsync(TestCalls.Request("PUT", repeatable: true), null, isStreamed: false, Cancellation);

        handler.Sent.Should().HaveCount(2);
        result.ToError().MayHaveActed.Should().BeTrue();
    }

    [Fact]
    public async Task Options_of_the_call_count()
    {
        using var handler = new ScriptedHandler(Reply.Status(503));
        using var client = TestCalls.Client(handler);

        using var result = await ((IRawApiClient)client).SendRawAsync(TestCalls.Request(), new CallOptions { MaxRetries = 1 }, isStreamed: false, Cancellation);

        handler.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_failure_whose_body_is_cut_is_the_failure()
    {
        using var handler = new ScriptedHandler(Reply.Status(500, new string('x', 5_000), "text/plain"));
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { MaxErrorBodySize = 100, MaxRetries = 0 });

        using var result = await SendAsync(client, "GET");

        result.Error.Should().BeOfType<ApiServerException>();
    }

    [Fact]
    public async Task A_result_that_is_disposed_disposes_its_response()
    {
        using var body = new WatchedStream("{}"u8.ToArray());
        using var handler = new ScriptedHandler(With(body));
        using var client = TestCalls.Client(handler);

        var result = await SendAsync(client, "GET", isStreamed: true);
        result.Dispose();

        body.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public async Task A_credential_that_cannot_be_obtained_makes_no_message()
    {
        using var handler = new ScriptedHandler();
        using var client = TestCalls.Client(handler, credential: new BearerCredential(_ => throw new InvalidOperationException("no vault")));

        var error = await ((IRawApiClient)client).CreateMessageAsync(TestCalls.Request(), Cancellation).FailsAsync<ApiAuthenticationException>();

        error.Message.Should().StartWith("The credential could not be obtained; the request was not sent.");
        error.InnerException.Should().BeOfType<InvalidOperationException>();
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_an_error()
    {
        using var handler = new ScriptedHandler(Reply.Ok(new string(' ', 5_000)));
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { MaxResponseSize = 1_000 });

        using var result = await SendAsync(client, "GET");

        result.Error.Should().BeOfType<ApiUnexpectedContentException>().Which.IsTooLarge.Should().BeTrue();
    }

    [Fact]
    public async Task What_was_taken_is_not_disposed_with_the_result()
    {
        using var taken = new WatchedStream("{}"u8.ToArray());
        using var left = new WatchedStream("{}"u8.ToArray());
        using var handler = new ScriptedHandler(With(taken), With(left));
        using var client = TestCalls.Client(handler);

        HttpResponseMessage message;
        using (var result = await SendAsync(client, "GET", isStreamed: true))
        {
            message = result.TakeMessage();
        }

        (await SendAsync(client, "GET", isStreamed: true)).Dispose();

        (await message.Content.ReadAsStringAsync(Cancellation)).Should().Be("{}");
        left.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public async Task A_request_is_needed()
    {
        using var handler = new ScriptedHandler();
        using var client = TestCalls.Client(handler);
        IRawApiClient raw = client;

        await raw.Invoking(calls => calls.SendRawAsync(null!, null, false, Cancellation)).Should().ThrowAsync<ArgumentNullException>();
        await raw.Invoking(calls => calls.CreateMessageAsync(null!, Cancellation)).Should().ThrowAsync<ArgumentNullException>();
        await client.Invoking(calls => calls.SendAsync(null!, Cancellation)).Should().ThrowAsync<ArgumentNullException>().WithParameterName("request");
        await client.Invoking(calls => calls.SendAsync(null!, TestCalls.Json, Cancellation)).Should().ThrowAsync<ArgumentNullException>().WithParameterName("request");
        await client.Invoking(calls => calls.SendAsync<RawJson>(TestCalls.Request(), null!, Cancellation)).Should().ThrowAsync<ArgumentNullException>().WithParameterName("reader");
        client.Invoking(calls => calls.With(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void An_endpoint_and_a_credential_are_needed()
    {
        FluentActions.Invoking(() => new ApiClient(null!, new TokenCredential(TestCalls.Token))).Should().Throw<ArgumentNullException>().WithParameterName("endpoint");
        FluentActions.Invoking(() => new ApiClient(TestCalls.Endpoint, null!)).Should().Throw<ArgumentNullException>().WithParameterName("credential");
    }

    private static Task<RawResult> SendAsync(IRawApiClient client, string method, bool isStreamed = false) =>
        client.SendRawAsync(TestCalls.Request(method), null, isStreamed, Cancellation);

    private static Step With(Stream body) => (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });
}
