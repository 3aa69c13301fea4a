using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>Lets <see cref="JsonSerializer"/> read and write a comparison as <see cref="InventoryComparison.ToJson"/> does.</summary>
internal sealed class InventoryComparisonConverter : JsonConverter<InventoryComparison>
{
    public override InventoryComparison Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ComparisonJson.Read(new DocumentField(JsonElement.ParseValue(ref reader), $"The {ComparisonJson.Kind.Name}"));

    public override void Write(Utf8JsonWriter writer, InventoryComparison value, JsonSerializerOptions options) => ComparisonJson.Write(writer, value);
}
