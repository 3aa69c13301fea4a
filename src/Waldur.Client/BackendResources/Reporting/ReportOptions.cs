namespace Waldur.Client;

/// <summary>How an inventory is reported.</summary>
public sealed record ReportOptions
{
    internal static ReportOptions Default { get; } = new();

    /// <summary>Whether rows whose backend id is not in the inventory are deleted.</summary>
    /// <value>False by default: they stay.</value>
    public bool DeleteMissing { get; init; }

    /// <summary>How many requests are under way at once.</summary>
    /// <value>At the server's pace by default; a whole number stands for always so many.</value>
    public Concurrency Concurrency { get; init; } = Concurrency.Adaptive;
}
