namespace Waldur.Client.Testing;

/// <summary>A body that breaks off after its first half.</summary>
internal sealed class TruncatedStream(byte[] body) : FaultyStream
{
    private readonly int _end = body.Length / 2;
    private int _position;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_position >= _end)
        {
            return ValueTask.FromException<int>(new HttpIOException(
                HttpRequestError.ResponseEnded,
                $"The response ended prematurely, with at least {body.Length - _end} additional bytes expected."));
        }

        var count = Math.Min(buffer.Length, _end - _position);
        body.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        return ValueTask.FromResult(count);
    }
}
