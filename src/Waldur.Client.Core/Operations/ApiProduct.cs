using System.ComponentModel;
using System.Net;

namespace Waldur.Client.Core;

/// <summary>What sets the servers of one product apart for the transport and the errors, which know no product themselves.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ApiProduct
{
    /// <summary>A product of which nothing is known: any JSON object counts as its own error.</summary>
    public static ApiProduct Unknown { get; } = new() { Name = "Waldur.Client" };

    /// <summary>The name under which the client logs, such as <c>Waldur.Client</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Whether an error response is the server's own: in the shape in which it writes errors itself, so that a gateway's page
    /// is not taken for it.
    /// </summary>
    /// <value>Any body of JSON by default.</value>
    public Func<HttpStatusCode, ErrorBody, ResponseHeaders, bool> IsOwnError { get; init; } =
        static (_, body, _) => body.Shape is not (ErrorBodyShape.None or ErrorBodyShape.Page or ErrorBodyShape.Text);

    /// <summary>The header in which the server names its version with every response, such as <c>Foreman_version</c>.</summary>
    /// <value>Null by default: it does not.</value>
    public string? VersionHeader { get; init; }

    /// <summary>The client's name in the User-Agent header, without its version.</summary>
    /// <value>The <see cref="Name"/> by default.</value>
    public string UserAgent { get => field ?? Name; init; }

    /// <summary>The media type that is asked for where a response is JSON, or the description does not say what it is.</summary>
    /// <value>Null by default: <c>application/json</c> for JSON, anything where nothing is said.</value>
    public string? Accept { get; init; }

    /// <summary>Whether a response whose status is good, and whose body does not matter, reports a failure all the same.</summary>
    /// <value>Never by default.</value>
    public HiddenErrorRule IsHiddenError { get; init; } = static _ => false;

    internal string AcceptFor(string? mediaType) => mediaType is null or "application/json" ? Accept ?? mediaType ?? "*/*" : mediaType;

    internal string? VersionOf(ResponseHeaders headers) => VersionHeader is null ? null : headers[VersionHeader];
}
