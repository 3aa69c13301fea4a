using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>How catalogs are brought to their newest versions.</summary>
public sealed record CatalogRefreshOptions
{
    internal static WaitOptions DefaultWait { get; } = new() { Timeout = TimeSpan.FromMinutes(30), Interval = TimeSpan.FromSeconds(2) };

    internal static CatalogRefreshOptions Default { get; } = new();

    /// <summary>Which catalogs.</summary>
    /// <value>Null by default: all whose sources the server knows.</value>
    public IReadOnlyList<SoftwareCatalogName>? Names { get; init; }

    /// <summary>How often, and how long, to look for the end of each job.</summary>
    /// <value>From 2 to 30 seconds apart, for 30 minutes, by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public WaitOptions Wait { get; init => field = Guards.NotNull(value, nameof(Wait)); } = DefaultWait;

    /// <summary>How many catalogs are loaded at once.</summary>
    /// <value>2 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">Not from 1 to 16.</exception>
    public int Parallelism { get; init => field = Guards.InRange(value, 1, 16, nameof(Parallelism)); } = 2;

    /// <summary>
    /// Whether a catalog gets its old version back where the update to a new one failed or did not begin: until it succeeds,
    /// the catalog holds the old packages.
    /// </summary>
    /// <value>True by default.</value>
    public bool RestoreVersion { get; init; } = true;
}
