namespace Waldur.Client.Testing;

/// <summary>Which category of the other Waldur is which one here.</summary>
/// <param name="LocalCategory">The category here.</param>
/// <param name="RemoteCategory">The uuid over there.</param>
/// <param name="RemoteCategoryName">The name over there.</param>
public sealed record FakeCategoryMapping(FakeCategory LocalCategory, Guid RemoteCategory, string RemoteCategoryName);
