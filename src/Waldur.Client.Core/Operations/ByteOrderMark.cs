namespace Waldur.Client.Core;

/// <summary>The mark with which some programs begin a text in UTF-8; it means nothing.</summary>
internal static class ByteOrderMark
{
    public static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> utf8) => utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    public static string Skip(string text) => text.StartsWith('\uFEFF') ? text[1..] : text;
}
