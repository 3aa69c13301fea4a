using Waldur.Client.Core;

namespace Waldur.Client.Kiota;

/// <summary>
/// A body that the caller reads from the connection. A read that gives nothing for as long as an attempt may take ends with
/// an error, and so does a body that is cut. Closing the stream closes the response.
/// </summary>
internal sealed class ResponseStream : Stream
{
    private readonly HttpResponseMessage _message;
    private readonly Stream _inner;
    private readonly RawResult _result;
    private readonly ITimer _watchdog;
    private volatile bool _isTooSlow;

    public ResponseStream(HttpResponseMessage message, Stream inner, RawResult result, TimeProvider timeProvider)
    {
        _message = message;
        _inner = inner;
        _result = result;
        _watchdog = timeProvider.CreateTimer(static state => ((ResponseStream)state!).Abort(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        Watch(true);
        try
        {
            return _inner.Read(buffer, offset, count);
        }
        catch (Exception error)
        {
            throw Failed(error);
        }
        finally
        {
            Watch(false);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Watch(true);
        try
        {
            return await _inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(error);
        }
        finally
        {
            Watch(false);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _watchdog.Dispose();
            _inner.Dispose();
            _message.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Watch(bool starts) => _watchdog.Change(starts ? _result.AttemptTimeout : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    // The only way to end a read of a connection that is silent, synchronous or not.
    private void Abort()
    {
        _isTooSlow = true;
        _message.Dispose();
    }

    private KiotaApiException Failed(Exception error) => new(_isTooSlow ? _result.ToTimeoutError(error) : _result.ToTransportError(error));
}
