using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Waldur.Client.Core;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Resilience;

public class OwnPipelineTests
{
    [Fact]
    public async Task An_empty_pipeline_sends_once_and_keeps_the_errors()
    {
        using var handler = new ScriptedHandler(Reply.Status(503), Reply.Refused);
        using var client = Client(handler, _ => { });

        await client.GetAsync().FailsAsync<ApiServerException>();
        await client.GetAsync().FailsAsync<ApiTransportException>();

        handler.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_default_can_be_extended()
    {
        var seen = new List<int>();
        using var handler = new ScriptedHandler(Reply.Status(500), Reply.Status(502), Reply.Ok());
        using var client = Client(handler, (builder, options) => builder
            .AddRetry(new RetryStrategyOptions<RawResponse>
            {
                ShouldHandle = args =>
                {
                    seen.Add((int)(args.Outcome.Result?.StatusCode ?? 0));
                    return ValueTask.FromResult(args.Outcome.Result is { } response && (int)response.StatusCode == 500);
                },
                Delay = TimeSpan.Zero,
            })
            .AddDefaultResilience(options));

        await client.GetAsync();

        seen.Should().Equal(500, 200);
        handler.Sent.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_limit_of_the_callers_own_is_reported_with_its_length()
    {
        var clock = new SkippingClock();
        using var handler = new ScriptedHandler(Reply.Hangs);
        var options = TestCalls.Options(clock) with { ConfigureResilience = builder => builder.AddTimeout(TimeSpan.FromMinutes(7)) };
        using var client = TestCalls.Client(handler, clock, options: options);

        // The request is on its way before the first wait of the call.
        var call = client.CallAsync("POST");
        handler.Sent.Should().ContainSingle();
        clock.Expire();
        var error = await call.FailsAsync<ApiTimeoutException>();

        error.Limit.Should().Be(TimeSpan.FromMinutes(7));
        error.IsWholeCall.Should().BeFalse();
        error.MayHaveActed.Should().BeTrue();
    }

    [Fact]
    public async Task An_open_circuit_is_a_failure_of_the_transport_that_may_pass()
    {
        using var handler = new ScriptedHandler(Reply.Refused);
        using var client = Client(handler, builder => builder.AddCircuitBreaker(Breaker));
        await client.GetAsync().FailsAsync<ApiTransportException>();
        await client.GetAsync().FailsAsync<ApiTransportException>();

        var error = await client.CallAsync("POST").FailsAsync<ApiTransportException>();

        error.InnerException.Should().BeOfType<BrokenCircuitException>();
        error.IsTransient.Should().BeTrue();
        error.MayHaveActed.Should().BeFalse("nothing was sent");
        error.Message.Should().Contain("ConfigureResilience").And.NotContain("nothing listens", "that was the call before");
        handler.Sent.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("isolated")]
    [InlineData("limited")]
    [InlineData("of the program's own")]
    public async Task Whatever_strategy_refuses_to_send_it_is_a_failure_of_the_transport(string kind)
    {
        Exception refusal = kind switch
        {
            "isolated" => new IsolatedCircuitException(),
            "limited" => new OwnLimitException(new System.Security.Authentication.AuthenticationException("The remote certificate is invalid: UntrustedRoot")),
            _ => new OwnLimitException(null),
        };
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = Client(handler, builder => builder.AddStrategy(_ => new Thrower(refusal, sendsBefore: false), new ThrowerOptions()));

        var error = await client.GetAsync().FailsAsync<ApiTransportException>();

        error.InnerException.Should().BeSameAs(refusal);
        error.IsTransient.Should().BeTrue("a certificate that an earlier call met is none of this one");
        handler.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_sent_before_a_circuit_opened_may_have_been_acted_on()
    {
        using var handler = new ScriptedHandler(Reply.Reset);
        using var client = Client(handler, (builder, options) => builder
            .AddStrategy(_ => new Thrower(new BrokenCircuitException(), sendsBefore: true), new ThrowerOptions())
            .AddDefaultResilience(options));

        var error = await client.CallAsync("POST").FailsAsync<ApiTransportException>();

        error.InnerException.Should().BeOfType<BrokenCircuitException>();
        error.MayHaveActed.Should().BeTrue();
        handler.Sent.Should().ContainSingle();
    }

    [Fact]
    public async Task A_mistake_in_a_callers_own_strategy_is_passed_on()
    {
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = Client(handler, builder => builder.AddStrategy(
            _ => new Thrower(new InvalidOperationException("a mistake"), sendsBefore: false), new ThrowerOptions()));

        (await client.GetAsync().FailsAsync<InvalidOperationException>()).Message.Should().Be("a mistake");
    }

    [Fact]
    public async Task The_default_may_stand_outside_of_a_client()
    {
        var pipeline = new ResiliencePipelineBuilder<RawResponse>().AddDefaultResilience(new ClientOptions()).Build();
        var calls = 0;

        var call = async () => await pipeline.ExecuteAsync<RawResponse>(_ =>
        {
            calls++;
            throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        });

        await call.Should().ThrowAsync<HttpRequestException>();
        calls.Should().Be(1, "without a call nothing is known of what is safe");
    }

    private static CircuitBreakerStrategyOptions<RawResponse> Breaker => new() { MinimumThroughput = 2, FailureRatio = 0.1 };

    private static ApiClient Client(ScriptedHandler handler, Action<ResiliencePipelineBuilder<RawResponse>> configure) =>
        Client(handler, (builder, _) => configure(builder));

    private static ApiClient Client(ScriptedHandler handler, Action<ResiliencePipelineBuilder<RawResponse>, ClientOptions> configure)
    {
        var options = TestCalls.Options();
        return TestCalls.Client(handler, options.TimeProvider, options: options with { ConfigureResilience = builder => configure(builder, options) });
    }

    private sealed class OwnLimitException(Exception? inner) : ExecutionRejectedException("No more calls for now.", inner!);

    private sealed class ThrowerOptions : ResilienceStrategyOptions;

    /// <summary>A strategy that refuses the call, at once or after it was sent.</summary>
    private sealed class Thrower(Exception refusal, bool sendsBefore) : ResilienceStrategy<RawResponse>
    {
        protected override async ValueTask<Outcome<RawResponse>> ExecuteCore<TState>(
            Func<ResilienceContext, TState, ValueTask<Outcome<RawResponse>>> callback,
            ResilienceContext context,
            TState state)
        {
            if (sendsBefore)
            {
                (await callback(context, state)).Result?.Dispose();
            }

            return Outcome.FromException<RawResponse>(refusal);
        }
    }
}
