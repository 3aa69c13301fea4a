using System.Diagnostics;
using System.Text.Json.Serialization;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What became of a catalog that was to be loaded, and why. As JSON it is written with the error as text.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class CatalogResult
{
    /// <summary>Makes a result; a test may, too.</summary>
    /// <param name="outcome">What became of the catalog.</param>
    /// <param name="name">The catalog's name.</param>
    /// <param name="before">The catalog as it was before; null where there was none.</param>
    /// <param name="catalog">The catalog as it is known now; null where there is none.</param>
    /// <param name="reason">Why, in words; empty where it was loaded or is up to date.</param>
    public CatalogResult(
        CatalogOutcome outcome,
        string name,
        SoftwareCatalog? before = null,
        SoftwareCatalog? catalog = null,
        string reason = "")
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(reason);
        Outcome = outcome;
        Name = name;
        Before = before;
        Catalog = catalog;
        Reason = reason;
    }

    /// <summary>What became of the catalog.</summary>
    public CatalogOutcome Outcome { get; }

    /// <summary>The catalog's name.</summary>
    public string Name { get; }

    /// <summary>The catalog as it was before; null where there was none.</summary>
    public SoftwareCatalog? Before { get; }

    /// <summary>The catalog as it is known now, with the numbers of its packages, versions and targets; null where there is none.</summary>
    public SoftwareCatalog? Catalog { get; }

    /// <summary>The version that the catalog named before; null where there was none.</summary>
    public string? VersionBefore => Before?.Version;

    /// <summary>The version that the catalog names now; null where there is none.</summary>
    public string? VersionAfter => Catalog?.Version;

    /// <summary>Why, in words: what the server recorded, or what was waited for in vain. Empty where the catalog is loaded.</summary>
    public string Reason { get; }

    /// <summary>Whether the catalog is loaded.</summary>
    public bool IsLoaded => Outcome is CatalogOutcome.UpToDate or CatalogOutcome.Imported or CatalogOutcome.Updated;

    /// <summary>Whether waiting ended at the deadline; the job may still end well.</summary>
    public bool IsDeadlineReached => Outcome is CatalogOutcome.NotAppeared or CatalogOutcome.NotStarted or CatalogOutcome.NotFinished;

    /// <summary>The wait for the job, with its polls and its duration; null where nothing was waited for.</summary>
    [JsonIgnore]
    public WaitResult<SoftwareCatalog>? Wait { get; init; }

    /// <summary>A call that failed, or whose response was lost; null where all got a response.</summary>
    [JsonIgnore]
    public ApiException? Error { get; init; }

    /// <summary>What the call that failed, or whose response was lost, says; null where all got a response.</summary>
    public string? ErrorMessage => Error?.Message;

    /// <summary>How long the job was waited for, its start included; null where nothing was waited for.</summary>
    public TimeSpan? Waited => Wait?.Elapsed;

    /// <summary>Gives the catalog if it is loaded, or throws.</summary>
    /// <returns>The catalog.</returns>
    /// <exception cref="CatalogException">It is not loaded, or not known to be.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled the wait.</exception>
    public SoftwareCatalog EnsureLoaded() => Outcome switch
    {
        CatalogOutcome.Cancelled => throw new OperationCanceledException("The wait for the catalog was cancelled."),
        _ => IsLoaded && Catalog is not null ? Catalog : throw new CatalogException(this),
    };

    /// <summary>The name, the outcome, the versions and the reason.</summary>
    /// <returns>One line, for example <c>EESSI: Updated, 2023.06 -> 2025.06</c>.</returns>
    public override string ToString()
    {
        var versions = VersionBefore == VersionAfter || VersionBefore is null || VersionAfter is null
            ? VersionAfter ?? VersionBefore
            : $"{VersionBefore} -> {VersionAfter}";
        var text = versions is null ? $"{Name}: {Outcome}" : $"{Name}: {Outcome}, {versions}";
        return Reason.Length == 0 ? text : $"{text}: {Reason.Split('\n', 2)[0].TrimEnd()}";
    }
}
