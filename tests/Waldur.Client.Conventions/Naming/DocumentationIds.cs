using System.Reflection;

namespace Waldur.Client.Conventions.Naming;

/// <summary>The ids under which the compiler writes documentation, for types, properties, fields and events.</summary>
internal static class DocumentationIds
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type)
    {
        var name = type.FullName!.Replace('+', '.');
        yield return $"T:{name}";
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            yield break;
        }

        // Positional members of records are documented by the parameters of the type.
        var positional = type.GetMethod("Deconstruct", Declared)?.GetParameters().Select(parameter => parameter.Name).ToHashSet() ?? [];
        foreach (var property in type.GetProperties(Declared).Where(property => property.GetIndexParameters().Length == 0 && !positional.Contains(property.Name)))
        {
            yield return $"P:{name}.{property.Name}";
        }

        foreach (var field in type.GetFields(Declared).Where(field => !field.IsSpecialName))
        {
            yield return $"F:{name}.{field.Name}";
        }
    }
}
