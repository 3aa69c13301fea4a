using System.ComponentModel;
using System.Text.Json;
using System.Text.Unicode;

namespace Waldur.Client.Core;

/// <summary>
/// Reads models from the UTF-8 bytes of a response: lenient (a uuid with or without dashes, a number in quotes) and
/// lossless (a value that does not fit its property, or has none, is kept as raw JSON in
/// <see cref="ApiModel.AdditionalData"/>). A <c>Read…</c> method that cannot take the value leaves it unread and
/// returns the type's default; <see cref="KeepUnread"/> then puts it away.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct ModelReader
{
    private const int MaxExpectedRows = 1024;
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly StringPool? _strings;
    private readonly ReadOnlySpan<char> _askedFor;
    private readonly string? _askedForBy;
    private readonly bool _isResponse;
    private Utf8JsonReader _json;
    private bool _unread;

    /// <summary>Reads from a whole response.</summary>
    /// <param name="utf8">The response, without a byte order mark.</param>
    public ModelReader(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
        _json = new Utf8JsonReader(utf8);
    }

    /// <summary>Reads a response, whose objects must say which they are.</summary>
    internal ModelReader(ReadOnlySpan<byte> utf8, StringPool? strings, AskedFor askedFor)
    {
        _utf8 = utf8;
        _strings = strings;
        _isResponse = true;
        _askedFor = askedFor.Id;
        _askedForBy = askedFor.Property;
        _json = new Utf8JsonReader(utf8);
    }

    /// <summary>Moves to the next property of the object that the model is read from.</summary>
    /// <param name="property">The model's cursor.</param>
    /// <returns>False at the end of the object.</returns>
    public bool Next(ref PropertyCursor property)
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.PropertyName)
        {
            _unread = false;
            return false;
        }

        property.Index = property.Names.Find(ref _json, property.Expected);
        if (property.Index >= 0)
        {
            property.Expected = property.Index + 1;
        }
        else
        {
            property.UnknownName = _json.GetString();
        }

        _json.Read();
        _unread = true;
        return true;
    }

    /// <summary>Keeps the current property's value as raw JSON if nothing has read it.</summary>
    /// <param name="model">The model that is being read.</param>
    /// <param name="property">The model's cursor.</param>
    public void KeepUnread(ApiModel model, ref PropertyCursor property)
    {
        // Small enough to be inlined: it is called after every property, and nearly all have been read.
        if (_unread)
        {
            Keep(model, ref property);
        }
        else
        {
            property.Read.Add(property.Index);
        }
    }

    /// <summary>Ends the object: the model remembers which of its properties it held.</summary>
    /// <param name="model">The model that was read.</param>
    /// <param name="property">The model's cursor.</param>
#pragma warning disable CA1822 // A step of the reader, as its neighbors are.
    public readonly void Finish(ApiModel model, ref PropertyCursor property)
#pragma warning restore CA1822
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Presence = property.Names.Share(property.Read);
    }

    /// <summary>For a field of a partial update: absent where the value did not fit.</summary>
    /// <typeparam name="T">The field's type.</typeparam>
    /// <param name="value">What was read.</param>
    /// <returns>The value, or an absent field.</returns>
    public readonly Optional<T> ToOptional<T>(T value) => _unread ? default : new Optional<T>(value);

    /// <summary>Reads any value as it stands.</summary>
    /// <returns>Its JSON text.</returns>
    public RawJson ReadRaw()
    {
        var start = (int)_json.TokenStartIndex;
        _json.Skip();
        _unread = false;
        return new RawJson(_utf8[start..(int)_json.BytesConsumed].ToArray());
    }

    /// <summary>Reads any value as it stands; null where the JSON is null.</summary>
    /// <returns>Its JSON text, or null.</returns>
    public RawJson? ReadRawOrNull() => TakeNull() ? null : ReadRaw();

    /// <summary>Reads a nested model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <returns>The model, or null where the value is no object.</returns>
    public T? ReadModel<T>()
        where T : class, IJsonModel<T>
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var model = T.Read(ref this);
        _unread = false;
        return model;
    }

    /// <summary>Reads a nested model that may be null.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <returns>The model or null.</returns>
    public T? ReadModelOrNull<T>()
        where T : class, IJsonModel<T> => TakeNull() ? null : ReadModel<T>();

    /// <summary>Reads the response's only value, a model.</summary>
    internal T ReadRoot<T>()
        where T : class, IJsonModel<T> => ReadRoot(ModelElement<T>.Read);

    /// <summary>Reads the response's only value.</summary>
    /// <exception cref="JsonException">The bytes are not one JSON value, or the value is of another shape.</exception>
    internal T ReadRoot<T>(JsonValueReader<T> value)
    {
        // The JSON reader does not look into texts: without this, broken ones would be kept as raw JSON.
        if (!Utf8.IsValid(_utf8))
        {
            throw new JsonException("The response is not UTF-8.");
        }

        try
        {
            return ReadWhole(value);
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("The response holds an escaped text that is no Unicode.", error);
        }
    }

    private T ReadWhole<T>(JsonValueReader<T> value)
    {
        _json.Read();
        _unread = true;
        var first = _json.TokenType;
        var root = value(ref this);
        if (_unread)
        {
            throw new UnexpectedShapeException($"{ShapeOf(typeof(T))} as JSON", first == JsonTokenType.StartArray ? "an array, or elements, of another shape" : Describe(first));
        }

        _json.Read();
        return root;
    }

    // The rows of a page are about as long as its first: a list of the right size at once saves copying it as it grows.
    private readonly int EstimateCount(ref Utf8JsonReader start)
    {
        if (start.CurrentDepth > 0)
        {
            return 0;
        }

        var first = _json.BytesConsumed - start.BytesConsumed;
        var rows = (_utf8.Length - start.BytesConsumed) / first;
        return (int)Math.Min(rows + (rows / 32) + 1, MaxExpectedRows);
    }

    private void Keep(ApiModel model, ref PropertyCursor property)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (property.Index >= 0)
        {
            property.Read.Remove(property.Index);
        }

        model.AdditionalData[property.Name] = ReadRaw();
    }

    private bool TakeNull()
    {
        if (_json.TokenType != JsonTokenType.Null)
        {
            return false;
        }

        _unread = false;
        return true;
    }

    private static class ModelElement<T>
        where T : class, IJsonModel<T>
    {
        public static readonly JsonValueReader<T> Read = static (ref ModelReader reader) => reader.ReadModel<T>()!;
    }
}
