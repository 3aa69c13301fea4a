using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>What was done to make a synchronisation what is desired.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SynchronisationEnsureOutcome>))]
public enum SynchronisationEnsureOutcome
{
    /// <summary>There was none; it was created.</summary>
    Created,

    /// <summary>It differed, and was changed.</summary>
    Changed,

    /// <summary>It was as desired; nothing was sent.</summary>
    Unchanged,
}
