using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waldur.Client.Core;

/// <summary>Lets <see cref="JsonSerializer"/> read and write a generated model with the model's own code.</summary>
/// <typeparam name="T">The model.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonModelConverter<T> : JsonConverter<T>
    where T : class, IJsonModel<T>
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = RawJson.From(JsonElement.ParseValue(ref reader));
        var model = new ModelReader(json.Utf8);
        return model.ReadRoot<T>();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        var model = new ModelWriter(writer);
        value.Write(ref model);
    }
}
