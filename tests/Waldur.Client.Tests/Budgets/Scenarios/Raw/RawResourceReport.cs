namespace Waldur.Client.Budgets;

/// <summary>A part of <see cref="RawResource"/>.</summary>
internal sealed class RawResourceReport
{
    public string? Header { get; set; }

    public string? Body { get; set; }
}
