namespace Waldur.Client.Testing;

/// <summary>What a transport has to do: send a response, whole or not, or break the connection.</summary>
/// <param name="Response">The response; null when none is sent.</param>
/// <param name="Break">What to do to the connection; null when it stays whole.</param>
internal sealed record FakeOutcome(FakeResponse? Response, FaultKind? Break);
