using System.Globalization;
using System.Text.Json;

namespace Waldur.Client.Core;

/// <content>
/// Single values. A null is written as null: whether a property is written at all is for the model to say.
/// </content>
public ref partial struct ModelWriter
{
    /// <summary>Writes a text; null as null.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, string? value)
    {
        Begin(name);
        _json.WriteStringValue(value);
    }

    /// <summary>Writes a text as a value; null is the JSON null.</summary>
    /// <param name="value">The value.</param>
    public readonly void WriteValue(string? value) => _json.WriteStringValue(value);

    /// <summary>Writes a uuid, with dashes.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, Guid value)
    {
        Begin(name);
        WriteValue(value);
    }

    /// <summary>Writes a uuid, with dashes; null as null.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, Guid? value)
    {
        if (value is { } some)
        {
            Write(name, some);
        }
        else
        {
            WriteNull(name);
        }
    }

    /// <summary>Writes a uuid, with dashes as a value.</summary>
    /// <param name="value">The value.</param>
    public readonly void WriteValue(Guid value) => _json.WriteStringValue(value);

    /// <summary>Writes a boolean.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, bool value)
    {
        Begin(name);
        WriteValue(value);
    }

    /// <summary>Writes a boolean; null as null.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } some)
        {
            Write(name, some);
        }
        else
        {
            WriteNull(name);
        }
    }

    /// <summary>Writes a boolean as a value.</summary>
    /// <param name="value">The value.</param>
    public readonly void WriteValue(bool value) => _json.WriteBooleanValue(value);

    /// <summary>Writes a number.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, int value)
    {
        Begin(name);
        WriteValue(value);
    }

    /// <summary>Writes a number; null as null.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } some)
        {
            Write(name, some);
        }
        else
        {
            WriteNull(name);
        }
    }

    /// <summary>Writes a number as a value.</summary>
    /// <param name="value">The value.</param>
    public readonly void WriteValue(int value) => _json.WriteNumberValue(value);

    /// <summary>Writes a number.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, long value)
    {
        Begin(name);
        WriteValue(value);
    }

    /// <summary>Writes a number; null as null.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } some)
        {
            Write(name, some);
        }
        else
        {
            WriteNull(name);
        }
    }

    /// <summary>Writes a number as a value.</summary>
    /// <param name="value">The value.</param>
    public readonly void WriteValue(long value) => _json.WriteNumberValue(value);

    /// <summary>Writes a number.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, double value)
    {
        Begin(name);
        WriteValue(value);
    }

    /// <summary>Writes a number; null as null.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } some)
        {
            Write(name, some);
        }
        else
        {
            WriteNull(name);
        }
    }

    /// <summary>Writes a number as a value.</summary>
    /// <param name="value">The value.</param>
    public readonly void WriteValue(double value) => _json.WriteNumberValue(value);

    /// <summary>Writes a number.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, decimal value)
    {
        Begin(name);
        WriteValue(value);
    }

    /// <summary>Writes a number; null as null.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, decimal? value)
    {
        if (value is { } some)
        {
            Write(name, some);
        }
        else
        {
            WriteNull(name);
        }
    }

    /// <summary>Writes a number as a value.</summary>
    /// <param name="value">The value.</param>
    public readonly void WriteValue(decimal value) => _json.WriteNumberValue(value);

    /// <summary>Writes a JSON value as it stands.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, RawJson value)
    {
        Begin(name);
        WriteValue(value);
    }

    /// <summary>Writes a JSON value as it stands; null as null.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, RawJson? value)
    {
        if (value is { } some)
        {
            Write(name, some);
        }
        else
        {
            WriteNull(name);
        }
    }

    /// <summary>Writes a JSON value as it stands as a value.</summary>
    /// <param name="value">The value.</param>
    public readonly void WriteValue(RawJson value) => _json.WriteRawValue(value.Utf8, skipInputValidation: true);

    /// <summary>Writes bytes as base64 text; null as null.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The bytes.</param>
    public void Write(ReadOnlySpan<byte> name, byte[]? value)
    {
        if (value is null)
        {
            WriteNull(name);
            return;
        }

        Begin(name);
        WriteValue(value);
    }

    /// <summary>Writes bytes as base64 text.</summary>
    /// <param name="value">The bytes.</param>
    public readonly void WriteValue(byte[] value) => _json.WriteBase64StringValue(value);

    /// <summary>Writes an open enum's text.</summary>
    /// <typeparam name="T">The open enum.</typeparam>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void WriteEnum<T>(ReadOnlySpan<byte> name, T value)
        where T : struct, IOpenEnum<T> => Write(name, value.Value);

    /// <summary>Writes an open enum's text; null as null.</summary>
    /// <typeparam name="T">The open enum.</typeparam>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void WriteEnum<T>(ReadOnlySpan<byte> name, T? value)
        where T : struct, IOpenEnum<T> => Write(name, value?.Value);

    /// <summary>Writes an open enum's text as a value.</summary>
    /// <typeparam name="T">The open enum.</typeparam>
    /// <param name="value">The value.</param>
    public readonly void WriteEnumValue<T>(T value)
        where T : struct, IOpenEnum<T> => WriteValue(value.Value);
}
