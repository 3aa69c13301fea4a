namespace ApiGenerator.Description;

/// <summary>An operation: one method at one path.</summary>
internal sealed record ApiMethod(string Verb, string Path, Node Node, IReadOnlyList<ApiParameter> Parameters)
{
    /// <summary>The name that the description itself gives to the path's last segment.</summary>
    public string? GivenName { get; init; }

    /// <summary>How the operation is named in reports, such as <c>GET /api/x/</c>.</summary>
    public string Label => $"{Verb.ToUpperInvariant()} {Path}";

    public string Id => Node.Text("operationId") is { Length: > 0 } id ? id : SynthesiseId();

    /// <summary>The verb as a word of a name: <c>Get</c>.</summary>
    public string VerbName => char.ToUpperInvariant(Verb[0]) + Verb[1..];

    private string SynthesiseId()
    {
        var words = Path.Split(['/', '{', '}', '-', '.'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join('_', [.. words, Verb]);
    }
}
