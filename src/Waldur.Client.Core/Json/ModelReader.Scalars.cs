using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Waldur.Client.Core;

/// <content>Single values: each method takes every form in which servers send its type.</content>
public ref partial struct ModelReader
{
    /// <summary>Reads a text; a number or boolean gives its JSON text.</summary>
    /// <returns>The text; empty where the value is neither.</returns>
    public string ReadString() => TakeString() ?? "";

    /// <summary>Reads a text that may be null.</summary>
    /// <returns>The text or null.</returns>
    public string? ReadStringOrNull() => TakeNull() ? null : TakeString();

    /// <summary>Reads a text that repeats within a response: equal text gives the same instance.</summary>
    /// <returns>The text; empty where the value is none.</returns>
    public string ReadRepeatedString() => TakeRepeatedString() ?? "";

    /// <summary>Reads a text that repeats within a response and may be null.</summary>
    /// <returns>The text or null.</returns>
    public string? ReadRepeatedStringOrNull() => TakeNull() ? null : TakeRepeatedString();

    /// <summary>Reads a uuid, with or without dashes.</summary>
    /// <returns>The uuid; all zeros where the value is none.</returns>
    public Guid ReadGuid() => TakeGuid() ?? Guid.Empty;

    /// <summary>Reads a uuid that may be null.</summary>
    /// <returns>The uuid or null.</returns>
    public Guid? ReadGuidOrNull() => TakeNull() ? null : TakeGuid();

    /// <summary>Reads a boolean, also from a text.</summary>
    /// <returns>The boolean; false where the value is none.</returns>
    public bool ReadBoolean() => TakeBoolean() ?? false;

    /// <summary>Reads a boolean that may be null.</summary>
    /// <returns>The boolean or null.</returns>
    public bool? ReadBooleanOrNull() => TakeNull() ? null : TakeBoolean();

    /// <summary>Reads a 32-bit integer, also from a text.</summary>
    /// <returns>The number; 0 where the value is none.</returns>
    public int ReadInt32() => TakeInt32() ?? 0;

    /// <summary>Reads a 32-bit integer that may be null.</summary>
    /// <returns>The number or null.</returns>
    public int? ReadInt32OrNull() => TakeNull() ? null : TakeInt32();

    /// <summary>Reads a 64-bit integer, also from a text.</summary>
    /// <returns>The number; 0 where the value is none.</returns>
    public long ReadInt64() => TakeInt64() ?? 0;

    /// <summary>Reads a 64-bit integer that may be null.</summary>
    /// <returns>The number or null.</returns>
    public long? ReadInt64OrNull() => TakeNull() ? null : TakeInt64();

    /// <summary>Reads a floating-point number, also from a text.</summary>
    /// <returns>The number; 0 where the value is none.</returns>
    public double ReadDouble() => TakeDouble() ?? 0;

    /// <summary>Reads a floating-point number that may be null.</summary>
    /// <returns>The number or null.</returns>
    public double? ReadDoubleOrNull() => TakeNull() ? null : TakeDouble();

    /// <summary>Reads a decimal number, also from a text.</summary>
    /// <returns>The number; 0 where the value is none.</returns>
    public decimal ReadDecimal() => TakeDecimal() ?? 0;

    /// <summary>Reads a decimal number that may be null.</summary>
    /// <returns>The number or null.</returns>
    public decimal? ReadDecimalOrNull() => TakeNull() ? null : TakeDecimal();

    /// <summary>Reads a date and time with an offset: ISO 8601, or one of the forms that Ruby servers send. Without an offset it does not fit.</summary>
    /// <returns>The instant; the type's default where the value is none.</returns>
    public DateTimeOffset ReadDateTimeOffset() => TakeDateTimeOffset() ?? default;

    /// <summary>Reads a date and time with an offset that may be null.</summary>
    /// <returns>The instant or null.</returns>
    public DateTimeOffset? ReadDateTimeOffsetOrNull() => TakeNull() ? null : TakeDateTimeOffset();

    /// <summary>Reads a date, <c>yyyy-MM-dd</c>.</summary>
    /// <returns>The date; the type's default where the value is none.</returns>
    public DateOnly ReadDateOnly() => TakeDateOnly() ?? default;

    /// <summary>Reads a date that may be null.</summary>
    /// <returns>The date or null.</returns>
    public DateOnly? ReadDateOnlyOrNull() => TakeNull() ? null : TakeDateOnly();

    /// <summary>Reads base64 text as bytes.</summary>
    /// <returns>The bytes; none where the value is no base64 text.</returns>
    public byte[] ReadBytes() => TakeBytes() ?? [];

    /// <summary>Reads base64 text that may be null.</summary>
    /// <returns>The bytes or null.</returns>
    public byte[]? ReadBytesOrNull() => TakeNull() ? null : TakeBytes();

    /// <summary>Reads an open enum; an unknown text is kept.</summary>
    /// <typeparam name="T">The open enum.</typeparam>
    /// <returns>The value; the type's default where the value is no text.</returns>
    public T ReadEnum<T>()
        where T : struct, IOpenEnum<T> => TakeEnum<T>() ?? default;

    /// <summary>Reads an open enum that may be null.</summary>
    /// <typeparam name="T">The open enum.</typeparam>
    /// <returns>The value or null.</returns>
    public T? ReadEnumOrNull<T>()
        where T : struct, IOpenEnum<T> => TakeNull() ? null : TakeEnum<T>();

    private string? TakeString()
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.String:
                _unread = false;
                return _json.GetString()!;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                _unread = false;
                return Encoding.UTF8.GetString(_json.ValueSpan);
            default:
                return null;
        }
    }

    private string? TakeRepeatedString()
    {
        if (_strings is null || _json.TokenType != JsonTokenType.String)
        {
            return TakeString();
        }

        _unread = false;
        return _strings.Get(ref _json);
    }

    private Guid? TakeGuid()
    {
        if (_json.TokenType != JsonTokenType.String)
        {
            return null;
        }

        if (UuidText.TryRead(_json.ValueSpan, out var value))
        {
            _unread = false;
            return value;
        }

        return null;
    }

    private bool? TakeBoolean()
    {
        bool? value = _json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.String when _json.ValueTextEquals("true"u8) || _json.ValueTextEquals("True"u8) => true,
            JsonTokenType.String when _json.ValueTextEquals("false"u8) || _json.ValueTextEquals("False"u8) => false,
            _ => null,
        };
        _unread &= value is null;
        return value;
    }

    private int? TakeInt32() => TakeInt64(int.MinValue, int.MaxValue) is { } value ? (int)value : null;

    private long? TakeInt64() => TakeInt64(long.MinValue, long.MaxValue);

    private long? TakeInt64(long least, long most)
    {
        if (!IsNumberOrText())
        {
            return null;
        }

        var span = _json.ValueSpan;
        if (!Utf8Parser.TryParse(span, out long value, out var used) || used != span.Length)
        {
            // 5.0 and 5e1 are integers too.
            if (!Utf8Parser.TryParse(span, out decimal number, out used) || used != span.Length
                || number != decimal.Truncate(number) || number < long.MinValue || number > long.MaxValue)
            {
                return null;
            }

            value = (long)number;
        }

        if (value < least || value > most)
        {
            return null;
        }

        _unread = false;
        return value;
    }

    private double? TakeDouble()
    {
        var span = _json.ValueSpan;

        // What is no finite number could not be written back.
        if (!IsNumberOrText() || !Utf8Parser.TryParse(span, out double value, out var used) || used != span.Length || !double.IsFinite(value))
        {
            return null;
        }

        _unread = false;
        return value;
    }

    private decimal? TakeDecimal()
    {
        var span = _json.ValueSpan;
        if (!IsNumberOrText() || !Utf8Parser.TryParse(span, out decimal value, out var used) || used != span.Length)
        {
            return null;
        }

        _unread = false;
        return value;
    }

    private DateTimeOffset? TakeDateTimeOffset()
    {
        if (_json.TokenType != JsonTokenType.String)
        {
            return null;
        }

        // System.Text.Json takes a time without an offset as local time; what it means is not known here.
        if (HasOffset(_json.ValueSpan) && _json.TryGetDateTimeOffset(out var exact))
        {
            _unread = false;
            return exact;
        }

        if (OtherDateTimes.TryParse(_json.GetString()!, out var value))
        {
            _unread = false;
            return value;
        }

        return null;
    }

    private DateOnly? TakeDateOnly()
    {
        // Of all that the reader takes for a time, only a date alone has this length.
        if (_json.TokenType != JsonTokenType.String || _json.ValueSpan.Length != 10 || !_json.TryGetDateTime(out var value))
        {
            return null;
        }

        _unread = false;
        return DateOnly.FromDateTime(value);
    }

    private byte[]? TakeBytes()
    {
        if (_json.TokenType != JsonTokenType.String || !_json.TryGetBytesFromBase64(out var value))
        {
            return null;
        }

        _unread = false;
        return value;
    }

    private T? TakeEnum<T>()
        where T : struct, IOpenEnum<T>
    {
        if (_json.TokenType != JsonTokenType.String)
        {
            return null;
        }

        _unread = false;
        return KnownValues<T>.TryFind(ref _json, out var known) ? known : T.From(_json.GetString()!);
    }

    private readonly bool IsNumberOrText() =>
        _json.TokenType is JsonTokenType.Number or JsonTokenType.String && !_json.ValueSpan.IsEmpty;

    private static bool HasOffset(ReadOnlySpan<byte> text) =>
        text.Length > 19 && (text[^1] == (byte)'Z' || text[19..].ContainsAny((byte)'+', (byte)'-'));
}
