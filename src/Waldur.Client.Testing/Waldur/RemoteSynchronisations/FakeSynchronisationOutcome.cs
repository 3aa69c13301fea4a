namespace Waldur.Client.Testing;

/// <summary>How a run of a remote synchronisation ends.</summary>
public sealed record FakeSynchronisationOutcome
{
    private FakeSynchronisationOutcome()
    {
    }

    /// <summary>How long the run takes, on the server's clock.</summary>
    public TimeSpan Duration { get; init; }

    internal string State { get; private init; } = "OK";

    internal IReadOnlyList<string>? Output { get; private init; }

    internal string ErrorMessage { get; private init; } = "";

    /// <summary>Whether the run leaves its mark in the state.</summary>
    internal bool IsStored { get; private init; } = true;

    /// <summary>The status of a proxy's page in place of the response; null when the response comes through.</summary>
    internal int? GatewayStatus { get; private init; }

    /// <summary>The run succeeds: status 200, state <c>OK</c>.</summary>
    /// <param name="output">The lines of the output; those of the categories and offerings that were pulled when left out.</param>
    /// <returns>The outcome.</returns>
    public static FakeSynchronisationOutcome Ok(params string[] output) => new() { Output = output.Length == 0 ? null : output };

    /// <summary>The run fails in the way that the server handles: status 200, state <c>Erred</c>.</summary>
    /// <param name="errorMessage">The error message: what the other Waldur responded.</param>
    /// <param name="output">The lines of the output until then.</param>
    /// <returns>The outcome.</returns>
    public static FakeSynchronisationOutcome Erred(string errorMessage, params string[] output) =>
        new() { State = "Erred", ErrorMessage = errorMessage, Output = output };

    /// <summary>The run fails in a way that nobody handles: status 500, nothing is stored. The daily job stays in <c>Processing</c>.</summary>
    /// <returns>The outcome.</returns>
    public static FakeSynchronisationOutcome ServerError() => new() { IsStored = false };

    /// <summary>A proxy gives up and the run is rolled back: nothing is stored.</summary>
    /// <param name="status">The proxy's status: 502 or 504.</param>
    /// <returns>The outcome.</returns>
    public static FakeSynchronisationOutcome GatewayTimeout(int status = 504) => new() { IsStored = false, GatewayStatus = status };

    /// <summary>The same outcome, stored, but a proxy gave up before the response came.</summary>
    /// <param name="status">The proxy's status: 502 or 504.</param>
    /// <returns>The outcome.</returns>
    public FakeSynchronisationOutcome BehindGatewayTimeout(int status = 504) => this with { GatewayStatus = status };
}
