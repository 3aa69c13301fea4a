using System.Threading.Channels;

namespace Waldur.Client.Events;

/// <summary>The events that wait for one reader. It never holds up the connection: what is too much is dropped, and said.</summary>
internal sealed class EventReader
{
    private readonly Channel<WaldurEvent> _channel;
    private int _dropped;

    public EventReader(int capacity) => _channel = Channel.CreateBounded<WaldurEvent>(
        new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true, SingleWriter = false },
        _ => Interlocked.Exchange(ref _dropped, 1));

    public void Add(WaldurEvent added) => _channel.Writer.TryWrite(added);

    public void Complete(Exception? error) => _channel.Writer.TryComplete(error);

    public async IAsyncEnumerable<WaldurEvent> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var next in _channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (Interlocked.Exchange(ref _dropped, 0) == 1)
            {
                yield return new WaldurEvent { Kind = WaldurEventKind.Dropped, ReceivedAt = next.ReceivedAt };
            }

            yield return next;
        }
    }
}
