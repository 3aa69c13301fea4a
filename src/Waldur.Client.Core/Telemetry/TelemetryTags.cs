namespace Waldur.Client.Core;

/// <summary>The names of tags that OpenTelemetry's conventions for HTTP clients give.</summary>
internal static class TelemetryTags
{
    public const string Method = "http.request.method";
    public const string ResendCount = "http.request.resend_count";
    public const string Status = "http.response.status_code";
    public const string RequestId = "http.response.header.x-request-id";
    public const string Template = "url.template";
    public const string Url = "url.full";
    public const string Host = "server.address";
    public const string Port = "server.port";
    public const string Error = "error.type";
}
