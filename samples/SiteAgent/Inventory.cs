using System.Text.Json;

namespace Waldur.Client.Samples;

/// <summary>
/// The inventory of a cluster, in a JSON file: an array of objects with <c>backend_id</c>, <c>name</c>, <c>project</c> and
/// perhaps <c>metadata</c>. A real agent would ask its cluster instead.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="projects">The projects that the file may call by name.</param>
internal sealed class Inventory(string path, IReadOnlyDictionary<string, Guid> projects)
{
    private static readonly string[] Properties = ["backend_id", "name", "project", "metadata"];

    /// <summary>Reads the file as it is now.</summary>
    /// <exception cref="SampleException">The file cannot be read, or an item is wrong; the message names it.</exception>
    public async Task<IReadOnlyList<InventoryItem>> ReadAsync(CancellationToken cancellationToken)
    {
        using var document = await ParseAsync(cancellationToken);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw Problem("it must hold an array of items");
        }

        var items = Items(document.RootElement);
        var repeated = items.GroupBy(item => item.BackendId, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return repeated is null ? items : throw Problem($"the backend_id '{repeated.Key}' occurs {repeated.Count()} times");
    }

    private async Task<JsonDocument> ParseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        }
        catch (JsonException error)
        {
            throw Problem($"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1} is no JSON", error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Problem("there is no such file", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Problem($"it cannot be read: {error.Message.TrimEnd('.')}", error);
        }
    }

    private List<InventoryItem> Items(JsonElement array)
    {
        try
        {
            return [.. array.EnumerateArray().Select(Item)];
        }
        catch (InvalidOperationException error)
        {
            throw Problem($"a text in it is no Unicode: {error.Message.TrimEnd('.')}", error);
        }
    }

    private InventoryItem Item(JsonElement item, int index)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw Problem($"item {index + 1} is no object");
        }

        // A misspelt name would lose what it names without a word.
        var unknown = item.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !Properties.Contains(name));
        if (unknown is not null)
        {
            throw Problem($"item {index + 1}: '{unknown}' is none of {string.Join(", ", Properties)}");
        }

        return new InventoryItem
        {
            BackendId = Text(item, index, "backend_id"),
            Name = Text(item, index, "name"),
            Project = Project(index, Text(item, index, "project")),
            Metadata = Metadata(item, index),
        };
    }

    private string Text(JsonElement item, int index, string property)
    {
        if (!item.TryGetProperty(property, out var value))
        {
            throw Problem($"item {index + 1} has no {property}");
        }

        return value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()!
            : throw Problem($"item {index + 1}: {property} must be a text that is not empty");
    }

    private Guid Project(int index, string project)
    {
        if (projects.TryGetValue(project, out var uuid) || (Guid.TryParse(project, out uuid) && uuid != Guid.Empty))
        {
            return uuid;
        }

        var names = projects.Count == 0 ? "; only those of the fake server have names here" : $" and none of {string.Join(", ", projects.Keys.Select(name => $"'{name}'"))}";
        throw Problem($"item {index + 1}: project '{project}' is no uuid{names}");
    }

    private RawJson? Metadata(JsonElement item, int index)
    {
        if (!item.TryGetProperty("metadata", out var metadata) || metadata.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return metadata.ValueKind == JsonValueKind.Object
            ? RawJson.Parse(metadata.GetRawText())
            : throw Problem($"item {index + 1}: metadata must be an object");
    }

    private SampleException Problem(string what, Exception? error = null) => new($"Inventory {path}: {what}.", error);
}
