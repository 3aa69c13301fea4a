using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>Reads the body of a successful response.</summary>
/// <typeparam name="T">What the body becomes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResponseReader<T>
{
    private readonly Body _read;

    internal ResponseReader(string? mediaType, Body read)
    {
        MediaType = mediaType;
        _read = read;
    }

    internal delegate T Body(ReadOnlySpan<byte> utf8, AskedFor askedFor);

    /// <summary>The media type that the request accepts and the response must have; null accepts any.</summary>
    public string? MediaType { get; }

    /// <summary>Reads a body.</summary>
    /// <param name="utf8">The body's bytes, which are valid during the call only.</param>
    /// <returns>The value.</returns>
    /// <exception cref="System.Text.Json.JsonException">The body is not what the description says, or an object in it does not say which it is.</exception>
    public T Read(ReadOnlySpan<byte> utf8) => _read(utf8, default);

    /// <summary>Reads the body of the response to a request that may ask for one object.</summary>
    internal T Read(ReadOnlySpan<byte> utf8, ApiRequest request) =>
        _read(utf8, AskedFor.In(request));
}
