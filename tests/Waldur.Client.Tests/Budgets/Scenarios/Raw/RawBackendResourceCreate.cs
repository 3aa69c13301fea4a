using System.Text.Json;

namespace Waldur.Client.Budgets;

/// <summary>The body of a create as a program without the SDK would declare it.</summary>
internal sealed class RawBackendResourceCreate
{
    public string? Name { get; set; }

    public Guid Project { get; set; }

    public Guid Offering { get; set; }

    public string? BackendId { get; set; }

    public JsonElement? BackendMetadata { get; set; }
}
