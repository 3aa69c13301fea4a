using System.Text.Json;

namespace Waldur.Client.Budgets;

/// <summary>A backend resource as a program without the SDK would declare it.</summary>
internal sealed class RawBackendResource
{
    public string? Url { get; set; }

    public Guid Uuid { get; set; }

    public string? Name { get; set; }

    public DateTimeOffset Created { get; set; }

    public DateTimeOffset Modified { get; set; }

    public Guid Project { get; set; }

    public string? ProjectName { get; set; }

    public string? ProjectUrl { get; set; }

    public Guid Offering { get; set; }

    public string? OfferingName { get; set; }

    public string? OfferingUrl { get; set; }

    public string? BackendId { get; set; }

    public JsonElement BackendMetadata { get; set; }
}
