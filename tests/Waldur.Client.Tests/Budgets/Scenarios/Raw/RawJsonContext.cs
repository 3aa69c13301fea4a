using System.Text.Json.Serialization;

namespace Waldur.Client.Budgets;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(HexGuidConverter)])]
[JsonSerializable(typeof(List<RawBackendResource>))]
[JsonSerializable(typeof(List<RawResource>))]
[JsonSerializable(typeof(RawBackendResourceCreate))]
internal sealed partial class RawJsonContext : JsonSerializerContext;
