using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waldur.Client.Kiota;

/// <summary>Reads uuids with and without dashes, and writes them without: as Waldur does.</summary>
internal sealed class WireGuidConverter : JsonConverter<Guid>
{
    public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return Guid.TryParseExact(text, "N", out var uuid) || Guid.TryParseExact(text, "D", out uuid)
            ? uuid
            : throw new JsonException("The value is no uuid.");
    }

    public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out _, "N");
        writer.WriteStringValue(text);
    }
}
