namespace Waldur.Client.Core;

/// <summary>One operation of a description: what every call of it has in common.</summary>
public sealed class ApiOperation
{
    /// <summary>Names an operation.</summary>
    /// <param name="id">The operation's id in the description.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="pathTemplate">The path with its parameters in braces, such as <c>/api/backend-resources/{uuid}/</c>.</param>
    public ApiOperation(string id, HttpMethod method, string pathTemplate)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentException.ThrowIfNullOrEmpty(pathTemplate);
        Id = id;
        Method = method;
        PathTemplate = pathTemplate;
    }

    /// <summary>The operation's id in the description.</summary>
    public string Id { get; }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path with its parameters in braces: what logs name, since it holds no ids.</summary>
    public string PathTemplate { get; }

    /// <summary>
    /// Whether sending the operation twice leaves the server as sending it once does, so that it may be sent again
    /// when its response was lost.
    /// </summary>
    public bool IsRepeatable { get; init; }

    /// <summary>
    /// The path parameter that holds the id of the object that the response must be, where there is one; the object has a
    /// property of the same name.
    /// </summary>
    public string? Identity
    {
        get;
        init
        {
            field = value;
            IdentitySegment = Array.IndexOf(PathTemplate.Split('/'), $"{{{value}}}");
            IdentityPrefix = PathTemplate.IndexOf('{', StringComparison.Ordinal) is >= 0 and var first
                && PathTemplate.AsSpan(first).StartsWith($"{{{value}}}", StringComparison.Ordinal) ? PathTemplate[..first] : null;
        }
    }

    /// <summary>Which segment of the path that is, counted with the empty one before the first slash; -1 where there is none.</summary>
    internal int IdentitySegment { get; private init; } = -1;

    /// <summary>What stands before that segment in every path, so that it need not be counted; null where a parameter does.</summary>
    internal string? IdentityPrefix { get; private init; }

    /// <summary>The first server version that has the operation; null where every version has it.</summary>
    public string? SinceVersion { get; init; }

    /// <summary>The names of the body's members that hold secrets; a server that repeats their values is not quoted.</summary>
    public IReadOnlyList<string> SecretMembers { get; init; } = [];

    /// <summary>The method and the path template.</summary>
    /// <returns>For example <c>GET /api/backend-resources/</c>.</returns>
    public override string ToString() => $"{Method} {PathTemplate}";
}
