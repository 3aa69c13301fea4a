namespace Waldur.Client.Testing;

/// <summary>Something that an offering of a fake Waldur measures or limits, such as cores or storage.</summary>
/// <param name="Uuid">The uuid.</param>
/// <param name="Type">The key of limits and usages.</param>
/// <param name="Name">The name for people.</param>
/// <param name="MeasuredUnit">The unit; may be empty.</param>
/// <param name="BillingType"><c>fixed</c>, <c>usage</c>, <c>limit</c>, <c>one</c> or <c>few</c>.</param>
public sealed record FakeOfferingComponent(Guid Uuid, string Type, string Name, string MeasuredUnit, string BillingType);
