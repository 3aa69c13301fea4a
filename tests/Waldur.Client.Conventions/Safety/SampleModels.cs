using System.Collections;
using System.Reflection;
using Waldur.Client.Core;

namespace Waldur.Client.Conventions.Safety;

/// <summary>Makes models with every property set, whatever they are, but for the error of a list.</summary>
internal static class SampleModels
{
    private const int Deepest = 3;

    public static object Of(Type type, int depth = 0)
    {
        var model = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            // With an error in it a list is none.
            if (property.SetMethod is not null && property.Name != "Error" && Value(property.PropertyType, depth) is { } value)
            {
                property.SetValue(model, value);
            }
        }

        return model;
    }

    private static object? Value(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            return Activator.CreateInstance(type, Value(type.GetGenericArguments()[0], depth));
        }

        return type switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(Guid) => Guid.Parse("0123456789abcdef0123456789abcdef"),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 1, 6, 20, 40, 33, TimeSpan.Zero),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 1, 6),
            _ when type == typeof(RawJson) => RawJson.Parse("""{"limits":{"cpu":4},"list":[1,null,"x"]}"""),
            _ when type == typeof(byte[]) => new byte[] { 1, 2, 3 },
            _ when type.IsPrimitive || type == typeof(decimal) => Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture),
            _ when IsOpenEnum(type) => type.GetMethod("From")!.Invoke(null, ["newer"]),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => List(type.GetGenericArguments()[0], depth),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) => Map(type.GetGenericArguments()[1], depth),
            _ when typeof(ApiModel).IsAssignableFrom(type) && depth < Deepest => Of(type, depth + 1),
            _ => null,
        };
    }

    private static bool IsOpenEnum(Type type) =>
        Array.Exists(type.GetInterfaces(), one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IOpenEnum<>));

    private static Array? List(Type element, int depth)
    {
        if (Value(element, depth) is not { } value)
        {
            return null;
        }

        var list = Array.CreateInstance(element, 2);
        list.SetValue(value, 0);
        list.SetValue(value, 1);
        return list;
    }

    private static IDictionary? Map(Type element, int depth)
    {
        if (Value(element, depth) is not { } value)
        {
            return null;
        }

        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), element))!;
        map.Add("key", value);
        return map;
    }
}
