namespace ApiGenerator.Types;

/// <summary>The names on the wire of what is secret in a body, however deep.</summary>
internal static class SecretNames
{
    public static IReadOnlyList<string> In(TypeShape? shape)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Collect(shape, names, []);
        return [.. names];
    }

    private static void Collect(TypeShape? shape, SortedSet<string> names, HashSet<object> seen)
    {
        switch (shape)
        {
            case TypeShape.Model model:
                Collect(model.Definition, model.Definition.Properties, names, seen);
                break;
            case TypeShape.Patch patch:
                Collect(patch.Definition, patch.Definition.Properties, names, seen);
                break;
            case TypeShape.Form form:
                Collect(form.Definition, form.Definition.Properties, names, seen);
                break;
            case TypeShape.List list:
                Collect(list.Element.Shape, names, seen);
                break;
            case TypeShape.Map map:
                Collect(map.Value.Shape, names, seen);
                break;
        }
    }

    // A model may hold its own kind.
    private static void Collect(object definition, List<PropertyDefinition> properties, SortedSet<string> names, HashSet<object> seen)
    {
        if (!seen.Add(definition))
        {
            return;
        }

        foreach (var property in properties)
        {
            if (property.IsSecret)
            {
                names.Add(property.WireName);
            }

            Collect(property.Use.Shape, names, seen);
        }
    }
}
