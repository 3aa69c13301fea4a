using Polly;
using Polly.Retry;
using Polly.Timeout;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>The client's own resilience, for pipelines that extend it.</summary>
public static class ClientResilienceExtensions
{
    internal static readonly ResiliencePropertyKey<Call> CallKey = new("Waldur.Client.Call");

    /// <summary>
    /// Adds what a client does when nothing else is configured: repetition of what is safe to send again, within the
    /// call's limit, and a limit for each attempt.
    /// </summary>
    /// <param name="builder">The pipeline under construction; it also takes the options' clock.</param>
    /// <param name="options">The client's options.</param>
    /// <returns>The builder.</returns>
    public static ResiliencePipelineBuilder<RawResponse> AddDefaultResilience(
        this ResiliencePipelineBuilder<RawResponse> builder,
        ClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        builder.TimeProvider = options.TimeProvider;
        return builder.AddRetry(Retry(options)).AddTimeout(AttemptLimit());
    }

    private static RetryStrategyOptions<RawResponse> Retry(ClientOptions options) => new()
    {
        // How often is decided for each call, in ShouldRetry.
        MaxRetryAttempts = int.MaxValue,
        ShouldHandle = args => ValueTask.FromResult(ShouldRetry(args, options)),
        DelayGenerator = static args => ValueTask.FromResult<TimeSpan?>(CallOf(args.Context)?.NextDelay),
    };

    private static TimeoutStrategyOptions AttemptLimit() => new()
    {
        TimeoutGenerator = static args => ValueTask.FromResult(CallOf(args.Context)?.AttemptLimit() ?? Timeout.InfiniteTimeSpan),
    };

    private static bool ShouldRetry(RetryPredicateArguments<RawResponse> args, ClientOptions options) =>
        CallOf(args.Context) is { } call && RetryPolicy.ShouldRetry(call, args.Outcome, args.AttemptNumber, options);

    private static Call? CallOf(ResilienceContext context) => context.Properties.GetValue(CallKey, null!);
}
