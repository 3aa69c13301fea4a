using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>What a resource of the backend, a reported row or a resource of the marketplace is, seen against the others.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ComparisonClass>))]
public enum ComparisonClass
{
    /// <summary>On the backend and not reported yet: it can be imported once it is.</summary>
    New,

    /// <summary>On the backend and reported as it is: it can be imported.</summary>
    Unchanged,

    /// <summary>On the backend and reported otherwise: the row must be replaced.</summary>
    Changed,

    /// <summary>On the backend and in the marketplace: there is nothing to report.</summary>
    Imported,

    /// <summary>In the marketplace and not on the backend.</summary>
    MissingOnBackend,

    /// <summary>A row whose resource is not on the backend any more.</summary>
    StaleRow,

    /// <summary>A row whose resource is in the marketplace already.</summary>
    ImportedRow,

    /// <summary>A row that repeats another one.</summary>
    DuplicateRow,

    /// <summary>A row without a backend id, which no report has made, or that of a resource which cannot be reported as it is: no report touches it.</summary>
    OtherRow,

    /// <summary>
    /// Its backend id is used twice: in the inventory, in the marketplace, or by another offering where that is checked; or the offering's rules refuse it.
    /// </summary>
    Conflict,

    /// <summary>On the backend, but it cannot be reported as it is, for instance because its project is not known.</summary>
    Skipped,
}
