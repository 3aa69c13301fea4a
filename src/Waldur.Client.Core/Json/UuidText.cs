using System.Buffers;
using System.Buffers.Text;

namespace Waldur.Client.Core;

/// <summary>
/// Reads uuids. The form without dashes, in which Waldur sends them, is read as the hexadecimal bytes that it is, many digits at
/// once: there are several in every row.
/// </summary>
internal static class UuidText
{
    private const int Digits = 32;

    public static bool TryRead(ReadOnlySpan<byte> utf8, out Guid value)
    {
#if NET10_0_OR_GREATER
        if (utf8.Length == Digits)
        {
            Span<byte> bytes = stackalloc byte[Digits / 2];
            var isRead = Convert.FromHexString(utf8, bytes, out _, out _) == OperationStatus.Done;
            value = isRead ? new Guid(bytes, bigEndian: true) : Guid.Empty;
            return isRead;
        }
#endif
        return Utf8Parser.TryParse(utf8, out value, out var used, utf8.Length == Digits ? 'N' : 'D') && used == utf8.Length;
    }

    public static bool TryRead(ReadOnlySpan<char> text, out Guid value)
    {
#if NET10_0_OR_GREATER
        if (text.Length == Digits)
        {
            Span<byte> bytes = stackalloc byte[Digits / 2];
            var isRead = Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done;
            value = isRead ? new Guid(bytes, bigEndian: true) : Guid.Empty;
            return isRead;
        }
#endif
        return Guid.TryParse(text, out value);
    }
}
