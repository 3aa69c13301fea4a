namespace Waldur.Client.Testing;

/// <summary>A fault that struck.</summary>
/// <param name="Time">When, on the server's clock.</param>
/// <param name="Fault">What went wrong.</param>
/// <param name="Method">The method of the request; null where a connection was reset before there was one.</param>
/// <param name="Path">The path of the request, without the query; null where a connection was reset before there was one.</param>
public sealed record FaultRecord(DateTimeOffset Time, Fault Fault, string? Method, string? Path)
{
    /// <summary>The request and what befell it.</summary>
    /// <returns>Such as <c>POST /api/backend-resources/: CommitLater (acts 4 s later)</c>.</returns>
    public override string ToString() => Method is null ? $"a connection: {Fault}" : $"{Method} {Path}: {Fault}";
}
