using System.Net.Http.Headers;

namespace Waldur.Client.Core;

internal sealed class BinaryRequestContent(ReadOnlyMemory<byte> bytes, string mediaType) : RequestContent
{
    private readonly MediaTypeHeaderValue _mediaType = MediaTypeHeaderValue.Parse(mediaType);

    public override HttpContent CreateHttpContent()
    {
        var content = new ReadOnlyMemoryContent(bytes);
        content.Headers.ContentType = _mediaType;
        return content;
    }

    internal override void CollectSecrets(Func<string, bool> isSecret, Action<string> add) => JsonSecrets.Collect(bytes.Span, isSecret, add);
}
