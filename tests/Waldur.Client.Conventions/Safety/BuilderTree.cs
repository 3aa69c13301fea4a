using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Waldur.Client.Core;

namespace Waldur.Client.Conventions.Safety;

/// <summary>Calls every operation of the generated layer, with texts of the test's choice wherever a text is taken.</summary>
internal static class BuilderTree
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>The builders under a client's root property.</summary>
    public static IEnumerable<object> Builders(Assembly assembly, IApiClient client, string text)
    {
        foreach (var type in assembly.GetExportedTypes().Where(type => type.Name.EndsWith("RequestBuilder", StringComparison.Ordinal)))
        {
            var constructor = type.GetConstructors().Single();
            var arguments = constructor.GetParameters().Select(parameter =>
                parameter.ParameterType == typeof(IApiClient) ? client : Value(parameter.ParameterType, text));
            yield return constructor.Invoke([.. arguments]);
        }
    }

    /// <summary>The operations of a builder, ready to be called.</summary>
    public static IEnumerable<(string Name, Func<Task> Call)> Operations(object builder, string text)
    {
        foreach (var method in builder.GetType().GetMethods(Declared).Where(method => typeof(Task).IsAssignableFrom(method.ReturnType)))
        {
            yield return ($"{builder.GetType().Name}.{method.Name}", () =>
            {
                var arguments = method.GetParameters().Select(parameter => Value(parameter.ParameterType, text)).ToArray();
                return Invoke(method, builder, arguments);
            });
        }
    }

    private static Task Invoke(MethodInfo method, object builder, object?[] arguments)
    {
        try
        {
            return (Task)method.Invoke(builder, arguments)!;
        }
        catch (TargetInvocationException error)
        {
            return Task.FromException(error.InnerException!);
        }
    }

    private static object? Value(Type type, string text)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return text;
        }

        if (type == typeof(Guid))
        {
            return Guid.Parse("0123456789abcdef0123456789abcdef");
        }

        if (type.IsPrimitive)
        {
            return Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IOpenEnum<>)))
        {
            return type.GetMethod("From")!.Invoke(null, [text]);
        }

        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments() is [var element])
        {
            var array = Array.CreateInstance(element, 1);
            array.SetValue(Value(element, text), 0);
            return array;
        }

        return type.IsValueType ? Activator.CreateInstance(type) : Filled(type, text);
    }

    // A query or a body, with every property set that can hold the text.
    private static object Filled(Type type, string text)
    {
        var instance = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties(Declared).Where(property => property.SetMethod is not null && property.GetIndexParameters().Length == 0))
        {
            if (property.PropertyType == typeof(string) || !type.Name.EndsWith("Query", StringComparison.Ordinal))
            {
                if (property.PropertyType == typeof(string))
                {
                    property.SetValue(instance, text);
                }

                continue;
            }

            property.SetValue(instance, Value(property.PropertyType, text));
        }

        return instance;
    }
}
