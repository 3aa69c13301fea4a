using System.Reflection;

namespace Waldur.Client.Conventions.PublicSurface;

/// <summary>Names of types as C# writes them.</summary>
internal static class TypeText
{
    public static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return "ref " + Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        var name = type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.FullName ?? type.Name;
        name = name.Split('`')[0].Split('[')[0];
        name = name.StartsWith("System.", StringComparison.Ordinal) ? type.Name.Split('`')[0] : name;
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }

    public static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
}
