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
    public async Task What_a_callers_own_strategy_throws_is_passed_on()
    {
        using var handler = new ScriptedHandler(Reply.Refused);
        using var client = Client(handler, builder => builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<RawResponse>
        {
            MinimumThroughput = 2,
            FailureRatio = 0.1,
        }));
        await client.GetAsync().FailsAsync<ApiTransportException>();
        await client.GetAsync().FailsAsync<ApiTransportException>();

        await client.GetAsync().FailsAsync<BrokenCircuitException>();

        handler.Sent.Should().HaveCount(2);
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

    private static ApiClient Client(ScriptedHandler handler, Action<ResiliencePipelineBuilder<RawResponse>> configure) =>
        Client(handler, (builder, _) => configure(builder));

    private static ApiClient Client(ScriptedHandler handler, Action<ResiliencePipelineBuilder<RawResponse>, ClientOptions> configure)
    {
        var options = TestCalls.Options();
        return TestCalls.Client(handler, options.TimeProvider, options: options with { ConfigureResilience = builder => configure(builder, options) });
    }
}
