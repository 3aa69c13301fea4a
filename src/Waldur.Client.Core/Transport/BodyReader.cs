using System.Globalization;
using System.Net;

namespace Waldur.Client.Core;

/// <summary>Reads the whole body of a response into pooled memory.</summary>
internal static class BodyReader
{
    private const int UnknownLength = 16 * 1024;

    // What a server announces is believed only so far: the buffer grows with what really comes.
    private const int MaxAtOnce = 4 * 1024 * 1024;

    public static async ValueTask<PooledBuffer> ReadAsync(HttpResponseMessage response, bool hasBody, CancellationToken cancellationToken)
    {
        if (!hasBody)
        {
            return new PooledBuffer(0);
        }

        var announced = AnnouncedLength(response.Content);
        var buffer = new PooledBuffer((int)Math.Min(announced + 1 ?? UnknownLength, MaxAtOnce));
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                int read;
                while ((read = await stream.ReadAsync(buffer.GetMemory(1), cancellationToken).ConfigureAwait(false)) > 0)
                {
                    buffer.Advance(read);
                }
            }

            if (buffer.Length < announced)
            {
                throw new HttpIOException(HttpRequestError.ResponseEnded, "The body is shorter than its Content-Length.");
            }

            return buffer;
        }
        catch (InvalidDataException error)
        {
            buffer.Dispose();
            throw new HttpIOException(HttpRequestError.InvalidResponse, "The body cannot be decompressed.", error);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    // Taken from the header's text where there is one: the typed property parses it, stores the number and allocates.
    private static long? AnnouncedLength(HttpContent content) =>
        content.Headers.NonValidated.TryGetValues("Content-Length", out var text)
        && long.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length
            : content.Headers.ContentLength;
}
