using System.Net;

namespace Waldur.Client.Core;

/// <summary>Two gates, one within the other: an attempt begins when both let it.</summary>
internal sealed class NestedGate : IAttemptGate
{
    private readonly IAttemptGate _outer;
    private readonly IAttemptGate _inner;

    private NestedGate(IAttemptGate outer, IAttemptGate inner)
    {
        _outer = outer;
        _inner = inner;
    }

    /// <summary>Both gates, or the only one there is.</summary>
    public static IAttemptGate? Create(IAttemptGate? outer, IAttemptGate? inner) =>
        outer is null || outer == inner ? inner : inner is null ? outer : new NestedGate(outer, inner);

    /// <inheritdoc/>
    public async ValueTask<IGatedAttempt> EnterAsync(string operation, bool isRetry, CancellationToken cancellationToken = default)
    {
        var outer = await _outer.EnterAsync(operation, isRetry, cancellationToken).ConfigureAwait(false);
        try
        {
            return new Attempt(outer, await _inner.EnterAsync(operation, isRetry, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            // Nothing was sent, so this end says nothing about the server.
            outer.End(status: null, isCancelled: true);
            throw;
        }
    }

    private sealed class Attempt(IGatedAttempt outer, IGatedAttempt inner) : IGatedAttempt
    {
        public void End(HttpStatusCode? status, TimeSpan? retryAfter = null, bool isCancelled = false)
        {
            inner.End(status, retryAfter, isCancelled);
            outer.End(status, retryAfter, isCancelled);
        }
    }
}
