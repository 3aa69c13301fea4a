using Microsoft.Kiota.Abstractions;
using Waldur.Client.Core;

namespace Waldur.Client.Kiota;

/// <summary>Where a request of Kiota's goes, relative to the client's endpoint: there is no way to another host.</summary>
internal static class RequestAddress
{
    private const string RawUrlKey = "request-raw-url";
    private const string BaseUrlKey = "baseurl";

    /// <summary>Builds the path and query.</summary>
    /// <exception cref="ArgumentException">The address is not below the endpoint, or a parameter would change its path.</exception>
    public static string Build(RequestInformation request, UrlTemplate template, string baseUrl, Uri endpoint, bool appendSlash)
    {
        if (IsRaw(request))
        {
            // Reading the address empties the parameters, which are the builder's.
            request.PathParameters = WireParameters.Copy(request.PathParameters);
            return Relative(UriOf(request), endpoint, "");
        }

        var parameters = WireParameters.Copy(request.PathParameters);
        template.ThrowIfUnsafe(parameters);
        parameters[BaseUrlKey] = baseUrl;
        request.PathParameters = parameters;
        request.QueryParameters = WireParameters.Copy(request.QueryParameters);
        return Relative(UriOf(request), endpoint, appendSlash && !template.IsFile ? "/" : "");
    }

    // Without its template a request has the address that was set, as has one of a builder made by WithUrl.
    private static bool IsRaw(RequestInformation request)
    {
        if (string.IsNullOrEmpty(request.UrlTemplate) || request.PathParameters.ContainsKey(RawUrlKey))
        {
            return true;
        }

        if (request.PathParameters.Count > 0 || !request.UrlTemplate.Contains("{+baseurl}", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        try
        {
            return request.URI is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static Uri UriOf(RequestInformation request)
    {
        try
        {
            return request.URI;
        }
        catch (UriFormatException error)
        {
            throw new ArgumentException("The request has no absolute address: check its url template or the address given to WithUrl.", nameof(request), error);
        }
    }

    private static string Relative(Uri address, Uri endpoint, string end)
    {
        if (!IsBelow(address, endpoint))
        {
            throw new ArgumentException(
                $"The request goes to {Shown(address)}, which is not below {endpoint}: the credential is for that server alone. Use another client, or an HttpClient of your own.",
                nameof(address));
        }

        var path = address.AbsolutePath[(endpoint.AbsolutePath.Length - 1)..];
        ThrowIfUnsafe(path);
        return (end.Length > 0 && path.EndsWith('/') ? path : path + end) + QueryNames.Decode(address.Query);
    }

    private static bool IsBelow(Uri address, Uri endpoint) =>
        address.IsAbsoluteUri
        && Uri.Compare(address, endpoint, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
        && address.UserInfo.Length == 0
        && address.AbsolutePath.StartsWith(endpoint.AbsolutePath, StringComparison.Ordinal);

    private static string Shown(Uri address) =>
        address.IsAbsoluteUri ? address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "a relative address";

    // A proxy may decode what stands in the path before it looks at dots and slashes.
    private static void ThrowIfUnsafe(string path)
    {
        var segments = path.Split('/');
        for (var i = 1; i < segments.Length; i++)
        {
            if (segments[i].Length > 0 || i < segments.Length - 1)
            {
                PathSegment.Escape(Uri.UnescapeDataString(segments[i]), "path");
            }
        }
    }
}
