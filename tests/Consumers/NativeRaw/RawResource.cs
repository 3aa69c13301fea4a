using System.Text.Json;

namespace NativeRaw;

internal sealed record RawResource(
    Guid Uuid,
    string Url,
    string Name,
    string BackendId,
    string Offering,
    string OfferingName,
    string Project,
    string ProjectName,
    DateTimeOffset Created,
    DateTimeOffset Modified,
    JsonElement BackendMetadata);
