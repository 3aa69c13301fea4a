using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>What says how a run of a synchronisation ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SynchronisationRunEvidence>))]
public enum SynchronisationRunEvidence
{
    /// <summary>The server's response to the run, a failure or not.</summary>
    Response,

    /// <summary>
    /// The response was lost, or an error, but the time of the last execution has changed since before the run. Where another
    /// program runs the same synchronisation at the same time, it may be that run's: the server does not distinguish them.
    /// </summary>
    LastExecution,

    /// <summary>
    /// As <see cref="LastExecution"/>, but the server was seen at another run of the synchronisation, such as its daily one:
    /// what the outcome says may be the end of that one.
    /// </summary>
    AmbiguousLastExecution,

    /// <summary>Nothing: the response was lost, and the time of the last execution has not changed while it was watched.</summary>
    None,

    /// <summary>The state before: there was no run.</summary>
    StateBefore,
}
