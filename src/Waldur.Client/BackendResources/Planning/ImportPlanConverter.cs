using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>Lets <see cref="JsonSerializer"/> read and write a plan as <see cref="ImportPlan.ToJson"/> does.</summary>
internal sealed class ImportPlanConverter : JsonConverter<ImportPlan>
{
    public override ImportPlan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ImportPlanJson.Read(new DocumentField(JsonElement.ParseValue(ref reader), $"The {ImportPlanJson.Kind.Name}"));

    public override void Write(Utf8JsonWriter writer, ImportPlan value, JsonSerializerOptions options) => ImportPlanJson.Write(writer, value);
}
