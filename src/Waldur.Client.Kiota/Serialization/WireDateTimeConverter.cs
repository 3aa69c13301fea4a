using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Waldur.Client.Core;

namespace Waldur.Client.Kiota;

/// <summary>Reads the forms of a date and time that the servers send, some of which Kiota takes for nothing, and writes theirs.</summary>
internal sealed class WireDateTimeConverter(string? format) : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetDateTimeOffset(out var exact) || OtherDateTimes.TryParse(reader.GetString()!, out exact)
            ? exact
            : throw new JsonException("The value is no date and time.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        if (format is null)
        {
            writer.WriteStringValue(value);
            return;
        }

        writer.WriteStringValue(value.ToUniversalTime().ToString(format, CultureInfo.InvariantCulture));
    }
}
