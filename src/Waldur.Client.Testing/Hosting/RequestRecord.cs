namespace Waldur.Client.Testing;

/// <summary>A request that arrived at a fake server, and what became of it. Credentials are not kept.</summary>
public sealed record RequestRecord
{
    /// <summary>The number of the request, from 1, in the order of arrival.</summary>
    public required long Number { get; init; }

    /// <summary>When it arrived, on the server's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The path as it was on the wire.</summary>
    public required string Path { get; init; }

    /// <summary>The query as it was on the wire, without the question mark; empty when there was none.</summary>
    public required string Query { get; init; }

    /// <summary>The headers, without <c>Authorization</c> and <c>Cookie</c>; names in any case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The status that was sent; null while there is no response, and when a fault kept it back.</summary>
    public int? Status { get; init; }

    /// <summary>The fault that befell the request; null when none did.</summary>
    public FaultKind? Fault { get; init; }

    /// <summary>Whether the server acted on the request, seen or not by the caller.</summary>
    public bool Acted { get; init; }

    /// <summary>The method, path and status, without the query.</summary>
    /// <returns>Such as <c>GET /api/backend-resources/ 200</c>.</returns>
    public override string ToString()
    {
        var status = Status is { } code ? code.ToString(System.Globalization.CultureInfo.InvariantCulture) : "no response";
        return Fault is { } fault ? $"{Method} {Path} {status} ({fault})" : $"{Method} {Path} {status}";
    }
}
