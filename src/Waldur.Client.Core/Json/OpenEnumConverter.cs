using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waldur.Client.Core;

/// <summary>Lets <see cref="JsonSerializer"/> read and write an open enum as its text.</summary>
/// <typeparam name="T">The open enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OpenEnumConverter<T> : JsonConverter<T>
    where T : struct, IOpenEnum<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? T.From(reader.GetString()!) : throw new JsonException($"A text was expected for {typeof(T).Name}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}
