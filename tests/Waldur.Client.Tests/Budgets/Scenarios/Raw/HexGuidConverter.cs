using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waldur.Client.Budgets;

/// <summary>What a program without the SDK needs to read Waldur's uuids, which have no dashes.</summary>
internal sealed class HexGuidConverter : JsonConverter<Guid>
{
    public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Utf8Parser.TryParse(reader.ValueSpan, out Guid value, out _, reader.ValueSpan.Length == 32 ? 'N' : 'D')
            ? value
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
