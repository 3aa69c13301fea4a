using System.Text;
using System.Text.Json;

namespace Waldur.Client;

/// <summary>Reads the items of an inventory out of JSON, and says in which line something is wrong.</summary>
/// <param name="source">Whose text it is, for errors.</param>
/// <param name="options">How the text is read.</param>
internal sealed class InventoryParser(string source, InventoryTextOptions options)
{
    private static readonly string[] Properties = ["backend_id", "name", "project", "metadata"];
    private readonly List<InventoryItem> _items = [];

    /// <summary>Reads one array of items.</summary>
    /// <exception cref="InventoryException">It is none.</exception>
    public IReadOnlyList<InventoryItem> ParseArray(ReadOnlySpan<byte> utf8)
    {
        utf8 = WithoutMark(utf8);
        var reader = new Utf8JsonReader(utf8);
        try
        {
            ReadArray(ref reader, utf8);
        }
        catch (JsonException error)
        {
            throw NoJson((error.LineNumber ?? 0) + 1, error);
        }

        return _items;
    }

    /// <summary>Reads one item a line, or one array.</summary>
    /// <exception cref="InventoryException">A line holds anything else.</exception>
    public IReadOnlyList<InventoryItem> ParseLines(ReadOnlySpan<byte> utf8)
    {
        utf8 = WithoutMark(utf8);
        if (utf8.TrimStart(" \t\r\n"u8) is [(byte)'[', ..])
        {
            return ParseArray(utf8);
        }

        for (long line = 1; !utf8.IsEmpty; line++)
        {
            var end = utf8.IndexOf((byte)'\n');
            var text = (end < 0 ? utf8 : utf8[..end]).Trim(" \t\r"u8);
            utf8 = end < 0 ? [] : utf8[(end + 1)..];
            if (!text.IsEmpty)
            {
                _items.Add(ReadLine(text, line));
            }
        }

        return _items;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;

    private void ReadArray(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw Problem(1, "it must hold an array of items");
        }

        // The reader counts lines for its errors only.
        var (line, counted) = (1L, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            line += utf8[counted..start].Count((byte)'\n');
            counted = start;
            _items.Add(ToItem(JsonElement.ParseValue(ref reader), new InventoryPlace(line, _items.Count + 1)));
        }

        // Anything but white space after the array throws.
        _ = reader.Read();
    }

    private InventoryItem ReadLine(ReadOnlySpan<byte> text, long line)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            var element = JsonElement.ParseValue(ref reader);
            _ = reader.Read();
            return ToItem(element, new InventoryPlace(line, null));
        }
        catch (JsonException error)
        {
            throw NoJson(line, error);
        }
    }

    private InventoryItem ToItem(JsonElement item, InventoryPlace place)
    {
        try
        {
            ThrowIfMalformed(item, place);
            var project = Text(item, place, "project");
            var isKnown = options.Projects.TryGetValue(project, out var uuid) || (Guid.TryParse(project, out uuid) && uuid != Guid.Empty);
            return new InventoryItem
            {
                BackendId = Text(item, place, "backend_id"),
                Name = Text(item, place, "name"),
                Project = uuid,
                Metadata = Metadata(item, place),
                Problem = isKnown ? null : $"Its project '{project}' is not known: it is no uuid{NamesOfProjects()} ({place}).",
            };
        }
        catch (Exception error) when (error is InvalidOperationException or JsonException)
        {
            throw Problem(place, $": a text in it is no Unicode: {error.Message.TrimEnd('.')}", error);
        }
    }

    // A misspelt name would lose what it names without a word.
    private void ThrowIfMalformed(JsonElement item, InventoryPlace place)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw Problem(place, " is no object");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in item.EnumerateObject())
        {
            if (!Properties.Contains(property.Name, StringComparer.Ordinal))
            {
                throw Problem(place, $" has '{property.Name}', which is none of {string.Join(", ", Properties)}");
            }

            if (!names.Add(property.Name))
            {
                throw Problem(place, $" has {property.Name} twice");
            }
        }
    }

    private string Text(JsonElement item, InventoryPlace place, string property)
    {
        if (!item.TryGetProperty(property, out var value))
        {
            throw Problem(place, $" has no {property}");
        }

        return value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()!
            : throw Problem(place, $": {property} must be a text that is not empty");
    }

    private RawJson? Metadata(JsonElement item, InventoryPlace place)
    {
        if (!item.TryGetProperty("metadata", out var metadata) || metadata.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return metadata.ValueKind == JsonValueKind.Object ? RawJson.From(metadata) : throw Problem(place, ": metadata must be an object");
    }

    private string NamesOfProjects() =>
        options.Projects.Count == 0 ? "" : $" and none of {string.Join(", ", options.Projects.Keys.Select(name => $"'{name}'"))}";

    private InventoryException NoJson(long line, JsonException error) => Problem(line, $"byte {error.BytePositionInLine + 1} is no JSON", error);

    private InventoryException Problem(long line, string what, Exception? error = null) => new($"{source}: line {line}, {what}.", error) { Line = line };

    private InventoryException Problem(InventoryPlace place, string what, Exception? error = null) => new($"{source}: {place}{what}.", error) { Line = place.Line };
}
