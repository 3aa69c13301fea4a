namespace Waldur.Client.Testing;

/// <summary>What a route does, and who may ask for it.</summary>
/// <param name="Access">Who may ask.</param>
/// <param name="Run">What it does.</param>
internal sealed record WaldurAction(WaldurAccess Access, Func<WaldurCall, FakeResponse> Run);
