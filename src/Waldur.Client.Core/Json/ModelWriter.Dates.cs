using System.Globalization;

namespace Waldur.Client.Core;

/// <content>Instants and dates.</content>
public ref partial struct ModelWriter
{
    /// <summary>Writes an instant in ISO 8601.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, DateTimeOffset value)
    {
        Begin(name);
        WriteValue(value);
    }

    /// <summary>Writes an instant in ISO 8601; null as null.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, DateTimeOffset? value)
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

    /// <summary>Writes an instant, as UTC, in a form of its own.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <param name="format">The custom format string of the date and time.</param>
    public void Write(ReadOnlySpan<byte> name, DateTimeOffset value, string format)
    {
        Begin(name);
        _json.WriteStringValue(value.ToUniversalTime().ToString(format, CultureInfo.InvariantCulture));
    }

    /// <summary>Writes an instant, as UTC, in a form of its own; null as null.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    /// <param name="format">The custom format string of the date and time.</param>
    public void Write(ReadOnlySpan<byte> name, DateTimeOffset? value, string format)
    {
        if (value is { } some)
        {
            Write(name, some, format);
        }
        else
        {
            WriteNull(name);
        }
    }

    /// <summary>Writes an instant in ISO 8601 as a value.</summary>
    /// <param name="value">The value.</param>
    public readonly void WriteValue(DateTimeOffset value) => _json.WriteStringValue(value);

    /// <summary>Writes a date as <c>yyyy-MM-dd</c>.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, DateOnly value)
    {
        Begin(name);
        WriteValue(value);
    }

    /// <summary>Writes a date as <c>yyyy-MM-dd</c>; null as null.</summary>
    /// <param name="name">The property's name on the wire.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, DateOnly? value)
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

    /// <summary>Writes a date as <c>yyyy-MM-dd</c> as a value.</summary>
    /// <param name="value">The value.</param>
    public readonly void WriteValue(DateOnly value) => _json.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
