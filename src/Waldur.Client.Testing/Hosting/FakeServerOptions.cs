namespace Waldur.Client.Testing;

/// <summary>How a fake server is made.</summary>
public sealed class FakeServerOptions
{
    /// <summary>The clock of the server's timestamps, jobs and delays; the system's when left out.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The manner of the server at the start; it can be changed while it runs.</summary>
    public FakeServerMode Mode { get; init; } = FakeServerMode.Lenient;

    /// <summary>The seed of everything random: faults by chance, uuids and tokens. A new one is drawn when left out.</summary>
    public int? Seed { get; init; }

    /// <summary>A path in front of the API's, such as <c>/waldur</c>; empty when left out.</summary>
    public string PathPrefix { get; init; } = "";

    /// <summary>How many requests the log keeps; the oldest go first.</summary>
    public int RequestLogCapacity { get; init; } = 10_000;
}
