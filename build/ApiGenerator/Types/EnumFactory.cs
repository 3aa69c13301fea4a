using ApiGenerator.Description;
using ApiGenerator.Naming;

namespace ApiGenerator.Types;

/// <summary>Makes open enums; those that stand at their place of use are one where name and values are alike.</summary>
internal sealed class EnumFactory(NameScope names, Report report)
{
    /// <summary>The members that an open enum has besides its values.</summary>
    public static readonly string[] GeneratedMembers = ["Known", "From", "Value", "IsKnown", "Parse", "TryParse"];

    private readonly Dictionary<string, EnumDefinition> _inline = new(StringComparer.Ordinal);
    private readonly List<EnumDefinition> _all = [];

    public IReadOnlyList<EnumDefinition> All => _all;

    public EnumDefinition Create(Node schema, IReadOnlyList<Node> sources, string? componentName, NameHint hint)
    {
        var values = sources.SelectMany(SchemaFacts.EnumValues).Distinct(StringComparer.Ordinal).ToList();
        var key = hint.Leaf + "\n" + string.Join('\n', values);
        if (componentName is null && _inline.TryGetValue(key, out var known))
        {
            return known;
        }

        var name = componentName ?? names.Take(GivenName.Of(schema, report) ?? hint.Name);
        var summary = DocText.Sentence(schema.Text("description")) ?? $"{Words.Sentence(componentName ?? hint.Leaf)}, as text that may also hold values unknown here.";
        var definition = new EnumDefinition(name, summary, Members(name, schema, values));
        _all.Add(definition);
        if (componentName is null)
        {
            _inline.Add(key, definition);
        }

        return definition;
    }

    private List<EnumMember> Members(string typeName, Node schema, List<string> values)
    {
        var scope = NameScope.OfMembers(typeName, GeneratedMembers);
        var descriptions = schema["x-enum-descriptions"];
        var described = schema["x-ms-enum"].Items("values").ToList();
        return values.ConvertAll(value =>
        {
            var text = described.Find(one => one.Text("value") == value);
            var name = GivenName.OfValue(schema, text, value, report) ?? MemberName(value);
            return new EnumMember(scope.Take(name, name + "Member"), value, DocText.Sentence(descriptions.Text(value) ?? text.Text("description")));
        });
    }

    private static string MemberName(string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return "Blank";
        }

        // Orderings: -created is created, the other way round; -1 is a number.
        if (value[0] == '-' && value.Length > 1)
        {
            return char.IsAsciiDigit(value[1])
                ? "Minus" + Identifier.Pascal(value[1..], "")
                : Identifier.Pascal(value[1..], "Value") + "Descending";
        }

        return Identifier.Pascal(value, "Value");
    }
}
