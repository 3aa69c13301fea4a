namespace Waldur.Client;

/// <summary>What tells how a run of a synchronisation ended.</summary>
public enum SynchronisationRunEvidence
{
    /// <summary>The server's response to the run, be it a failure.</summary>
    Response,

    /// <summary>
    /// The response was lost, but the time of the last execution has changed since before the run. Where two run the same
    /// synchronisation at once, it may be the other run's.
    /// </summary>
    LastExecution,

    /// <summary>Nothing: the response was lost, and the time of the last execution has not changed while it was watched.</summary>
    None,

    /// <summary>The state before: there was no run.</summary>
    StateBefore,
}
