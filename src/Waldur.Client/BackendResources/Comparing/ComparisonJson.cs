using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Waldur.Client;

/// <summary>Writes a comparison as JSON, by hand: the names are a promise and need no reflection.</summary>
internal static class ComparisonJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static string Format(InventoryComparison comparison)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            Write(writer, comparison);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, InventoryComparison comparison)
    {
        writer.WriteStartObject();
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
            writer.WriteStartObject();
            writer.WriteString("class", entry.Class.ToString());
            writer.WriteString("backend_id", entry.BackendId);
            writer.WriteString("name", entry.Name);
            writer.WriteString("reason", entry.Reason);
            writer.WriteString("row", entry.Row?.Uuid.ToString("N"));
            writer.WriteString("resource", entry.Resource?.Uuid?.ToString("N"));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
