using System.Text.Json;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>A reported row in a plan: what is needed to find it again, and to see whether it has changed.</summary>
internal static class RowJson
{
    public static void Write(Utf8JsonWriter writer, string name, BackendResource? row)
    {
        if (row is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteString("uuid", row.Uuid.ToString("N"));
        writer.WriteString("offering", row.Offering.ToString("N"));
        writer.WriteString("backend_id", row.BackendId);
        writer.WriteString("name", row.Name);
        writer.WriteString("project", row.Project.ToString("N"));
        DocumentText.WriteRaw(writer, "metadata", row.BackendMetadata);
        writer.WriteEndObject();
    }

    public static BackendResource Read(DocumentField field) => new()
    {
        Uuid = field["uuid"].Uuid(),
        Offering = field["offering"].UuidOrEmpty(),
        BackendId = field["backend_id"].OptionalText() ?? "",
        Name = field["name"].OptionalText() ?? "",
        Project = field["project"].UuidOrEmpty(),
        BackendMetadata = field["metadata"].OptionalRaw() ?? RawJson.EmptyObject,
    };
}
