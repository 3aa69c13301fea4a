namespace Waldur.Client.Testing;

/// <summary>A log entry of a site agent in a fake Waldur.</summary>
/// <param name="Uuid">The uuid.</param>
/// <param name="Identity">The agent.</param>
/// <param name="Timestamp">When it was logged, in seconds since 1970.</param>
/// <param name="Level">How severe it is, in capitals.</param>
/// <param name="Message">What was logged.</param>
/// <param name="Module">The part of the agent that logged it.</param>
/// <param name="Created">When it was stored.</param>
public sealed record FakeAgentLog(
    Guid Uuid, FakeAgentIdentity Identity, double Timestamp, string Level, string Message, string Module, DateTimeOffset Created);
