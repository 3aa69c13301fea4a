using System.Net;
using Waldur.Client.Core;

namespace Waldur.Client.Katello;

/// <summary>What sets Katello's servers apart: Foreman names its version with its responses, by which its errors are known from a gateway's.</summary>
internal static class KatelloProduct
{
    /// <summary>The header in which Foreman names its version.</summary>
    public const string VersionHeader = "Foreman_version";

    public static ApiProduct Instance { get; } = new()
    {
        Name = "Waldur.Client.Katello",
        UserAgent = "waldur-dotnet",
        VersionHeader = VersionHeader,

        // The path says which version of the API is meant, and so does every client of Foreman's own.
        Accept = "application/json;version=2",
        IsHiddenError = HiddenError.IsIn,
        IsOwnError = static (status, body, headers) => !body.IsHtml && (headers[VersionHeader] is not null || IsOwnRefusal(status, body)),
    };

    // Foreman checks who asks before it names its version. That body must speak of permissions, or be its 401: many gateways write
    // errors in the same shapes.
    private static bool IsOwnRefusal(HttpStatusCode status, ErrorBody body) =>
        body.MissingPermissions.Count > 0 || (status == HttpStatusCode.Unauthorized && body.Shape == ErrorBodyShape.Error);
}
