using System.Globalization;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>The responses of what stands before a server: proxies, ingresses, API gateways, login portals.</summary>
internal static class GatewayPages
{
    private const string LoginHtml =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Sign in</title></head>\n<body>\n<form action=\"/login\" method=\"post\">\n"
        + "<input name=\"username\"><input name=\"password\" type=\"password\"><button>Sign in</button>\n</form>\n</body>\n</html>\n";

    private static readonly Dictionary<int, string> Titles = new()
    {
        [400] = "Bad Request",
        [401] = "Authorization Required",
        [403] = "Forbidden",
        [404] = "Not Found",
        [405] = "Not Allowed",
        [409] = "Conflict",
        [413] = "Request Entity Too Large",
        [499] = "Client Closed Request",
        [500] = "Internal Server Error",
        [501] = "Not Implemented",
        [502] = "Bad Gateway",
        [503] = "Service Temporarily Unavailable",
        [504] = "Gateway Time-out",
    };

    public static FakeResponse Page(int status)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"{status} {Titles.GetValueOrDefault(status)}").TrimEnd();
        return FakeResponse.Html(
            status,
            $"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
            "text/html");
    }

    public static FakeResponse DefaultBackend() => FakeResponse.Html(404, "default backend - 404", "text/plain; charset=utf-8");

    public static FakeResponse NoRoute() =>
        FakeResponse.Json(404, new JsonObject { ["message"] = "no Route matched with those values" });

    public static FakeResponse Login() => FakeResponse.Html(200, LoginHtml);

    public static FakeResponse Redirect(string address) => FakeResponse.Html(302, "").With("Location", address);

    public static FakeResponse Throttled(TimeSpan? retryAfter)
    {
        var wait = retryAfter is { } time
            ? string.Create(CultureInfo.InvariantCulture, $" Expected available in {Seconds(time)} seconds.")
            : "";
        return FakeResponse.Json(429, new JsonObject { ["detail"] = "Request was throttled." + wait }, "application/json");
    }

    public static FakeResponse Scripted(
        Func<FakeResponse, FakeResponse> withOwnHeaders,
        int status,
        string body,
        string contentType,
        IReadOnlyDictionary<string, string> headers)
    {
        var response = withOwnHeaders(body.Length == 0 && status == 204 ? FakeResponse.Empty(204) : FakeResponse.Html(status, body, contentType));
        foreach (var (name, value) in headers)
        {
            response.With(name, value);
        }

        return response;
    }

    public static FakeResponse WithRetryAfter(this FakeResponse response, TimeSpan? retryAfter, bool asDate, DateTimeOffset now)
    {
        if (retryAfter is not { } time)
        {
            return response;
        }

        return response.With("Retry-After", asDate
            ? now.AddSeconds(Seconds(time)).ToString("R", CultureInfo.InvariantCulture)
            : Seconds(time).ToString(CultureInfo.InvariantCulture));
    }

    private static long Seconds(TimeSpan time) => (long)Math.Ceiling(time.TotalSeconds);
}
