using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>How a run of a synchronisation ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SynchronisationRunOutcome>))]
public enum SynchronisationRunOutcome
{
    /// <summary>The run succeeded: state <c>OK</c>.</summary>
    Ok,

    /// <summary>The run failed and the server has stored why: state <c>Erred</c>.</summary>
    Erred,

    /// <summary>
    /// The call failed, and the server stored nothing of the run; the error says why. After the server's own 500 that is known
    /// because the time of the last execution, read after it, has not changed.
    /// </summary>
    Failed,

    /// <summary>
    /// The response was lost, and nothing shows that the run took effect: it was rolled back, or is still running. Nothing
    /// was sent again.
    /// </summary>
    Uncertain,

    /// <summary>Not run: the server itself is just running it.</summary>
    UnderWay,
}
