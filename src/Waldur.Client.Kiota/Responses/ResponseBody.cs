using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;
using Waldur.Client.Core;

namespace Waldur.Client.Kiota;

/// <summary>The body of a response that was read whole.</summary>
internal sealed class ResponseBody
{
    private static readonly byte[] WhiteSpace = " \t\r\n"u8.ToArray();
    private readonly RawResult _result;
    private readonly ReadOnlyMemory<byte> _bytes;

    public ResponseBody(RawResult result)
        : this(result, result.Body)
    {
    }

    public ResponseBody(RawResult result, ReadOnlyMemory<byte> bytes)
    {
        _result = result;
        _bytes = bytes;

        // What comes without a media type is read as what the server sends otherwise: it is not dropped.
        MediaType = string.IsNullOrEmpty(result.Response.MediaType) ? "application/json" : result.Response.MediaType.ToLowerInvariant();
        IsJson = KiotaFormats.IsJson(MediaType);
        Kind = KindOf(_bytes.Span.TrimStart(WhiteSpace));
    }

    public string MediaType { get; }

    public bool IsJson { get; }

    public BodyKind Kind { get; }

    /// <summary>Whether there is nothing to read: Kiota's methods return null then.</summary>
    public bool IsEmpty => Kind == BodyKind.Empty || (IsJson && Kind == BodyKind.Null);

    /// <summary>Reads a value.</summary>
    /// <param name="formats">The formats.</param>
    /// <param name="expected">What the value is, for the error.</param>
    /// <param name="read">Reads it from the root of the body.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="KiotaApiException">The body is broken or of another form.</exception>
    public async Task<T> ReadAsync<T>(KiotaFormats formats, string expected, Func<IParseNode, T> read, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = OpenRead();
            return read(await formats.ReadAsync(MediaType, stream, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever a generated model throws on a body means that the body is not what the description says.
            throw Unexpected(expected, error);
        }
    }

    public KiotaApiException Unexpected(string expected, Exception? cause = null) =>
        new(_result.ToUnexpectedContent(expected, cause)) { ResponseHeaders = _result.CopyHeaders() };

    /// <summary>Whether a body with a good status is an error: in the shape of the product, or a list with an error.</summary>
    public bool HidesError()
    {
        if (_result.IsHiddenError)
        {
            return true;
        }

        if (!IsJson || Kind != BodyKind.Object || _bytes.Span.IndexOf("\"error\""u8) < 0)
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(_bytes);
            return Has(document.RootElement, "error"u8, IsText) && Has(document.RootElement, "results"u8, static _ => true);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private MemoryStream OpenRead() => MemoryMarshal.TryGetArray(_bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(_bytes.ToArray(), writable: false);

    // By what stands in the body: a text that is no Unicode cannot be read, and is an error all the same.
    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetRawText() != "\"\"";

    private static bool Has(JsonElement root, ReadOnlySpan<byte> name, Func<JsonElement, bool> condition)
    {
        foreach (var member in root.EnumerateObject())
        {
            if (IsNamed(member, name) && condition(member.Value))
            {
                return true;
            }
        }

        return false;
    }

    // Half a surrogate pair in a name is no fault to the parser, only to whoever asks for the name.
    private static bool IsNamed(JsonProperty member, ReadOnlySpan<byte> name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static BodyKind KindOf(ReadOnlySpan<byte> text) => text switch
    {
        [] => BodyKind.Empty,
        [(byte)'{', ..] => BodyKind.Object,
        [(byte)'[', ..] => BodyKind.Array,
        _ when text.TrimEnd(WhiteSpace).SequenceEqual("null"u8) => BodyKind.Null,
        _ => BodyKind.Other,
    };
}
