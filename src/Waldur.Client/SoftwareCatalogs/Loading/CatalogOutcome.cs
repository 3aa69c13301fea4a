using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>What became of a catalog that was to be loaded.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CatalogOutcome>))]
public enum CatalogOutcome
{
    /// <summary>It holds the newest version of its source already; nothing was done.</summary>
    UpToDate,

    /// <summary>It was created and loaded.</summary>
    Imported,

    /// <summary>It was loaded again.</summary>
    Updated,

    /// <summary>The server has recorded that loading failed, or a call failed; see the reason.</summary>
    Failed,

    /// <summary>The server could not find out the newest version of the source; nothing was done.</summary>
    VersionUnknown,

    /// <summary>The deadline came, and an imported catalog has not appeared: its version could not be found out, or no worker runs.</summary>
    NotAppeared,

    /// <summary>The deadline came, and the server has not marked that the job began: its loader could not be made, or no worker runs.</summary>
    NotStarted,

    /// <summary>The deadline came, and the job has begun but not marked its end: it still runs, or its worker died.</summary>
    NotFinished,

    /// <summary>The caller stopped waiting; the server goes on.</summary>
    Cancelled,
}
