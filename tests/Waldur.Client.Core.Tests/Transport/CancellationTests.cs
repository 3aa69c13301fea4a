using Waldur.Client.Testing;

namespace Waldur.Client.Tests.Transport;

public class CancellationTests
{
    [Fact]
    public async Task A_call_that_is_cancelled_beforehand_sends_nothing()
    {
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler);
        var cancelled = new CancellationToken(canceled: true);

        await CancelsAsync(client.SendAsync(TestCalls.Request(), TestCalls.Json, cancelled), cancelled);

        handler.Sent.Should().BeEmpty();
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_call_can_be_cancelled_while_it_is_sent(string method)
    {
        using var source = new CancellationTokenSource();
        using var handler = new ScriptedHandler((request, token) =>
        {
            source.Cancel();
            return Reply.Hangs(request, token);
        });
        using var client = TestCalls.Client(handler);

        await CancelsAsync(client.SendAsync(TestCalls.Request(method), source.Token), source.Token);

        handler.Sent.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_call_can_be_cancelled_while_its_body_comes()
    {
        using var source = new CancellationTokenSource();
        using var handler = new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new EndlessStream()) }));
        using var client = TestCalls.Client(handler);

        var call = client.SendAsync(TestCalls.Request(), TestCalls.Json, source.Token);
        await source.CancelAsync();

        await CancelsAsync(call, source.Token);
    }

    [Fact]
    public async Task A_call_can_be_cancelled_while_it_waits_to_be_sent_again()
    {
        var clock = new FakeClock();
        using var source = new CancellationTokenSource();
        using var handler = new ScriptedHandler(Reply.Status(503, headers: ("Retry-After", "30")));
        using var client = TestCalls.Client(handler, clock);

        var call = client.SendAsync(TestCalls.Request(), TestCalls.Json, source.Token);
        clock.NextDue.Should().Be(clock.GetUtcNow().AddSeconds(30));
        await source.CancelAsync();

        await CancelsAsync(call, source.Token);
        handler.Sent.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_call_can_be_cancelled_while_its_token_is_fetched()
    {
        using var source = new CancellationTokenSource();
        using var handler = new ScriptedHandler(Reply.Ok());
        using var credential = new BearerCredential(async cancellationToken =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return default;
        });
        using var client = TestCalls.Client(handler, credential: credential);

        await CancelsAsync(client.SendAsync(TestCalls.Request(), source.Token), source.Token);

        handler.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task A_failure_that_cancelling_causes_is_the_cancellation()
    {
        using var source = new CancellationTokenSource();
        using var handler = new ScriptedHandler(Reply.Fails(() =>
        {
            source.Cancel();
            return new HttpRequestException("the connection was closed");
        }));
        using var client = TestCalls.Client(handler);

        await CancelsAsync(client.SendAsync(TestCalls.Request(), source.Token), source.Token);
    }

    [Fact]
    public async Task What_a_handler_cancels_by_itself_is_no_cancellation_of_the_caller()
    {
        using var handler = new ScriptedHandler(Reply.Fails(() => new TaskCanceledException("CancelPendingRequests")));
        using var client = TestCalls.Client(handler);

        var error = await client.CallAsync("POST").FailsAsync<ApiTransportException>();

        error.MayHaveActed.Should().BeTrue();
        error.InnerException.Should().BeOfType<HttpRequestException>().Which.InnerException.Should().BeOfType<TaskCanceledException>();
    }

    private static async Task CancelsAsync(Task call, CancellationToken token)
    {
        var error = await Record.ExceptionAsync(() => call);
        error.Should().BeAssignableTo<OperationCanceledException>().Which.CancellationToken.Should().Be(token);
    }
}
