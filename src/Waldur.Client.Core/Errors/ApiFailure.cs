using System.Net;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// What an <see cref="ApiException"/> says: which call failed, and what came back. A test makes one with the few
/// properties that it needs.
/// </summary>
public sealed record ApiFailure
{
    /// <summary>The HTTP method of the call.</summary>
    public HttpMethod? Method { get; init; }

    /// <summary>The server's host, with its port where that is not the usual one.</summary>
    public string? Host { get; init; }

    /// <summary>The path of the call; a query given with it is dropped, since it may hold what must not be shown.</summary>
    public string? Path
    {
        get;
        init => field = value?.IndexOfAny(['?', '#']) is >= 0 and var end ? value[..end] : value;
    }

    /// <summary>The operation's id in the description.</summary>
    public string? OperationId { get; init; }

    /// <summary>The first server version that has the operation; null where every version has it.</summary>
    public string? SinceVersion { get; init; }

    /// <summary>The HTTP status; null where no response came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The id by which the server's operators find the call.</summary>
    public string? RequestId { get; init; }

    /// <summary>The server's version; null where it does not send one.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>The response's body as text; null where there was none.</summary>
    public string? Body { get; init; }

    /// <summary>Whether <see cref="Body"/> is only the start of what came.</summary>
    public bool IsBodyCut { get; init; }

    /// <summary>What the body says; read from <see cref="Body"/> when left out.</summary>
    public ErrorBody? Details { get; init; }

    /// <summary>Whether the response is the server's own, not a gateway's; judged by <see cref="Details"/> when left out.</summary>
    public bool? IsConfirmed { get; init; }

    /// <inheritdoc cref="ApiException.IsForeignRefusal"/>
    internal bool IsForeignRefusal { get; init; }

    /// <summary>Names the call that failed.</summary>
    /// <param name="request">The request of the call.</param>
    /// <returns>A failure without a response; add one by <c>with</c>.</returns>
    public static ApiFailure For(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ApiFailure
        {
            Method = request.Operation.Method,
            Path = request.Path,
            OperationId = request.Operation.Id,
            SinceVersion = request.Operation.SinceVersion,
        };
    }

    /// <summary>The method, the path and the status; never the body.</summary>
    /// <returns>For example <c>POST /api/backend-resources/ 400</c>.</returns>
    public override string ToString() => ErrorText.OneLine($"{Method} {Path} {(int?)StatusCode}", ErrorText.LineLimit);

    internal ApiFailure WithDefaultStatus(HttpStatusCode status) => StatusCode is null ? this with { StatusCode = status } : this;
}
