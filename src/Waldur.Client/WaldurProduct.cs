using System.Net;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>What sets Waldur's servers apart.</summary>
internal static class WaldurProduct
{
    /// <summary>The header in which Waldur counts the rows of a whole list.</summary>
    public const string TotalHeader = "X-Result-Count";

    public static ApiProduct Instance { get; } = new()
    {
        Name = "Waldur.Client",
        UserAgent = "waldur-dotnet",
        IsOwnError = static (status, body, _) => IsOwnError(status, body),
    };

    // That an object is gone, or in another state, is always said in a detail. Many gateways write JSON of their own; one
    // that writes a detail, too, says "Not Found", where Django ends its sentences with a full stop.
    private static bool IsOwnError(HttpStatusCode status, ErrorBody body) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Conflict or HttpStatusCode.Locked =>
            body.Shape == ErrorBodyShape.Detail && body.Detail is { } detail && detail != "Not Found",
        _ => body.Shape is ErrorBodyShape.Detail or ErrorBodyShape.Fields or ErrorBodyShape.List,
    };
}
