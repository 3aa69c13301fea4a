using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>What is being done in the run of a synchronisation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SynchronisationRunStage>))]
public enum SynchronisationRunStage
{
    /// <summary>The server was asked to run it, and responds when the run is over.</summary>
    Running,

    /// <summary>This program runs it already; the end of that run is waited for, so that the two can be distinguished.</summary>
    AwaitingOther,

    /// <summary>The response was lost; the synchronisation is read until the time of its last execution shows what became of the run.</summary>
    LookingUp,

    /// <summary>It has ended; the result says how.</summary>
    Ended,
}
