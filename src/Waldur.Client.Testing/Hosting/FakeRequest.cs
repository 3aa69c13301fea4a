namespace Waldur.Client.Testing;

/// <summary>A request as it arrived at a fake server, whatever it came over.</summary>
public sealed class FakeRequest
{
    private readonly IReadOnlyDictionary<string, string> _headers;

    internal FakeRequest(
        string method,
        string scheme,
        string host,
        string path,
        string queryString,
        IReadOnlyDictionary<string, string> headers,
        ReadOnlyMemory<byte> body)
    {
        Method = method;
        Scheme = scheme;
        Host = host;
        Path = path;
        QueryString = queryString;
        Query = new QueryParameters(queryString);
        _headers = headers;
        Body = body;
    }

    /// <summary>The method, in capitals.</summary>
    public string Method { get; }

    /// <summary>The path as it was on the wire, percent-encoded, without the query.</summary>
    public string Path { get; }

    /// <summary>The query as it was on the wire, without the question mark; empty when there is none.</summary>
    public string QueryString { get; }

    /// <summary>The host, with its port where one was named.</summary>
    public string Host { get; }

    /// <summary><c>http</c> or <c>https</c>, as the connection was made.</summary>
    public string Scheme { get; }

    /// <summary>The body; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    internal QueryParameters Query { get; }

    internal IReadOnlyDictionary<string, string> Headers => _headers;

    /// <summary>A header's value.</summary>
    /// <param name="name">The header's name, in any case.</param>
    /// <returns>The value; null when the header was not sent.</returns>
    public string? Header(string name) => _headers.GetValueOrDefault(name);

    /// <summary>The method and path, without the query.</summary>
    /// <returns>Such as <c>GET /api/backend-resources/</c>.</returns>
    public override string ToString() => $"{Method} {Path}";

    internal FakeRequest WithPath(string path) => new(Method, Scheme, Host, path, QueryString, _headers, Body);

    internal FakeRequest WithQuery(string queryString) => new(Method, Scheme, Host, Path, queryString, _headers, Body);
}
