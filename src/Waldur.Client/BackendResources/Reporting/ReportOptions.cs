namespace Waldur.Client;

/// <summary>How an inventory is reported.</summary>
public sealed record ReportOptions
{
    internal static ReportOptions Default { get; } = new();

    /// <summary>Whether rows whose backend id is not in the inventory are deleted.</summary>
    /// <value>False by default: they stay.</value>
    public bool DeleteMissing { get; init; }

    /// <summary>How many calls are made at once.</summary>
    /// <value>4 by default.</value>
    public int Parallelism
    {
        get;
        init => field = value is >= 1 and <= 64 ? value : throw new ArgumentOutOfRangeException(nameof(Parallelism), value, "Parallelism must be from 1 to 64.");
    } = 4;
}
