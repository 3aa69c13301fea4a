namespace Waldur.Client.Testing;

/// <summary>A body that comes byte by byte.</summary>
internal sealed class SlowStream(byte[] body, TimeSpan pause, TimeProvider timeProvider) : FaultyStream
{
    private int _position;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position == body.Length || buffer.Length == 0)
        {
            return 0;
        }

        await Task.Delay(pause, timeProvider, cancellationToken).ConfigureAwait(false);
        buffer.Span[0] = body[_position++];
        return 1;
    }
}
