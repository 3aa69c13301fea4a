using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>Why a wait stopped.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WaitOutcome>))]
public enum WaitOutcome
{
    /// <summary>The state that was waited for was seen.</summary>
    Reached = 0,

    /// <summary>A state was seen from which the one that was waited for will not come.</summary>
    Failed = 1,

    /// <summary>The wait's time was up; what was waited for may still happen on the server.</summary>
    DeadlineReached = 2,

    /// <summary>The caller cancelled the wait; what was waited for may still happen on the server.</summary>
    Cancelled = 3,
}
