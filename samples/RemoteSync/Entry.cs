using System.Text.Json.Serialization;

namespace Waldur.Client.Samples;

/// <summary>One synchronisation as the file has it. A misspelt or missing name is refused.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record Entry
{
    /// <summary>The local service provider: its uuid or its url.</summary>
    public required string Provider { get; init; }

    /// <summary>The address of the other Waldur's API.</summary>
    public required string ApiUrl { get; init; }

    /// <summary>The variable of the environment that holds the token for the other Waldur: a file is no place for it.</summary>
    public required string TokenVariable { get; init; }

    /// <summary>The organisation over there.</summary>
    public required Guid Organisation { get; init; }

    /// <summary>Its name.</summary>
    public required string OrganisationName { get; init; }

    /// <summary>Whether it is run; left as it is when left out.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Which category over there goes into which one here.</summary>
    public required IReadOnlyList<EntryCategory> Categories { get; init; }
}
