using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waldur.Client.Core;

/// <summary>Lets <see cref="JsonSerializer"/> read and write <see cref="RawJson"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RawJsonConverter : JsonConverter<RawJson>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RawJson.From(JsonElement.ParseValue(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRawValue(value.Utf8, skipInputValidation: true);
    }
}
