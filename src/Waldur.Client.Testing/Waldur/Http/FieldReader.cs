using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Reads and checks the fields of a body as a serializer does: every error is collected, then all are reported.</summary>
/// <param name="body">The body.</param>
/// <param name="partial">Whether required fields may be absent, as in a PATCH.</param>
internal sealed class FieldReader(JsonObject body, bool partial = false)
{
    public JsonObject Errors { get; } = [];

    public bool Has(string name) => body.ContainsKey(name);

    /// <summary>Reads a text; null when it is absent or wrong.</summary>
    public string? Text(string name, int? maxLength = null, bool required = false, bool blank = false)
    {
        if (Present(name, required) is not { } node)
        {
            return null;
        }

        if (Scalar(node)?.Trim() is not { } text)
        {
            return Fail(name, "Not a valid string.");
        }

        if (text.Length == 0 && !blank)
        {
            return Fail(name, "This field may not be blank.");
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return Fail(name, "Null characters are not allowed.");
        }

        return text.EnumerateRunes().Count() > maxLength
            ? Fail(name, string.Create(CultureInfo.InvariantCulture, $"Ensure this field has no more than {maxLength} characters."))
            : text;
    }

    /// <summary>Reads the address of a web page; null when it is absent or wrong.</summary>
    public string? Url(string name, int maxLength, bool required = false, bool blank = false)
    {
        var text = Text(name, maxLength, required, blank);
        return text is null || text.Length == 0 || IsUrl(text) ? text : Fail(name, "Enter a valid URL.");
    }

    public Guid? Uuid(string name, bool required = false)
    {
        if (Present(name, required) is not { } node)
        {
            return null;
        }

        if (node.GetValueKind() == JsonValueKind.String && WireUuid.TryParse(node.GetValue<string>(), out var uuid))
        {
            return uuid;
        }

        Fail(name, "Must be a valid UUID.");
        return null;
    }

    public bool? Flag(string name)
    {
        if (Present(name, required: false) is not { } node)
        {
            return null;
        }

        switch (Scalar(node, booleans: true)?.ToUpperInvariant())
        {
            case "TRUE" or "T" or "Y" or "YES" or "ON" or "1":
                return true;
            case "FALSE" or "F" or "N" or "NO" or "OFF" or "0":
                return false;
            default:
                Fail(name, "Must be a valid boolean.");
                return null;
        }
    }

    public string? Choice(string name, IReadOnlyCollection<string> choices, bool required = false)
    {
        if (Present(name, required) is not { } node)
        {
            return null;
        }

        var text = Scalar(node) ?? node.ToJsonString();
        return choices.Contains(text) ? text : Fail(name, $"\"{text}\" is not a valid choice.");
    }

    /// <summary>Reads any JSON as its text; null when it is absent or null.</summary>
    public string? Json(string name) => Present(name, required: false)?.ToJsonString();

    /// <summary>Reads the uuid of another object.</summary>
    public T? Related<T>(string name, Func<Guid, T?> find, bool required = false)
        where T : class
    {
        if (Present(name, required) is not { } node)
        {
            return null;
        }

        var text = Scalar(node);
        if (!WireUuid.TryParse(text, out var uuid))
        {
            Fail(name, text is null ? "Invalid value." : $"“{text}” is not a valid UUID.");
            return null;
        }

        var found = find(uuid);
        if (found is null)
        {
            Fail(name, $"Object with uuid={text} does not exist.");
        }

        return found;
    }

    /// <summary>Reads a hyperlink to another object.</summary>
    public T? Link<T>(string name, WaldurUrls urls, string collection, Func<Guid, T?> find, bool required = false)
        where T : class
    {
        if (Present(name, required) is not { } node)
        {
            return null;
        }

        if (node.GetValueKind() != JsonValueKind.String)
        {
            Fail(name, $"Incorrect type. Expected URL string, received {BodyReader.PythonName(node)}.");
            return null;
        }

        if (!urls.TryUuid(node.GetValue<string>(), collection, out var uuid))
        {
            Fail(name, "Invalid hyperlink - No URL match.");
            return null;
        }

        var found = find(uuid);
        if (found is null)
        {
            Fail(name, "Invalid hyperlink - Object does not exist.");
        }

        return found;
    }

    /// <summary>Reads a list of objects; errors are reported as a list with an entry for every element, empty where it is fine.</summary>
    public IReadOnlyList<T>? List<T>(string name, Func<FieldReader, T> read, bool required = false)
    {
        if (Present(name, required) is not { } node)
        {
            return null;
        }

        if (node is not JsonArray array)
        {
            Errors[name] = new JsonObject
            {
                [Drf.NonField] = new JsonArray($"Expected a list of items but got type \"{BodyReader.PythonName(node)}\"."),
            };
            return null;
        }

        var items = new List<T>();
        var errors = new JsonArray();
        foreach (var element in array)
        {
            errors.Add((JsonNode)ReadElement(element, read, items));
        }

        if (errors.Any(error => error!.AsObject().Count > 0))
        {
            Errors[name] = errors;
        }

        return items;
    }

    public string? Fail(string name, string message)
    {
        Errors[name] = new JsonArray(message);
        return null;
    }

    public void ThrowIfInvalid()
    {
        if (Errors.Count > 0)
        {
            throw Drf.Problem(400, Errors);
        }
    }

    private static string? Scalar(JsonNode node, bool booleans = false) => node.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number => node.ToJsonString(),
        JsonValueKind.True when booleans => "true",
        JsonValueKind.False when booleans => "false",
        _ => null,
    };

    private static bool IsUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "ftp" or "ftps";

    private JsonObject ReadElement<T>(JsonNode? element, Func<FieldReader, T> read, List<T> items)
    {
        if (element is not JsonObject item)
        {
            return new JsonObject
            {
                [Drf.NonField] = new JsonArray($"Invalid data. Expected a dictionary, but got {BodyReader.PythonName(element)}."),
            };
        }

        var fields = new FieldReader(item, partial);
        items.Add(read(fields));
        return fields.Errors;
    }

    private JsonNode? Present(string name, bool required)
    {
        if (!body.TryGetPropertyValue(name, out var node))
        {
            if (required && !partial)
            {
                Fail(name, "This field is required.");
            }

            return null;
        }

        if (node is null)
        {
            Fail(name, "This field may not be null.");
        }

        return node;
    }
}
