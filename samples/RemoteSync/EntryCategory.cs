using System.Text.Json.Serialization;

namespace Waldur.Client.Samples;

/// <summary>Which category over there goes into which one here.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record EntryCategory
{
    /// <summary>The category here: its uuid or its url.</summary>
    public required string Local { get; init; }

    /// <summary>The category over there.</summary>
    public required Guid Remote { get; init; }

    /// <summary>Its name over there.</summary>
    public string? Name { get; init; }
}
