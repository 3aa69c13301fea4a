using System.Buffers;

namespace Waldur.Client.Core;

/// <summary>A growing byte buffer whose memory goes back to the shared pool when it is disposed.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int FirstSize = 1024;
    private byte[] _bytes;

    public PooledBuffer(int capacity = FirstSize) => _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 16));

    public int Length { get; private set; }

    /// <summary>Whether it holds only the start of what was to be read.</summary>
    public bool IsCut { get; set; }

    public ReadOnlySpan<byte> WrittenSpan => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Length);
    }

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>The size to grow to: twice the present one, as long as an array can be so long.</summary>
    /// <exception cref="InvalidOperationException">No array is as long as what is needed.</exception>
    internal static int NextSize(int size, long needed) => needed > Array.MaxLength
        ? throw new InvalidOperationException($"A body cannot be longer than {Array.MaxLength} bytes.")
        : (int)Math.Min(Math.Max(needed, size * 2L), Array.MaxLength);

    private void Reserve(int sizeHint)
    {
        var needed = (long)Length + Math.Max(sizeHint, 1);
        if (needed <= _bytes.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(NextSize(_bytes.Length, needed));
        WrittenSpan.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
