using System.Text.Json.Serialization;

namespace NativeRaw;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<RawResource>))]
internal sealed partial class RawJson : JsonSerializerContext;
