using System.Diagnostics.CodeAnalysis;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Helpers;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Waldur.Client.Kiota;

/// <summary>Reads a body that is a single value.</summary>
internal static class PrimitiveReader
{
    /// <summary>Reads the value; null for an enum's value that the description does not know.</summary>
    /// <exception cref="FormatException">The body is no such value.</exception>
    /// <exception cref="NotSupportedException">The type is none that Kiota generates.</exception>
    public static T? Read<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(IParseNode node)
    {
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        if (type.IsEnum)
        {
            return node.GetStringValue() is { Length: > 0 } text ? (T?)EnumHelpers.GetEnumValue(typeof(T), text) : default;
        }

        return ReadValue(node, type) is { } value ? (T)value : throw new FormatException($"The body is no {type.Name}.");
    }

    private static object? ReadValue(IParseNode node, Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => node.GetStringValue(),
        TypeCode.Boolean => node.GetBoolValue(),
        TypeCode.Byte => node.GetByteValue(),
        TypeCode.SByte => node.GetSbyteValue(),
        TypeCode.Int32 => node.GetIntValue(),
        TypeCode.Int64 => node.GetLongValue(),
        TypeCode.Single => node.GetFloatValue(),
        TypeCode.Double => node.GetDoubleValue(),
        TypeCode.Decimal => node.GetDecimalValue(),
        _ => ReadOther(node, type),
    };

    private static object? ReadOther(IParseNode node, Type type)
    {
        if (type == typeof(Guid))
        {
            return node.GetGuidValue();
        }

        if (type == typeof(DateTimeOffset))
        {
            return node.GetDateTimeOffsetValue();
        }

        if (type == typeof(TimeSpan))
        {
            return node.GetTimeSpanValue();
        }

        if (type == typeof(Date))
        {
            return node.GetDateValue();
        }

        if (type == typeof(Time))
        {
            return node.GetTimeValue();
        }

        return type == typeof(byte[]) ? node.GetByteArrayValue() : throw new NotSupportedException($"Kiota reads no body as {type.Name}.");
    }
}
