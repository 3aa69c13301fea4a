namespace Waldur.Client.Testing;

/// <summary>What a route does, and the permission that it takes.</summary>
/// <param name="Permission">The permission; null when being known is enough.</param>
/// <param name="Run">What it does.</param>
internal sealed record KatelloAction(string? Permission, Func<KatelloCall, FakeResponse> Run);
