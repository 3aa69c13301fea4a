using System.Text.Json;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Writes a comparison as JSON and reads it back, by hand: the names are a promise and need no reflection.</summary>
internal static class ComparisonJson
{
    public static readonly DocumentKind Kind = new("waldur.inventory-comparison", "comparison", Version: 1);

    public static string Format(InventoryComparison comparison) => DocumentText.Format(writer => Write(writer, comparison));

    public static void Write(Utf8JsonWriter writer, InventoryComparison comparison)
    {
        writer.WriteStartObject();
        Kind.Write(writer);
        writer.WriteString("offering", comparison.Offering.ToString("N"));
        writer.WriteString("marketplace_problem", comparison.MarketplaceProblem);
        writer.WriteStartObject("counts");
        foreach (var group in comparison.Entries.GroupBy(entry => entry.Class).OrderBy(group => group.Key))
        {
            writer.WriteNumber(group.Key.ToString(), group.Count());
        }

        writer.WriteEndObject();
        writer.WriteStartArray("entries");
        foreach (var entry in comparison.Entries)
        {
            Write(writer, entry);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static InventoryComparison Read(DocumentField root)
    {
        Kind.ThrowIfOther(root);
        var entries = root["entries"].Elements().Select(ReadEntry).ToList();
        var twice = entries.Where(entry => entry.Item is not null && entry.Class != ComparisonClass.Conflict && entry.BackendId.Length > 0)
            .GroupBy(entry => entry.BackendId, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new InventoryComparison(root["offering"].Uuid(), entries, root["marketplace_problem"].OptionalText())
            : throw new FormatException($"The {Kind.Name} has the backend id '{twice.Key}' twice: only one of them can be carried out.");
    }

    private static void Write(Utf8JsonWriter writer, ComparisonEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("class", entry.Class.ToString());
        writer.WriteString("backend_id", entry.BackendId);
        writer.WriteString("name", entry.Name);
        writer.WriteString("reason", entry.Reason);
        if (entry.Item is { } item)
        {
            writer.WriteStartObject("item");
            writer.WriteString("backend_id", item.BackendId);
            writer.WriteString("name", item.Name);
            writer.WriteString("project", item.Project.ToString("N"));
            DocumentText.WriteRaw(writer, "metadata", item.Metadata ?? RawJson.Null);
            writer.WriteString("problem", item.Problem);
            writer.WriteEndObject();
        }

        RowJson.Write(writer, "row", entry.Row);
        WriteResource(writer, entry.Resource);
        writer.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter writer, Resource? resource)
    {
        if (resource is null)
        {
            return;
        }

        writer.WriteStartObject("resource");
        writer.WriteString("uuid", resource.Uuid?.ToString("N"));
        writer.WriteString("backend_id", resource.BackendId);
        writer.WriteString("name", resource.Name);
        writer.WriteString("state", resource.State?.Value);
        writer.WriteString("project", resource.ProjectUuid?.ToString("N"));
        writer.WriteEndObject();
    }

    private static ComparisonEntry ReadEntry(DocumentField field)
    {
        var item = field["item"].Optional() is { } itemField ? ReadItem(itemField) : null;
        var entry = new ComparisonEntry(
            field["class"].Enumeration<ComparisonClass>(),
            item?.Key ?? field["backend_id"].OptionalText() ?? "",
            item?.Name.Trim() ?? field["name"].OptionalText() ?? "",
            field["reason"].OptionalText() ?? "")
        {
            Item = item,
            Row = field["row"].Optional() is { } row ? RowJson.Read(row) : null,
            Resource = field["resource"].Optional() is { } resource ? ReadResource(resource) : null,
        };
        var missing = Lacks(entry);
        return missing is null ? entry : throw field.Problem($"is {entry.Class}, and needs its {missing}");
    }

    // What the class cannot do without when it is carried out.
    private static string? Lacks(ComparisonEntry entry) => entry switch
    {
        { Class: ComparisonClass.New or ComparisonClass.Unchanged or ComparisonClass.Changed or ComparisonClass.Imported, Item: null } => "item",
        { Class: ComparisonClass.Changed or ComparisonClass.StaleRow or ComparisonClass.ImportedRow or ComparisonClass.DuplicateRow, Row: null } => "row",
        _ => null,
    };

    private static InventoryItem ReadItem(DocumentField field) => new()
    {
        BackendId = field["backend_id"].OptionalText() ?? "",
        Name = field["name"].OptionalText() ?? "",
        Project = field["project"].UuidOrEmpty(),
        Metadata = field["metadata"].OptionalRaw(),
        Problem = field["problem"].OptionalText(),
    };

    private static Resource ReadResource(DocumentField field) => new()
    {
        Uuid = field["uuid"].Uuid(),
        BackendId = field["backend_id"].OptionalText(),
        Name = field["name"].OptionalText(),
        State = field["state"].OptionalText() is { } state ? ResourceState.From(state) : null,
        ProjectUuid = field["project"].Optional()?.Uuid(),
    };
}
