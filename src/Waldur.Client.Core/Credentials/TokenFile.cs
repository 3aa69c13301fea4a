using System.Text;

namespace Waldur.Client.Core;

/// <summary>A file with a token, as a secret store mounts it.</summary>
internal sealed class TokenFile(string path)
{
    // No header can carry more; a file that is longer is another file.
    private const int MaxLength = 16 * 1024;

    /// <summary>
    /// Reads the token. Its text alone says whether it has changed: a file that is exchanged may have the time and the length
    /// of the one before, and reading a few bytes costs no more than asking for these.
    /// </summary>
    /// <exception cref="TokenFileException">The file cannot be read, or holds no token.</exception>
    public TokenFileContent Read()
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Parse(ReadText(handle));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new TokenFileException($"The token file '{path}' cannot be read: {Reason(error)}.", error);
        }
    }

    private static string ReadText(Microsoft.Win32.SafeHandles.SafeFileHandle handle)
    {
        var bytes = new byte[MaxLength];
        var length = 0;
        int read;
        while (length < bytes.Length && (read = RandomAccess.Read(handle, bytes.AsSpan(length), length)) > 0)
        {
            length += read;
        }

        return Encoding.UTF8.GetString(ByteOrderMark.Skip(bytes.AsSpan(0, length)));
    }

    private TokenFileContent Parse(string text)
    {
        text = text.Trim();
        if (text.Length == 0)
        {
            throw new TokenFileException($"The token file '{path}' is empty.");
        }

        try
        {
            return new TokenFileContent(text);
        }
        catch (ArgumentException error)
        {
            // The reason never repeats the text.
            throw new TokenFileException($"The token file '{path}' holds no token: {error.Message}", error);
        }
    }

    private static string Reason(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it does not exist",
        UnauthorizedAccessException => "access is denied, or it is a directory",
        _ => error.Message.TrimEnd('.'),
    };
}
