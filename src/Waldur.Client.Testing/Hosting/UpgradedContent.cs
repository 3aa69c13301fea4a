using System.Net;

namespace Waldur.Client.Testing;

/// <summary>The content of a response of 101: the connection itself, to read from and to write to.</summary>
internal sealed class UpgradedContent(Stream connection) : HttpContent
{
    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => connection;

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(connection);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        throw new NotSupportedException("A connection cannot be copied.");

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
