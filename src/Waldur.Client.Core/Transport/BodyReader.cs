using System.Globalization;
using System.Net;

namespace Waldur.Client.Core;

/// <summary>Reads the body of a response into pooled memory, decompressed, up to a limit.</summary>
internal static class BodyReader
{
    private const int UnknownLength = 16 * 1024;

    // What a server announces is believed only so far: the buffer grows with what really comes.
    private const int MaxAtOnce = 4 * 1024 * 1024;

    /// <summary>Reads a body; where it is longer than the limit, so much of it. A limit of 0 means that there is none, as after HEAD.</summary>
    public static async ValueTask<RawResponse> ReadAsync(HttpResponseMessage response, long limit, CancellationToken cancellationToken)
    {
        if (limit == 0)
        {
            return new RawResponse(response, new PooledBuffer(0));
        }

        var announced = AnnouncedLength(response.Content);
        var size = Math.Min(Math.Min(announced ?? UnknownLength, limit), MaxAtOnce - 1);
        var buffer = new PooledBuffer((int)size + 1);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                int read;
                while ((read = await stream.ReadAsync(Room(buffer, limit), cancellationToken).ConfigureAwait(false)) > 0)
                {
                    if (buffer.Length == limit)
                    {
                        buffer.IsCut = true;
                        return new RawResponse(response, buffer);
                    }

                    buffer.Advance(read);
                }
            }

            return buffer.Length < announced
                ? throw new HttpIOException(HttpRequestError.ResponseEnded, "The body is shorter than its Content-Length.")
                : new RawResponse(response, buffer);
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

    // At the limit, one byte more says whether the body ends just there; the buffer need not grow for it.
    private static Memory<byte> Room(PooledBuffer buffer, long limit)
    {
        var room = limit - buffer.Length;
        if (room == 0)
        {
            return new byte[1];
        }

        var memory = buffer.GetMemory(1);
        return memory.Length > room ? memory[..(int)room] : memory;
    }

    // Taken from the header's text where there is one: the typed property parses it, stores the number and allocates.
    private static long? AnnouncedLength(HttpContent content) =>
        content.Headers.NonValidated.TryGetValues("Content-Length", out var text)
        && long.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length
            : content.Headers.ContentLength;
}
