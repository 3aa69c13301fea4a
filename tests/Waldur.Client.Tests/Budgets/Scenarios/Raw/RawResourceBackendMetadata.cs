namespace Waldur.Client.Budgets;

/// <summary>A part of <see cref="RawResource"/>.</summary>
internal sealed class RawResourceBackendMetadata
{
    public string? State { get; set; }

    public string? RuntimeState { get; set; }

    public string? Action { get; set; }

    public string? InstanceName { get; set; }
}
