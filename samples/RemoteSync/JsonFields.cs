using System.Text.Json;

namespace Waldur.Client.Samples;

/// <summary>Reads the fields of one object of a file; what is wrong is said in the file's own words.</summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> _fields = [];
    private readonly string _place;

    /// <summary>Takes an object's fields.</summary>
    /// <param name="json">The object.</param>
    /// <param name="place">Where it stands, such as <c>entry 2</c>.</param>
    /// <param name="names">The fields that it may have.</param>
    /// <exception cref="FormatException">It is no object, or has a field that it may not have.</exception>
    public JsonFields(JsonElement json, string place, params string[] names)
    {
        _place = place;
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{place} is {Describe(json)}; it must be an object");
        }

        foreach (var field in json.EnumerateObject())
        {
            if (!names.Contains(field.Name))
            {
                throw new FormatException($"{place}: '{field.Name}' is not known; the fields are {string.Join(", ", names)}");
            }

            if (!_fields.TryAdd(field.Name, field.Value))
            {
                throw new FormatException($"{place}: '{field.Name}' is there twice");
            }
        }
    }

    /// <summary>A text.</summary>
    public string Text(string name) => OptionalText(name) ?? throw new FormatException($"{_place}: '{name}' is missing");

    /// <summary>A text that may be left out.</summary>
    public string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => throw new FormatException($"{_place}: '{name}' is {Describe(other)}; it must be a text"),
    };

    /// <summary>A uuid.</summary>
    public Guid Uuid(string name) =>
        Guid.TryParse(Text(name), out var uuid) ? uuid : throw new FormatException($"{_place}: '{name}' is '{Text(name)}', which is no uuid");

    /// <summary>A yes or no that may be left out.</summary>
    public bool? OptionalBoolean(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } other => throw new FormatException($"{_place}: '{name}' is {Describe(other)}; it must be true or false"),
    };

    /// <summary>An array.</summary>
    public IReadOnlyList<JsonElement> Array(string name) => Find(name) switch
    {
        null => throw new FormatException($"{_place}: '{name}' is missing"),
        { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray()],
        { } other => throw new FormatException($"{_place}: '{name}' is {Describe(other)}; it must be an array"),
    };

    /// <summary>A value's kind in words.</summary>
    public static string Describe(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private JsonElement? Find(string name) => _fields.TryGetValue(name, out var value) ? value : null;
}
