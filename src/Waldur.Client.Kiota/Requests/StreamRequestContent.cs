using Waldur.Client.Core;

namespace Waldur.Client.Kiota;

/// <summary>A body that Kiota gives as a stream: sent once more where the stream can be rewound, or was not read yet.</summary>
internal sealed class StreamRequestContent : RequestContent
{
    private readonly Stream _stream;
    private readonly long _start;
    private readonly ReadOnlyMemory<byte>? _bytes;
    private bool _isRead;

    public StreamRequestContent(Stream stream)
    {
        _stream = stream;
        _start = stream.CanSeek ? stream.Position : 0;
        if (stream is MemoryStream { CanSeek: true } memory && memory.TryGetBuffer(out var buffer))
        {
            _bytes = buffer.AsMemory((int)_start);
        }
    }

    public override bool CanRetry => _stream.CanSeek || !_isRead;

    public override HttpContent CreateHttpContent()
    {
        if (_bytes is { } bytes)
        {
            return new ReadOnlyMemoryContent(bytes);
        }

        if (_stream.CanSeek)
        {
            _stream.Position = _start;
        }

        return new StreamContent(new UncloseableStream(_stream, () => _isRead = true));
    }
}
