using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>How far the run of all active synchronisations is.</summary>
/// <param name="Synchronisation">The one that has just begun or ended.</param>
/// <param name="Result">How it ended; null where it has just begun.</param>
/// <param name="Ended">How many have ended.</param>
/// <param name="Total">How many there are.</param>
public sealed record SynchronisationRunProgress(
    RemoteSynchronisation Synchronisation,
    SynchronisationRunResult? Result,
    int Ended,
    int Total);
