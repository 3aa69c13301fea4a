using System.Diagnostics;
using System.Text.Json.Serialization;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>How far a run is, of one synchronisation or of all active ones.</summary>
/// <param name="Synchronisation">The synchronisation that this is about.</param>
/// <param name="Stage">What is being done.</param>
/// <param name="Result">How it ended; null before.</param>
/// <param name="Ended">How many have ended.</param>
/// <param name="Total">How many there are.</param>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record SynchronisationRunProgress(
    [property: JsonIgnore] RemoteSynchronisation Synchronisation,
    SynchronisationRunStage Stage,
    SynchronisationRunResult? Result,
    int Ended,
    int Total)
{
    /// <summary>What is waited for, where, and for how long at most, as sentences; empty where nothing unusual is.</summary>
    public string Message { get; init; } = "";

    /// <summary>The organization, the stage, and what is waited for; never the token.</summary>
    /// <returns>For example <c>Eastern University: Running (0 of 2 ended)</c>.</returns>
    public override string ToString()
    {
        var text = $"{Synchronisation.RemoteOrganizationName}: {Stage} ({Ended} of {Total} ended)";
        return Message.Length == 0 ? text : $"{text}: {Message}";
    }
}
