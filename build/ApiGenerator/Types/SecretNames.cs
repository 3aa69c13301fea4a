using ApiGenerator.Description;

namespace ApiGenerator.Types;

/// <summary>Says what is secret, and gives the names on the wire of what is secret in a body, however deep.</summary>
internal static class SecretNames
{
    // Names of texts that are secrets wherever they stand; a description of a whole server marks few of them.
    private static readonly string[] Known =
    [
        "password", "passwd", "passphrase", "passcode", "secret", "token", "credential", "credentials", "api_key", "apikey", "access_key", "private_key", "secret_key",
    ];

    /// <summary>
    /// Whether a text is a secret: by a mark, by its format, or by its name, unless the mark says that it is none.
    /// </summary>
    public static bool IsSecret(string wireName, TypeShape shape, params ReadOnlySpan<Node> places)
    {
        foreach (var place in places)
        {
            if (place.Flag("x-secret") is { } mark)
            {
                return mark;
            }

            if (place.Text("format") == "password")
            {
                return true;
            }
        }

        return shape is TypeShape.Scalar { Kind: ScalarKind.Text or ScalarKind.RepeatedText } && IsSecretName(wireName);
    }

    private static bool IsSecretName(string wireName)
    {
        var name = wireName.Replace('-', '_').ToLowerInvariant();
        return Known.Any(known => name == known || name.EndsWith("_" + known, StringComparison.Ordinal));
    }

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
