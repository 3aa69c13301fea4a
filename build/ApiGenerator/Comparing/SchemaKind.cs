using ApiGenerator.Description;
using ApiGenerator.Types;

namespace ApiGenerator.Comparing;

/// <summary>What a schema comes to, as the generator takes it: the schema that counts, its kind, and whether null may stand there.</summary>
internal readonly record struct SchemaKind(Node Schema, string Kind, bool IsNullable, IReadOnlyList<string> Values)
{
    public const string Anything = "anything";
    public const string Enum = "one of several texts";
    public const string List = "a list";
    public const string Map = "a map";
    public const string Object = "an object";
    public const string Int32 = "an integer";
    public const string Int64 = "a large integer";
    public const string Number = "a number";

    private const int MaxDepth = 32;

    public static SchemaKind Of(Node schema, References references) => Of(schema, references, isNullable: false, depth: 0);

    private static SchemaKind Of(Node source, References references, bool isNullable, int depth)
    {
        var schema = references.Resolve(source);
        isNullable |= SchemaFacts.IsNullable(source) || SchemaFacts.IsNullable(schema);
        if (!schema.IsObject || depth > MaxDepth)
        {
            return new(schema, Anything, isNullable, []);
        }

        if (schema.Items("allOf").Any())
        {
            return OfAll(schema, references, isNullable, depth);
        }

        var choices = schema.Items("oneOf").Concat(schema.Items("anyOf")).ToList();
        return choices.Count > 0
            ? OfChoice(schema, choices, references, isNullable, depth)
            : new(schema, Plain(schema), isNullable, SchemaFacts.IsEnum(schema) ? SchemaFacts.EnumValues(schema) : []);
    }

    // A schema with properties is one, whatever it is put together from; a single part is that part, described anew.
    private static SchemaKind OfAll(Node schema, References references, bool isNullable, int depth)
    {
        if (ObjectShape.Of(schema, references).Properties.Count > 0)
        {
            return new(schema, Object, isNullable, []);
        }

        var parts = schema.Items("allOf").ToList();
        return parts.Count == 1 ? Of(parts[0], references, isNullable, depth + 1) : new(schema, Anything, isNullable, []);
    }

    private static SchemaKind OfChoice(Node schema, List<Node> choices, References references, bool isNullable, int depth)
    {
        var all = choices.ConvertAll(choice => (Choice: choice, Target: references.Resolve(choice)));
        isNullable |= all.Exists(choice => SchemaFacts.IsNull(choice.Target) || SchemaFacts.IsNullable(choice.Target));
        var left = all.FindAll(choice => !SchemaFacts.IsNull(choice.Target));
        if (left.Count > 1)
        {
            left = left.FindAll(choice => !SchemaFacts.IsBlank(choice.Target));
        }

        if (left.Count == 1)
        {
            return Of(left[0].Choice, references, isNullable, depth + 1);
        }

        return left.Count > 1 && left.TrueForAll(choice => SchemaFacts.IsEnum(choice.Target))
            ? new(schema, Enum, isNullable, [.. left.SelectMany(choice => SchemaFacts.EnumValues(choice.Target)).Distinct(StringComparer.Ordinal)])
            : new(schema, Anything, isNullable, []);
    }

    private static string Plain(Node schema) => SchemaFacts.Types(schema) switch
    {
        ["string"] or [] when SchemaFacts.IsEnum(schema) && !SchemaFacts.IsNull(schema) => Enum,
        ["string"] when SchemaFacts.IsBinary(schema) => "bytes",
        ["string"] => Text(schema.Text("format") ?? schema.Text("x-format") ?? (schema.Text("contentEncoding") == "base64" ? "byte" : null)),
        ["integer"] => SchemaFacts.IsWide(schema) ? Int64 : Int32,
        ["number"] => schema.Text("format") == "decimal" ? "a decimal number" : Number,
        ["boolean"] => "true or false",
        ["array"] => List,
        ["object"] when schema.Members("properties").Any() => Object,
        ["object"] when schema["additionalProperties"].Json is System.Text.Json.Nodes.JsonObject { Count: > 0 } => Map,
        _ => Anything,
    };

    private static string Text(string? format) => format switch
    {
        "uuid" => "a uuid",
        "date-time" => "a time",
        "date" => "a date",
        "decimal" => "a decimal number",
        "byte" => "bytes in base 64",
        _ => "a text",
    };
}
