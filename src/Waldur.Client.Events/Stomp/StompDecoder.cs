namespace Waldur.Client.Events;

/// <summary>
/// Reads frames out of a stream of bytes, however it was cut into pieces. Line feeds between frames are heart-beats and
/// vanish here. Bodies are looked at once, and no more is kept than one frame of the greatest size and what came with its end.
/// </summary>
internal sealed class StompDecoder(int maxBodySize)
{
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    // Up to here the current frame has been looked at.
    private int _scanned;
    private StompHead? _head;

    /// <summary>Takes bytes that were received.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        MakeRoom(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_end));
        _end += bytes.Length;
    }

    /// <summary>The next frame that is complete; null while there is none.</summary>
    /// <exception cref="StompProtocolException">What came is no frame, or too large a one.</exception>
    public StompFrame? TryRead()
    {
        if (_head is null)
        {
            SkipHeartBeats();
        }

        while (_head is not { IsComplete: true })
        {
            if (!ReadLine())
            {
                return null;
            }
        }

        return ReadBody(_head);
    }

    private void SkipHeartBeats()
    {
        while (_start < _end && _buffer[_start] is (byte)'\n' or (byte)'\r')
        {
            _start++;
        }

        _scanned = Math.Max(_scanned, _start);
        if (_start < _end)
        {
            _head = new StompHead(_start);
        }
    }

    private bool ReadLine()
    {
        if (_head is null)
        {
            return false;
        }

        var length = _buffer.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
        if ((length < 0 ? _end : _scanned + length) - _head.Start > StompLimits.MaxHeadSize)
        {
            throw new StompProtocolException("The headers of a frame are larger than is taken.");
        }

        if (length < 0)
        {
            // What has no end yet is looked at again when more has come; the bound keeps that cheap.
            return false;
        }

        _head.Add(_buffer.AsSpan(_scanned, length));
        _scanned += length + 1;
        return true;
    }

    private StompFrame? ReadBody(StompHead head)
    {
        head.BodyStart ??= _scanned;
        var start = head.BodyStart.Value;
        var length = head.BodyLength(maxBodySize) ?? FindEnd(start);
        if (length is not { } size || start + size >= _end)
        {
            return null;
        }

        if (_buffer[start + size] != 0)
        {
            throw new StompProtocolException("A frame goes on behind its content-length.");
        }

        var frame = new StompFrame(head.Command, head.Headers, _buffer.AsSpan(start, size).ToArray());
        _start = _scanned = start + size + 1;
        _head = null;
        return frame;
    }

    private int? FindEnd(int start)
    {
        var index = _buffer.AsSpan(_scanned, _end - _scanned).IndexOf((byte)0);
        var length = (index < 0 ? _end : _scanned + index) - start;
        if (length > maxBodySize)
        {
            throw StompHead.TooLarge();
        }

        _scanned = index < 0 ? _end : _scanned + index;
        return index < 0 ? null : length;
    }

    private void MakeRoom(int length)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _head?.Move(_start);
            _scanned -= _start;
            _end -= _start;
            _start = 0;
        }

        if (_end + length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _end + length));
        }
    }
}
