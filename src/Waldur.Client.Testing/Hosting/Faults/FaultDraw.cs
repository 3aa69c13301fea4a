namespace Waldur.Client.Testing;

/// <summary>A fault that struck a request.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Entry">The rule that it came from.</param>
/// <param name="Record">What was noted of it.</param>
internal sealed record FaultDraw(Fault Fault, FaultEntry Entry, FaultRecord Record);
