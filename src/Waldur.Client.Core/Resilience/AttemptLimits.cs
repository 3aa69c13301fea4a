using System.Collections.Concurrent;
using Polly;
using Polly.Timeout;

namespace Waldur.Client.Core;

/// <summary>Ends attempts whose limit has passed.</summary>
internal sealed class AttemptLimits(TimeProvider timeProvider)
{
    // A source and its timer cost more than the rest of an attempt's limit: they are kept for the next.
    private const int MaxKept = 32;
    private readonly ConcurrentBag<CancellationTokenSource> _kept = [];

    public async ValueTask<Outcome<RawResponse>> ExecuteAsync(ApiClient client, Call call, CancellationToken cancellationToken)
    {
        var limit = call.AttemptLimit();
        if (limit == Timeout.InfiniteTimeSpan)
        {
            return await client.AttemptAsync(call, cancellationToken).ConfigureAwait(false);
        }

        var source = Rent(limit);
        var caller = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
        try
        {
            var outcome = await client.AttemptAsync(call, source.Token).ConfigureAwait(false);
            return outcome.Exception is OperationCanceledException error && source.IsCancellationRequested && !cancellationToken.IsCancellationRequested
                ? Outcome.FromException<RawResponse>(new TimeoutRejectedException("The attempt did not end within its limit.", limit, error))
                : outcome;
        }
        finally
        {
            await caller.DisposeAsync().ConfigureAwait(false);
            Return(source);
        }
    }

    private CancellationTokenSource Rent(TimeSpan limit)
    {
        if (timeProvider != TimeProvider.System || !_kept.TryTake(out var source))
        {
            return new CancellationTokenSource(limit, timeProvider);
        }

        // Only sources on the system's clock are kept.
#pragma warning disable RS0030
        source.CancelAfter(limit);
#pragma warning restore RS0030
        return source;
    }

    private void Return(CancellationTokenSource source)
    {
        if (timeProvider == TimeProvider.System && _kept.Count < MaxKept && source.TryReset())
        {
            _kept.Add(source);
        }
        else
        {
            source.Dispose();
        }
    }
}
