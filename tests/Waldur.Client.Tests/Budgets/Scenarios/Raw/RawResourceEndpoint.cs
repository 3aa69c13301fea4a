namespace Waldur.Client.Budgets;

/// <summary>A part of <see cref="RawResource"/>.</summary>
internal sealed class RawResourceEndpoint
{
    public Guid? Uuid { get; set; }

    public string? Name { get; set; }

    public string? Url { get; set; }
}
