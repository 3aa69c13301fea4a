using Polly;
using Waldur.Client.Core;

namespace Waldur.Client.Tests;

/// <summary>Counts the calls of all clients that share it; what is sent again within a call counts once.</summary>
internal sealed class OperationCounter
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public ClientOptions AddTo(ClientOptions options) => options with
    {
        ConfigureResilience = builder => builder.AddStrategy(_ => new Strategy(this), new Options()).AddDefaultResilience(options),
    };

    private sealed class Options : ResilienceStrategyOptions;

    private sealed class Strategy(OperationCounter counter) : ResilienceStrategy<RawResponse>
    {
        protected override ValueTask<Outcome<RawResponse>> ExecuteCore<TState>(
            Func<ResilienceContext, TState, ValueTask<Outcome<RawResponse>>> callback,
            ResilienceContext context,
            TState state)
        {
            Interlocked.Increment(ref counter._count);
            return callback(context, state);
        }
    }
}
