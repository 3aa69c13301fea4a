using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApiGenerator.Description;
using ApiGenerator.Naming;

namespace ApiGenerator.Types;

/// <summary>What a schema says of itself, apart from its type.</summary>
internal static class SchemaFacts
{
    /// <summary>The schema's types but null; in 3.1 there may be several.</summary>
    public static IReadOnlyList<string> Types(Node schema)
    {
        var types = schema["type"].Json is JsonArray
            ? schema.Items("type").Select(type => type.AsText ?? "").Where(type => type != "null").ToList()
            : schema.Text("type") is { } one and not "null" ? [one] : [];
        if (types.Count == 0)
        {
            if (schema["properties"].IsObject || schema["additionalProperties"].IsObject)
            {
                return ["object"];
            }

            if (schema["items"].Exists)
            {
                return ["array"];
            }
        }

        return types;
    }

    public static bool IsNullable(Node schema) =>
        schema.Flag("nullable") == true
        || schema.Items("type").Any(type => type.AsText == "null")
        || schema.Text("type") == "null"
        || schema.Items("enum").Any(value => !value.Exists);

    /// <summary>Whether a property, described at its place or by what it refers to, is the server's alone to set.</summary>
    public static bool IsReadOnly(Node schema, Node target) => schema.Flag("readOnly") == true || target.Flag("readOnly") == true;

    /// <summary>Whether a property is never in a response.</summary>
    public static bool IsWriteOnly(Node schema, Node target) => schema.Flag("writeOnly") == true || target.Flag("writeOnly") == true;

    /// <summary>Whether the schema allows null and nothing else, as drf-spectacular's NullEnum.</summary>
    public static bool IsNull(Node schema) =>
        schema.Text("type") == "null" || (schema["enum"].Json is JsonArray { Count: > 0 } values && values.All(value => value is null));

    /// <summary>Whether the schema allows the empty text and nothing else, as drf-spectacular's BlankEnum.</summary>
    public static bool IsBlank(Node schema) =>
        schema["enum"].Json is JsonArray { Count: > 0 } && schema.Items("enum").All(value => value.AsText is "");

    public static bool IsEnum(Node schema) => schema["enum"].Json is JsonArray || schema.Has("const");

    public static List<string> EnumValues(Node schema) =>
        schema.Has("const")
            ? [schema.Text("const") ?? ""]
            : [.. schema.Items("enum").Where(value => value.Exists).Select(value => value.AsText ?? value.Json!.ToJsonString())];

    /// <summary>Whether a text stands for bytes that are no text.</summary>
    public static bool IsBinary(Node schema) =>
        Types(schema) is ["string"] && (schema.Text("format") == "binary" || schema.Text("contentMediaType") is not null && schema.Text("contentEncoding") is null);

    public static bool IsWide(Node schema)
    {
        if (schema.Text("format") is { } format && (format == "int64" || format == "int32"))
        {
            return format == "int64";
        }

        return IsBeyond(schema["maximum"]) || IsBeyond(schema["minimum"]) || schema.Items("enum").Any(IsBeyond);
    }

    /// <summary>What the description demands of a value beyond its type, as sentences with markup.</summary>
    public static List<string> Remarks(Node schema, bool listsValues = false)
    {
        var remarks = new List<string>();
        Add(schema.Flag("readOnly") == true, "Read only: the server sets it.");
        Add(schema.Flag("writeOnly") == true, "Write only: the server never sends it.");
        Number("minLength", "At least {0} characters.", "At least 1 character.");
        Number("maxLength", "At most {0} characters.", "At most 1 character.");
        Number("minimum", "At least {0}.");
        Number("maximum", "At most {0}.");
        Number("minItems", "At least {0} elements.", "At least 1 element.");
        Number("maxItems", "At most {0} elements.", "At most 1 element.");
        Add(schema.Text("pattern") is not null, $"Matches <c>{DocText.Escape(schema.Text("pattern") ?? "")}</c>.");
        Add(schema.Text("format") is "uri" or "email" or "hostname" or "ipv4" or "ipv6" or "time", $"Format: {schema.Text("format")}.");
        Add(schema["default"].Exists, $"Default: <c>{DocText.Escape(schema["default"].AsText ?? schema["default"].Json?.ToJsonString() ?? "")}</c>.");
        Add(listsValues, $"Values: {string.Join(", ", EnumValues(schema).Select(DocText.Escape))}.");
        Add(schema.Text("x-since") is not null, $"Since version {DocText.Escape(schema.Text("x-since") ?? "")} of the server.");
        Add(schema.Flag("deprecated") == true, "Deprecated.");
        return remarks;

        void Add(bool applies, string text)
        {
            if (applies)
            {
                remarks.Add(text);
            }
        }

        void Number(string name, string text, string? textForOne = null)
        {
            // The bounds of the type itself say nothing.
            var value = schema.Text(name);
            if (value is not null and not "2147483647" and not "-2147483648" and not "9223372036854775807" and not "-9223372036854775808")
            {
                remarks.Add(string.Format(CultureInfo.InvariantCulture, value == "1" ? textForOne ?? text : text, DocText.Escape(value)));
            }
        }
    }

    private static bool IsBeyond(Node value) =>
        value.Json is JsonValue number && number.GetValueKind() == JsonValueKind.Number
        && double.TryParse(number.ToJsonString(), CultureInfo.InvariantCulture, out var bound)
        && (bound > int.MaxValue || bound < int.MinValue);
}
