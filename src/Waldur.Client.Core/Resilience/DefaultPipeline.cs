using Polly;

namespace Waldur.Client.Core;

/// <summary>Retries what is safe to retry, within the call's limit, and limits each attempt: what <see cref="ClientResilienceExtensions.AddDefaultResilience"/> adds, without Polly.</summary>
internal sealed class DefaultPipeline(ClientOptions options) : ICallPipeline
{
    private readonly AttemptLimits _limits = new(options.TimeProvider);

    public async ValueTask<Outcome<RawResponse>> ExecuteAsync(ApiClient client, Call call, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var outcome = await _limits.ExecuteAsync(client, call, cancellationToken).ConfigureAwait(false);
            if (!RetryPolicy.ShouldRetry(call, outcome, attempt, options) || cancellationToken.IsCancellationRequested)
            {
                return outcome;
            }

            outcome.Result?.Dispose();
            try
            {
                await Task.Delay(call.NextDelay, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException error)
            {
                return Outcome.FromException<RawResponse>(error);
            }
        }
    }
}
