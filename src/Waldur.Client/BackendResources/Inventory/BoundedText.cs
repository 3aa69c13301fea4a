using System.Buffers;

namespace Waldur.Client;

/// <summary>Reads a stream to its end, but not without one.</summary>
internal static class BoundedText
{
    private const int Step = 64 * 1024;

    /// <summary>Reads a stream; null where it has more bytes than allowed.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream stream, long maxSize, CancellationToken cancellationToken)
    {
        var text = new ArrayBufferWriter<byte>(Step);
        while (true)
        {
            var memory = text.GetMemory(Step);
            var read = await stream.ReadAsync(memory, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return text.WrittenMemory;
            }

            text.Advance(read);
            if (text.WrittenCount > maxSize)
            {
                return null;
            }
        }
    }
}
