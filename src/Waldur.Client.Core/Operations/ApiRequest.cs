namespace Waldur.Client.Core;

/// <summary>One call of an operation: where it goes and what it carries.</summary>
public sealed class ApiRequest
{
    /// <summary>Makes a request.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="pathAndQuery">The path, its parameters filled in and escaped, with the query; it starts with a slash.</param>
    /// <param name="content">The body, if any.</param>
    public ApiRequest(ApiOperation operation, string pathAndQuery, RequestContent? content = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentException.ThrowIfNullOrEmpty(pathAndQuery);
        if (pathAndQuery[0] != '/')
        {
            throw new ArgumentException("The path must start with a slash.", nameof(pathAndQuery));
        }

        Operation = operation;
        PathAndQuery = pathAndQuery;
        Content = content;
    }

    /// <summary>The operation.</summary>
    public ApiOperation Operation { get; }

    /// <summary>The path and query, relative to the endpoint.</summary>
    public string PathAndQuery { get; }

    /// <summary>The path without the query, which may hold what must not be shown.</summary>
    public string Path => PathAndQuery.IndexOf('?', StringComparison.Ordinal) is var end and >= 0 ? PathAndQuery[..end] : PathAndQuery;

    /// <summary>The body, if any.</summary>
    public RequestContent? Content { get; }

    /// <summary>
    /// Changes the message of each attempt before the credential is put on it, for instance its headers; the address stays as it is.
    /// </summary>
    public Action<HttpRequestMessage>? Configure { get; init; }

    /// <summary>The method and the path, without the query.</summary>
    /// <returns>For example <c>GET /api/backend-resources/</c>.</returns>
    public override string ToString() => $"{Operation.Method} {Path}";
}
