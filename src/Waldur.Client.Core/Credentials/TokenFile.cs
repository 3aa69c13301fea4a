using System.Text;

namespace Waldur.Client.Core;

/// <summary>A file with a token, as a secret store mounts it.</summary>
internal sealed class TokenFile(string path)
{
    // No token is so long; a file that is so long is another file.
    private const int MaxLength = 64 * 1024;

    /// <summary>Reads the token; null where the file is still as the stamp says.</summary>
    /// <exception cref="TokenFileException">The file cannot be read, or holds no token.</exception>
    public TokenFileContent? Read(TokenFileStamp? seen)
    {
        try
        {
            // Opened before it is asked for its time, so that both are those of the same file, whatever links lead to it.
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var stamp = TokenFileStamp.Of(handle);
            if (stamp == seen)
            {
                return null;
            }

            return new TokenFileContent(Parse(ReadText(handle)), stamp);
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

    private string Parse(string text)
    {
        text = text.Trim();
        if (text.Length == 0)
        {
            throw new TokenFileException($"The token file '{path}' is empty.");
        }

        try
        {
            _ = Credential.FromToken(text);
            return text;
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
