using System.Reflection;

namespace Waldur.Client.Conventions.PublicSurface;

/// <summary>The public types and members of an assembly, a line each, sorted.</summary>
internal static class SurfaceText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(Lines).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Lines(Type type)
    {
        yield return $"{TypeText.Name(type)} : {Kind(type)}";
        foreach (var member in type.GetMembers(Declared).Where(IsShown))
        {
            yield return $"{TypeText.Name(type)}.{Text(member)}";
        }
    }

    private static string Kind(Type type)
    {
        var kind = type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class"
            : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        var bases = new[] { type.BaseType }.OfType<Type>().Where(parent => parent.FullName is not ("System.Object" or "System.ValueType" or "System.Enum"));
        var text = string.Join(", ", bases.Concat(type.GetInterfaces().Where(one => one.IsPublic)).Select(TypeText.Name).Order(StringComparer.Ordinal));
        return text.Length == 0 ? kind : $"{kind} ({text})";
    }

    private static bool IsShown(MemberInfo member) => member switch
    {
        MethodInfo method => IsShown(method) && !method.IsSpecialName | method.Name.StartsWith("op_", StringComparison.Ordinal) && !method.Name.Contains('<', StringComparison.Ordinal),
        ConstructorInfo constructor => IsShown(constructor) && !constructor.IsStatic,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsShown),
        FieldInfo field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName,
        EventInfo @event => IsShown(@event.AddMethod!),
        _ => false,
    };

    private static bool IsShown(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Text(MemberInfo member) => member switch
    {
        MethodInfo method => $"{method.Name}{TypeText.Generics(method)}({Parameters(method.GetParameters())}) : {TypeText.Name(method.ReturnType)}{(method.IsStatic ? " static" : "")}",
        ConstructorInfo constructor => $"new({Parameters(constructor.GetParameters())})",
        PropertyInfo property => $"{property.Name}{Indexer(property)} : {TypeText.Name(property.PropertyType)} {{{Accessors(property)} }}",
        FieldInfo field => $"{field.Name} : {TypeText.Name(field.FieldType)}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}",
        EventInfo @event => $"event {@event.Name} : {TypeText.Name(@event.EventHandlerType!)}",
        _ => member.Name,
    };

    private static string Parameters(IEnumerable<ParameterInfo> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{TypeText.Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = …" : "")}"));

    private static string Indexer(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{Parameters(parameters)}]" : "";

    private static string Accessors(PropertyInfo property)
    {
        var isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers()
            .Any(modifier => modifier.FullName == "System.Runtime.CompilerServices.IsExternalInit") == true;
        var get = property.GetMethod is { } getter && IsShown(getter) ? " get;" : "";
        return property.SetMethod is { } setter && IsShown(setter) ? get + (isInit ? " init;" : " set;") : get;
    }
}
