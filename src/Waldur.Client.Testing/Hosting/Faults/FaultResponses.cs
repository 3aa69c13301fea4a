using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>The responses of proxies and of a server that is being deployed.</summary>
internal static class FaultResponses
{
    public static FakeResponse Create(FaultRule rule, DateTimeOffset now) => rule.Kind switch
    {
        FaultKind.TooManyRequests => WithRetryAfter(Throttled(rule), rule, now),
        FaultKind.ServiceUnavailable => WithRetryAfter(Page(503, "Service Temporarily Unavailable"), rule, now),
        FaultKind.BadGatewayBeforeActing or FaultKind.BadGatewayAfterActing => Page(502, "Bad Gateway"),
        _ => Page(504, "Gateway Time-out"),
    };

    public static FakeResponse Page(int status, string title) => FakeResponse.Html(
        status,
        string.Create(
            CultureInfo.InvariantCulture,
            $"<html>\r\n<head><title>{status} {title}</title></head>\r\n<body>\r\n<center><h1>{status} {title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"),
        "text/html");

    private static FakeResponse Throttled(FaultRule rule)
    {
        var wait = rule.RetryAfter is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" Expected available in {Seconds(rule)} seconds.");
        return FakeResponse.Json(
            429,
            new System.Text.Json.Nodes.JsonObject { ["detail"] = "Request was throttled." + wait },
            "application/json");
    }

    private static FakeResponse WithRetryAfter(FakeResponse response, FaultRule rule, DateTimeOffset now)
    {
        if (rule.RetryAfter is null)
        {
            return response;
        }

        var value = rule.RetryAfterAsDate
            ? now.AddSeconds(Seconds(rule)).ToString("R", CultureInfo.InvariantCulture)
            : Seconds(rule).ToString(CultureInfo.InvariantCulture);
        return response.With("Retry-After", value);
    }

    private static long Seconds(FaultRule rule) => (long)Math.Ceiling(rule.RetryAfter!.Value.TotalSeconds);
}
