using System.IO.Compression;

namespace Waldur.Client.Testing;

/// <summary>Bodies that are small on the wire and large once decompressed.</summary>
internal static class GzipBomb
{
    private static readonly Lazy<byte[]> Mebibyte = new(() =>
    {
        var spaces = new byte[1 << 20];
        Array.Fill(spaces, (byte)' ');
        return Compress(spaces);
    });

    /// <summary>Follows a body with spaces; null when there is no body.</summary>
    public static FakeResponse? Follow(FakeResponse response, int mebibytes)
    {
        if (response.Body.Length == 0)
        {
            return null;
        }

        // Members of gzip follow one another, so the spaces are compressed once, however many there are.
        using var body = new MemoryStream();
        body.Write(Compress(response.Body));
        for (var i = 0; i < mebibytes; i++)
        {
            body.Write(Mebibyte.Value);
        }

        return response.WithBody(body.ToArray()).With("Content-Encoding", "gzip");
    }

    private static byte[] Compress(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }
}
