using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// One JSON value as it stands on the wire, in UTF-8: kept without being parsed, parsed only when asked.
/// </summary>
[JsonConverter(typeof(RawJsonConverter))]
public readonly struct RawJson : IEquatable<RawJson>
{
    private readonly byte[]? _utf8;

    internal RawJson(byte[] utf8) => _utf8 = utf8;

    /// <summary>The JSON null; also what <c>default</c> stands for.</summary>
    public static RawJson Null { get; } = new("null"u8.ToArray());

    /// <summary>The empty object, <c>{}</c>.</summary>
    public static RawJson EmptyObject { get; } = new("{}"u8.ToArray());

    /// <summary>The value's UTF-8 text.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8 is null ? "null"u8 : _utf8;

    /// <summary>What kind of value it is, by its first character.</summary>
    public JsonValueKind Kind => Utf8[0] switch
    {
        (byte)'{' => JsonValueKind.Object,
        (byte)'[' => JsonValueKind.Array,
        (byte)'"' => JsonValueKind.String,
        (byte)'t' => JsonValueKind.True,
        (byte)'f' => JsonValueKind.False,
        (byte)'n' => JsonValueKind.Null,
        _ => JsonValueKind.Number,
    };

    /// <summary>Whether both hold the same JSON value, whatever the white space, the order of members and how numbers are written: 12.50 is 12.5.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(RawJson left, RawJson right) => left.Equals(right);

    /// <summary>Whether they hold different JSON values.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(RawJson left, RawJson right) => !left.Equals(right);

    /// <summary>Takes JSON text.</summary>
    /// <param name="json">One JSON value.</param>
    /// <returns>The value, without insignificant white space.</returns>
    /// <exception cref="JsonException">The text is not one JSON value, or a text in it is no Unicode: half a surrogate pair, escaped or not.</exception>
    public static RawJson Parse([StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = ParseDocument(json);
        return From(document.RootElement);
    }

    /// <summary>Copies a parsed value.</summary>
    /// <param name="element">The value.</param>
    /// <returns>The same value as text.</returns>
    /// <exception cref="InvalidOperationException">There is no value: its kind is <see cref="JsonValueKind.Undefined"/>, or its document was disposed.</exception>
    /// <exception cref="JsonException">A text in it is no Unicode, such as half of an escaped surrogate pair.</exception>
    public static RawJson From(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Undefined)
        {
            throw new InvalidOperationException("An element without a value cannot be copied.");
        }

        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, element);
        }

        return new RawJson(buffer.WrittenSpan.ToArray());
    }

    /// <summary>Copies a node; null is the JSON null.</summary>
    /// <param name="node">The value.</param>
    /// <returns>The same value as text.</returns>
    /// <exception cref="JsonException">A text in it is no Unicode, such as half of an escaped surrogate pair.</exception>
    public static RawJson From(JsonNode? node) => node is null ? Null : new RawJson(Encoding.UTF8.GetBytes(ToText(node)));

    /// <summary>Serialises a value of the caller's own type.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="typeInfo">How to write it, from a source-generated context.</param>
    /// <returns>The value as JSON.</returns>
    public static RawJson From<T>(T value, JsonTypeInfo<T> typeInfo) => new(JsonSerializer.SerializeToUtf8Bytes(value, typeInfo));

    /// <summary>Reads the value as the caller's own type.</summary>
    /// <typeparam name="T">The type to read.</typeparam>
    /// <param name="typeInfo">How to read it, from a source-generated context.</param>
    /// <returns>The value; null for the JSON null.</returns>
    /// <exception cref="JsonException">The value does not fit the type.</exception>
    public T? Deserialize<T>(JsonTypeInfo<T> typeInfo) => JsonSerializer.Deserialize(Utf8, typeInfo);

    /// <summary>Parses the value.</summary>
    /// <returns>An element that lives on its own.</returns>
    public JsonElement ToElement()
    {
        var reader = new Utf8JsonReader(Utf8);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Parses the value to a node that can be changed.</summary>
    /// <returns>The node; null for the JSON null.</returns>
    public JsonNode? ToNode() => JsonNode.Parse(Utf8);

    /// <inheritdoc/>
    public bool Equals(RawJson other) =>
        Utf8.SequenceEqual(other.Utf8) || (Kind == other.Kind && IsSameValue(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RawJson other && Equals(other);

    /// <summary>A hash of the kind of value only: equal values may be written in many ways.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => (int)Kind;

    /// <summary>The JSON text.</summary>
    /// <returns>The value's text.</returns>
    public override string ToString() => Encoding.UTF8.GetString(Utf8);

    // The parser looks into no text: half a surrogate pair fails only whoever reads or writes it.
    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        try
        {
            element.WriteTo(writer);
        }
        catch (InvalidOperationException error) when (error is not ObjectDisposedException)
        {
            throw NoJson(error);
        }
    }

    private static string ToText(JsonNode node)
    {
        try
        {
            return node.ToJsonString();
        }
        catch (InvalidOperationException error) when (error is not ObjectDisposedException)
        {
            throw NoJson(error);
        }
    }

    private static JsonDocument ParseDocument(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (ArgumentException error)
        {
            throw NoJson(error);
        }
    }

    private static JsonException NoJson(Exception error) => new($"The value cannot be written as JSON: {error.Message}", error);

    // Members of one name twice, or text that is no Unicode: neither is a value, and equality does not throw.
    private bool IsSameValue(RawJson other)
    {
        try
        {
            return JsonEquality.AreEqual(ToElement(), other.ToElement());
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or JsonException)
        {
            return false;
        }
    }
}
