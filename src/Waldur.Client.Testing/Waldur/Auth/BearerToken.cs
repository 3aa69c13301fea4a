namespace Waldur.Client.Testing;

/// <summary>A bearer token that a fake Waldur accepts until it expires.</summary>
/// <param name="User">Whose it is.</param>
/// <param name="Expires">When it expires.</param>
/// <param name="Scopes">What it is limited to; null when it is not.</param>
internal sealed record BearerToken(FakeUser User, DateTimeOffset Expires, IReadOnlySet<string>? Scopes);
