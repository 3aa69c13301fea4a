using System.Text.Json.Serialization;

namespace Waldur.Client.Katello;

/// <summary>What ensuring a sync plan has done, or would do in a dry run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EnsureOutcome>))]
public enum EnsureOutcome
{
    /// <summary>The plan was as desired, or nothing of what differed could be changed.</summary>
    Unchanged,

    /// <summary>There was no plan of that name.</summary>
    Created,

    /// <summary>The plan differed, and was changed.</summary>
    Changed,
}
