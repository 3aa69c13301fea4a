using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Waldur.Client;

/// <summary>A value of a JSON document, and where it stands: what does not fit is a <see cref="FormatException"/> that says so.</summary>
/// <param name="Element">The value; undefined where there is none.</param>
/// <param name="Path">Where it stands, for people.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DocumentField(JsonElement Element, string Path)
{
    /// <summary>A member of an object, there or not.</summary>
    public DocumentField this[string name]
    {
        get
        {
            if (Element.ValueKind != JsonValueKind.Object)
            {
                throw Problem("is no object");
            }

            var separator = Path.Contains(':', StringComparison.Ordinal) ? '.' : ':';
            var element = Element;
            var member = Read(() => element.TryGetProperty(name, out var found) ? found : default);
            return new DocumentField(member, separator == ':' ? $"{Path}: {name}" : $"{Path}.{name}");
        }
    }

    public IReadOnlyList<DocumentField> Elements()
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            throw Problem("is no array");
        }

        var path = Path;
        return [.. Element.EnumerateArray().Select((element, index) => new DocumentField(element, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")))];
    }

    public IEnumerable<(string Name, DocumentField Value)> Members()
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Problem("is no object");
        }

        var (element, path) = (Element, Path);
        return Read(() => element.EnumerateObject().Select(member => (member.Name, new DocumentField(member.Value, $"{path}.{member.Name}"))).ToList());
    }

    /// <summary>The value itself; null where it is absent or null.</summary>
    public DocumentField? Optional() => Element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : this;

    public string? OptionalText() => Optional()?.Text();

    public RawJson? OptionalRaw()
    {
        var element = Element;
        return Optional() is null ? null : Read(() => RawJson.From(element));
    }

    public string Text()
    {
        var element = Element;
        return Element.ValueKind == JsonValueKind.String ? Read(() => element.GetString()!) : throw Problem("is no text");
    }

    public Guid Uuid() => UuidOrEmpty() is var uuid && uuid != Guid.Empty ? uuid : throw Problem("is no uuid");

    public Guid UuidOrEmpty() => Element.ValueKind == JsonValueKind.String && Guid.TryParse(Text(), out var uuid) ? uuid : throw Problem("is no uuid");

    public long Integer() => Element.ValueKind == JsonValueKind.Number && Element.TryGetInt64(out var number) ? number : throw Problem("is no whole number");

    public T Enumeration<T>()
        where T : struct, Enum =>
        Enum.TryParse<T>(Text(), ignoreCase: false, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(Text()[0])
            ? value
            : throw Problem($"is none of {string.Join(", ", Enum.GetNames<T>())}");

    public FormatException Problem(string what) => new(Element.ValueKind == JsonValueKind.Undefined ? $"{Path} is missing." : $"{Path} {what}.");

    // Half a surrogate pair is no fault to the parser, only to whoever reads the text.
    private T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is InvalidOperationException or JsonException)
        {
            throw new FormatException($"{Path} holds a text that is no Unicode: {error.Message}", error);
        }
    }
}
