using Waldur.Client.Core;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.Transport;

public class TimeoutTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_told_from_a_call_that_does()
    {
        var attempt = await FailAsync(new ClientOptions { AttemptTimeout = 5 * Second, Timeout = 60 * Second, MaxRetries = 0 });
        var call = await FailAsync(new ClientOptions { AttemptTimeout = 50 * Second, Timeout = 6 * Second, MaxRetries = 0 });
        var both = await FailAsync(new ClientOptions { AttemptTimeout = 6 * Second, Timeout = 6 * Second, MaxRetries = 0 });

        (attempt.IsWholeCall, attempt.Limit).Should().Be((false, 5 * Second));
        (call.IsWholeCall, call.Limit).Should().Be((true, 6 * Second));
        (both.IsWholeCall, both.Limit).Should().Be((true, 6 * Second), "nothing was left of the call");
    }

    [Fact]
    public async Task The_last_attempt_gets_what_is_left_of_the_call()
    {
        var clock = new FakeClock();
        var options = new ClientOptions { AttemptTimeout = 8 * Second, Timeout = 10 * Second, RetryDelay = TimeSpan.FromMilliseconds(1) };

        var error = await FailAsync(options, clock);

        (error.IsWholeCall, error.Limit).Should().Be((true, 10 * Second));
        (clock.GetUtcNow() - new FakeClock().GetUtcNow()).Should().BeCloseTo(10 * Second, Second);
    }

    [Fact]
    public async Task Limits_may_be_infinite_or_longer_than_any_timer()
    {
        foreach (var limit in new[] { Timeout.InfiniteTimeSpan, TimeSpan.MaxValue, TimeSpan.FromDays(60) })
        {
            using var handler = new ScriptedHandler(Reply.Ok());
            using var client = TestCalls.Client(handler, TimeProvider.System, options: new ClientOptions { AttemptTimeout = limit, Timeout = limit });

            (await client.GetAsync()).Value.Should().Be(RawJson.EmptyObject);
            (await client.With(new CallOptions { Timeout = limit, AttemptTimeout = 5 * Second }).GetAsync()).Value.Should().Be(RawJson.EmptyObject);
        }
    }

    [Fact]
    public void A_connect_limit_may_be_longer_than_any_timer()
    {
        foreach (var limit in new[] { Timeout.InfiniteTimeSpan, TimeSpan.MaxValue, TimeSpan.FromDays(60), TimeSpan.FromDays(24) })
        {
            var options = new ClientOptions { ConnectTimeout = limit, ConfigureTransport = handler => handler.ConnectTimeout.Should().BeLessThanOrEqualTo(TimeSpan.FromDays(24)) };
            using var transport = OwnTransport.Create(options);
            transport.ConnectsItself.Should().BeTrue();
        }
    }

    [Fact]
    public void Waits_that_no_timer_can_be_set_to_are_refused_at_once()
    {
        var tooLong = TimeSpan.FromDays(25);
        Action[] sets =
        [
            () => _ = new ClientOptions { RetryDelay = tooLong },
            () => _ = new ClientOptions { MaxRetryDelay = tooLong },
            () => _ = new ClientOptions { MaxRetryAfter = tooLong },
            () => _ = new LostResponseOptions { LookUpInterval = tooLong },
            () => _ = new LostResponseOptions { MaxLookUpInterval = tooLong },
            () => _ = new PageOptions { WalkDelay = tooLong },
            () => _ = new WaitOptions { Interval = tooLong },
        ];
        sets.Should().AllSatisfy(set => set.Should().Throw<ArgumentOutOfRangeException>());
    }

    [Fact]
    public async Task A_longer_limit_for_a_call_lengthens_its_attempts()
    {
        var clock = new FakeClock();
        using var handler = new ScriptedHandler(Reply.Hangs);
        using var client = TestCalls.Client(handler, clock, options: new ClientOptions { MaxRetries = 0 });

        var call = client.With(new CallOptions { Timeout = 300 * Second }).CallAsync("POST");

        clock.NextDue.Should().Be(clock.GetUtcNow() + (300 * Second), "a synchronisation that is given five minutes runs for five minutes");
        var error = await clock.RunUntilCompletedAsync(call.FailsAsync<ApiTimeoutException>(), 60 * Second);
        error.IsWholeCall.Should().BeTrue();
        error.MayHaveActed.Should().BeTrue();
    }

    [Fact]
    public async Task The_body_counts_towards_the_limit_of_an_attempt()
    {
        var clock = new FakeClock();
        using var handler = new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new EndlessStream()) }));
        using var client = TestCalls.Client(handler, clock, options: new ClientOptions { MaxRetries = 0 });

        var error = await clock.RunUntilCompletedAsync(client.GetAsync().FailsAsync<ApiTimeoutException>(), 10 * Second);

        error.IsWholeCall.Should().BeFalse();
        error.MayHaveActed.Should().BeFalse();
    }

    [Fact]
    public async Task The_limit_of_a_callers_HttpClient_is_reported_as_a_timeout_with_that_limit()
    {
        using var handler = new ScriptedHandler(Reply.Hangs);
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromMilliseconds(30) };
        using var client = new Core.ApiClient(http, TestCalls.Endpoint, new TokenCredential(TestCalls.Token), TestCalls.Options());

        var error = await client.CallAsync("POST").FailsAsync<ApiTimeoutException>();

        error.Limit.Should().Be(TimeSpan.FromMilliseconds(30));
        error.IsWholeCall.Should().BeFalse();
        error.MayHaveActed.Should().BeTrue();
        handler.Sent.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_limit_inside_a_callers_handler_never_makes_a_POST_go_out_twice()
    {
        using var handler = new ScriptedHandler(Reply.Fails(() => new TaskCanceledException("own limit", new TimeoutException())));
        using var client = TestCalls.Client(handler);

        var error = await Record.ExceptionAsync(() => client.CallAsync("POST"));

        handler.Sent.Should().HaveCount(1, "nothing is known of what the handler had done by then");
        error.Should().BeOfType<ApiTransportException>().Which.MayHaveActed.Should().BeTrue();
    }

    [Fact]
    public async Task A_limit_that_passes_while_a_token_is_fetched_had_no_effect()
    {
        var clock = new FakeClock();
        using var handler = new ScriptedHandler(Reply.Ok());
        using var credential = new BearerCredential(async cancellationToken =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return default;
        });
        using var client = TestCalls.Client(handler, clock, credential, new ClientOptions { MaxRetries = 0 });

        var error = await clock.RunUntilCompletedAsync(client.CallAsync("POST").FailsAsync<ApiTimeoutException>(), 10 * Second);

        error.MayHaveActed.Should().BeFalse();
        handler.Sent.Should().BeEmpty();
    }

    private static async Task<ApiTimeoutException> FailAsync(ClientOptions options, FakeClock? clock = null)
    {
        clock ??= new FakeClock();
        using var handler = new ScriptedHandler(Reply.Hangs);
        using var client = TestCalls.Client(handler, clock, options: options);
        return await clock.RunUntilCompletedAsync(client.GetAsync().FailsAsync<ApiTimeoutException>(), TimeSpan.FromMilliseconds(500));
    }
}
