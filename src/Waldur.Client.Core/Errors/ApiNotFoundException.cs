using System.Net;

namespace Waldur.Client;

/// <summary>
/// The object does not exist or is not visible to the caller, or the server does not know the operation: 404 or 410.
/// </summary>
public sealed class ApiNotFoundException : ApiException
{
    private readonly bool? _isRouteMissing;

    /// <inheritdoc/>
    public ApiNotFoundException(string message, Exception? innerException = null)
        : base(message, HttpStatusCode.NotFound, innerException)
    {
    }

    /// <inheritdoc/>
    public ApiNotFoundException(ApiFailure failure, Exception? innerException = null)
        : base(failure?.WithDefaultStatus(HttpStatusCode.NotFound)!, Hint(failure), innerException)
    {
    }

    /// <summary>
    /// Whether the server does not know the operation at all: it is too old, or the endpoint is not that of the API.
    /// </summary>
    public bool IsRouteMissing
    {
        get => _isRouteMissing ?? IsMissing(Details);
        init => _isRouteMissing = value;
    }

    /// <summary>The first server version that has the operation; null where every version has it.</summary>
    public string? SinceVersion => Failure.SinceVersion;

    /// <summary>The permissions without which the object is not visible, where the server names them (Katello does).</summary>
    public IReadOnlyList<string> MissingPermissions => Details.MissingPermissions;

    private static bool IsMissing(ErrorBody details) => details.IsHtml || details.IsRouteMissing;

    private static string? Hint(ApiFailure? failure)
    {
        var details = failure?.Details ?? (failure?.Body is { } body ? ErrorBody.Parse(body) : ErrorBody.Empty);
        if (!IsMissing(details))
        {
            return null;
        }

        return failure?.SinceVersion is { } version
            ? $"This server does not know the operation, which needs version {version} or later."
            : "This server does not know the operation; it may be too old, or the endpoint may be wrong.";
    }
}
