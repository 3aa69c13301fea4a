using ApiGenerator.Description;
using ApiGenerator.Types;

namespace ApiGenerator.Comparing;

/// <summary>Compares what one operation sends, or gets, in two descriptions.</summary>
internal sealed class SchemaComparer(References oldReferences, References newReferences, ChangeLog log, string operation)
{
    private const string ComponentPrefix = "#/components/schemas/";
    private readonly HashSet<(string Old, string New, Direction Direction)> _seen = [];

    /// <summary>Compares two schemas at one place, with whether a value must stand there.</summary>
    public void Compare((Node Schema, bool IsRequired) old, (Node Schema, bool IsRequired) changed, Direction direction, string place)
    {
        var before = SchemaKind.Of(old.Schema, oldReferences);
        var after = SchemaKind.Of(changed.Schema, newReferences);
        CompareRequired(old.IsRequired, changed.IsRequired, direction, place);
        if (before.IsNullable != after.IsNullable)
        {
            var isBreaking = after.IsNullable == (direction == Direction.Response);
            Add(isBreaking, "null", place, direction, (direction, after.IsNullable) switch
            {
                (Direction.Response, true) => "may now be null",
                (Direction.Response, false) => "is never null now",
                (_, true) => "may be null now",
                _ => "may no longer be null",
            });
        }

        if (before.Kind != after.Kind)
        {
            Add(!IsWider(before.Kind, after.Kind, direction), "type", place, direction, $"is {after.Kind} now, and was {before.Kind}");
            return;
        }

        CompareContent(before, after, direction, place);
    }

    /// <summary>Compares whether a value must stand at a place: what a request may leave out, and a response may lack.</summary>
    public void CompareRequired(bool before, bool after, Direction direction, string place)
    {
        if (before != after)
        {
            Add(direction == Direction.Request ? after : before, "required", place, direction, (direction, after) switch
            {
                (Direction.Request, true) => "must be sent now",
                (Direction.Request, false) => "need not be sent any more",
                (_, true) => "is always sent now",
                _ => "may be missing now",
            });
        }
    }

    private static bool IsWider(string before, string after, Direction direction) =>
        direction == Direction.Request && (before, after) is (SchemaKind.Int32, SchemaKind.Int64 or SchemaKind.Number);

    private void CompareContent(SchemaKind before, SchemaKind after, Direction direction, string place)
    {
        var hasContent = before.Kind is SchemaKind.Enum or SchemaKind.List or SchemaKind.Map or SchemaKind.Object;
        if (!hasContent || !_seen.Add((before.Schema.Pointer, after.Schema.Pointer, direction)))
        {
            return;
        }

        var name = Component(before.Schema);
        if (name is not null && Component(after.Schema) is { } newName && newName != name)
        {
            log.Add(new Change(false, "name", "changed", name, null, $"is called {newName} now"), operation);
        }

        place = name ?? place;
        switch (before.Kind)
        {
            case SchemaKind.Enum:
                CompareValues(before.Values, after.Values, direction, place);
                break;
            case SchemaKind.List:
                Compare((before.Schema["items"], true), (after.Schema["items"], true), direction, place + "[]");
                break;
            case SchemaKind.Map:
                Compare((before.Schema["additionalProperties"], true), (after.Schema["additionalProperties"], true), direction, place + "{}");
                break;
            case SchemaKind.Object:
                CompareFields(before.Schema, after.Schema, direction, place);
                break;
        }
    }

    // Enums are open: a value that is new in a response is read. One that is gone from a request is refused.
    private void CompareValues(IReadOnlyList<string> before, IReadOnlyList<string> after, Direction direction, string place)
    {
        foreach (var value in before.Except(after, StringComparer.Ordinal))
        {
            Add(direction == Direction.Request, "enum", "went", place, direction,
                direction == Direction.Request ? $"no longer takes {Quote(value)}" : $"is never {Quote(value)} now");
        }

        foreach (var value in after.Except(before, StringComparer.Ordinal))
        {
            Add(false, "enum", "came", place, direction, direction == Direction.Request ? $"takes {Quote(value)} too" : $"may be {Quote(value)} too");
        }
    }

    private void CompareFields(Node before, Node after, Direction direction, string place)
    {
        var (old, changed) = (Fields(before, oldReferences, direction), Fields(after, newReferences, direction));
        foreach (var (name, field) in old)
        {
            if (changed.TryGetValue(name, out var now))
            {
                Compare(field, now, direction, $"{place}.{name}");
                continue;
            }

            Add(true, "field", "went", $"{place}.{name}", direction, direction == Direction.Request ? "is no longer taken" : "is no longer sent");
        }

        foreach (var (name, field) in changed.Where(field => !old.ContainsKey(field.Key)))
        {
            var isBreaking = direction == Direction.Request && field.IsRequired;
            Add(isBreaking, "field", "came", $"{place}.{name}", direction, isBreaking ? "is new, and must be sent" : "is new");
        }
    }

    private static Dictionary<string, (Node Schema, bool IsRequired)> Fields(Node schema, References references, Direction direction)
    {
        var shape = ObjectShape.Of(schema, references);
        Func<Node, Node, bool> isHidden = direction == Direction.Request ? SchemaFacts.IsReadOnly : SchemaFacts.IsWriteOnly;
        return shape.Properties
            .Where(property => !isHidden(property.Schema, references.Resolve(property.Schema)))
            .ToDictionary(property => property.Name, property => (property.Schema, shape.Required.Contains(property.Name)), StringComparer.Ordinal);
    }

    private void Add(bool isBreaking, string kind, string place, Direction direction, string text) =>
        Add(isBreaking, kind, "changed", place, direction, text);

    private void Add(bool isBreaking, string kind, string what, string place, Direction direction, string text) =>
        log.Add(new Change(isBreaking, kind, what, place, direction, text), operation);

    private static string? Component(Node schema) =>
        schema.Pointer.StartsWith(ComponentPrefix, StringComparison.Ordinal) && schema.Pointer.IndexOf('/', ComponentPrefix.Length) < 0
            ? schema.Pointer[ComponentPrefix.Length..].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
            : null;

    private static string Quote(string value) => $"\"{value}\"";
}
