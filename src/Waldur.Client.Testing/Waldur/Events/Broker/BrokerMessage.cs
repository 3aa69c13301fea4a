namespace Waldur.Client.Testing;

/// <summary>A message in a queue of the broker.</summary>
internal sealed record BrokerMessage(byte[] Body, string? ContentType, DateTimeOffset Expires, bool IsRedelivered = false);
