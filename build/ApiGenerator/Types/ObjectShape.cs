using ApiGenerator.Description;

namespace ApiGenerator.Types;

/// <summary>The properties of an object schema, those of its <c>allOf</c> parts included.</summary>
internal sealed class ObjectShape
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public List<(string Name, Node Schema)> Properties { get; } = [];

    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    public static ObjectShape Of(Node schema, References references)
    {
        var shape = new ObjectShape();
        shape.Add(schema, references, new HashSet<string>(StringComparer.Ordinal));
        return shape;
    }

    private void Add(Node schema, References references, HashSet<string> seen)
    {
        var at = references.Resolve(schema);
        if (!at.Exists || !seen.Add(at.Pointer))
        {
            return;
        }

        foreach (var part in at.Items("allOf"))
        {
            Add(part, references, seen);
        }

        foreach (var (name, property) in at.Members("properties"))
        {
            if (_places.TryGetValue(name, out var place))
            {
                Properties[place] = (name, property);
                continue;
            }

            _places.Add(name, Properties.Count);
            Properties.Add((name, property));
        }

        foreach (var name in at.Items("required"))
        {
            Required.Add(name.AsText ?? "");
        }
    }
}
