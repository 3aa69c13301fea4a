using System.Text.Json;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Writes an import plan as JSON and reads it back, by hand: the names are a promise and need no reflection.</summary>
internal static class ImportPlanJson
{
    public static readonly DocumentKind Kind = new("waldur.import-plan", "import plan", Version: 1);

    public static string Format(ImportPlan plan) => DocumentText.Format(writer => Write(writer, plan));

    public static void Write(Utf8JsonWriter writer, ImportPlan plan)
    {
        writer.WriteStartObject();
        Kind.Write(writer);
        writer.WriteStartArray("offerings");
        foreach (var offering in plan.Offerings)
        {
            writer.WriteStartObject();
            writer.WriteString("uuid", offering.Uuid.ToString("N"));
            writer.WriteString("name", offering.Name);
            writer.WriteString("state", offering.State?.Value);
            writer.WriteString("problem", offering.Problem);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("counts");
        foreach (var group in plan.Entries.GroupBy(entry => entry.Class).OrderBy(group => group.Key))
        {
            writer.WriteNumber(group.Key.ToString(), group.Count());
        }

        writer.WriteEndObject();
        writer.WriteStartArray("entries");
        foreach (var entry in plan.Entries)
        {
            Write(writer, entry);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static ImportPlan Read(DocumentField root)
    {
        Kind.ThrowIfOther(root);
        var entries = root["entries"].Elements().Select(ReadEntry).ToList();
        var offerings = root["offerings"].Elements().Select(ReadOffering).ToList();
        try
        {
            return new ImportPlan(entries, offerings);
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"The {Kind.Name} has a row twice: only one of its entries can be carried out.", error);
        }
    }

    private static void Write(Utf8JsonWriter writer, ImportPlanEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("class", entry.Class.ToString());
        writer.WriteString("backend_id", entry.Source.BackendId);
        writer.WriteString("name", entry.Source.Name);
        writer.WriteString("reason", entry.Reason);
        writer.WriteString("plan", entry.Plan?.ToString("N"));
        writer.WriteString("plan_name", entry.PlanName);
        writer.WriteStartObject("limits");
        foreach (var (component, limit) in entry.Limits)
        {
            writer.WriteNumber(component, limit);
        }

        writer.WriteEndObject();
        RowJson.Write(writer, "row", entry.Source);
        writer.WriteEndObject();
    }

    private static ImportPlanEntry ReadEntry(DocumentField field) => new(
        RowJson.Read(field["row"]),
        field["class"].Enumeration<ImportPlanClass>(),
        field["reason"].OptionalText() ?? "")
    {
        Plan = field["plan"].Optional()?.Uuid(),
        PlanName = field["plan_name"].OptionalText(),
        Limits = ReadLimits(field["limits"]),
    };

    private static Dictionary<string, long> ReadLimits(DocumentField field)
    {
        var limits = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (component, limit) in field.Optional()?.Members() ?? [])
        {
            limits[component] = limit.Integer();
        }

        return limits;
    }

    private static ImportPlanOffering ReadOffering(DocumentField field) => new(
        field["uuid"].Uuid(),
        field["name"].OptionalText() ?? "",
        field["state"].OptionalText() is { } state ? OfferingState.From(state) : null,
        field["problem"].OptionalText());
}
