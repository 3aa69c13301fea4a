using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Waldur.Client.Core;

internal sealed class JsonRequestContent : RequestContent
{
    private static readonly MediaTypeHeaderValue PlainJson = new("application/json") { CharSet = "utf-8" };

    // The body goes to a server, not into a page: only what JSON itself demands is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _utf8;
    private readonly MediaTypeHeaderValue _mediaType;

    public JsonRequestContent(byte[] utf8, MediaTypeHeaderValue? mediaType = null)
    {
        _utf8 = utf8;
        _mediaType = mediaType ?? PlainJson;
    }

    public static JsonRequestContent Create<T>(T value, JsonValueWriter<T> write, MediaTypeHeaderValue? mediaType = null)
    {
        using var buffer = new PooledBuffer();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            var writer = new ModelWriter(json);
            write(ref writer, value);
        }

        return new JsonRequestContent(buffer.WrittenSpan.ToArray(), mediaType);
    }

    public override HttpContent CreateHttpContent()
    {
        var content = new ByteArrayContent(_utf8);
        content.Headers.ContentType = _mediaType;
        return content;
    }

    internal override void CollectSecrets(Func<string, bool> isSecret, Action<string> add) => JsonSecrets.Collect(_utf8, isSecret, add);
}
