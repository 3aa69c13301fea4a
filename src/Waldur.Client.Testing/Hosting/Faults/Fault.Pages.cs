namespace Waldur.Client.Testing;

/// <content>Responses that take the place of the server's own. The server does not act unless <c>AfterActing</c> or <c>ActingLater</c> says so.</content>
public sealed partial class Fault
{
    /// <summary>Status 502 with a proxy's HTML page.</summary>
    public static Fault BadGateway => FromGateway(FaultKind.BadGatewayBeforeActing, () => GatewayPages.Page(502));

    /// <summary>Status 504 with a proxy's HTML page.</summary>
    public static Fault GatewayTimeout => FromGateway(FaultKind.GatewayTimeoutBeforeActing, () => GatewayPages.Page(504));

    /// <summary>Status 404 with the text <c>default backend - 404</c>, as an ingress says that lost its service.</summary>
    public static Fault GatewayNotFound => FromGateway(FaultKind.GatewayNotFound, GatewayPages.DefaultBackend);

    /// <summary>Status 404 without a body.</summary>
    public static Fault EmptyNotFound => FromGateway(FaultKind.EmptyNotFound, () => FakeResponse.Empty(404));

    /// <summary>Status 404 with an API gateway's <c>{"message":"no Route matched with those values"}</c>.</summary>
    public static Fault NoRoute => FromGateway(FaultKind.NoRoute, GatewayPages.NoRoute);

    /// <summary>Status 409 with a proxy's HTML page.</summary>
    public static Fault ConflictPage => FromGateway(FaultKind.ConflictPage, () => GatewayPages.Page(409));

    /// <summary>Status 200 with a login page in HTML.</summary>
    public static Fault LoginPage => FromGateway(FaultKind.LoginPage, GatewayPages.Login);

    /// <summary>Status 302 to a login page on another host.</summary>
    public static Fault LoginRedirect => FromGateway(FaultKind.LoginRedirect, () => GatewayPages.Redirect("https://login.example/realms/main/auth"));

    /// <summary>Status 401 in the server's own shape, whatever the credential.</summary>
    public static Fault Unauthorized => new(FaultKind.Unauthorized) { Replace = (server, request) => server.Refusal(401, request) };

    /// <summary>Status 403 in the server's own shape, whoever asks.</summary>
    public static Fault Forbidden => new(FaultKind.Forbidden) { Replace = (server, request) => server.Refusal(403, request) };

    /// <summary>Status 413 with a proxy's HTML page.</summary>
    public static Fault PayloadTooLarge => FromGateway(FaultKind.PayloadTooLarge, () => GatewayPages.Page(413));

    /// <summary>Status 499 with a proxy's HTML page.</summary>
    public static Fault ClientClosedRequest => FromGateway(FaultKind.ClientClosedRequest, () => GatewayPages.Page(499));

    /// <summary>Status 501 with a proxy's HTML page.</summary>
    public static Fault NotImplemented => FromGateway(FaultKind.NotImplemented, () => GatewayPages.Page(501));

    /// <summary>Status 429 as the server's framework words it.</summary>
    /// <param name="retryAfter">The time of the <c>Retry-After</c> header, rounded up to whole seconds; no header when null.</param>
    /// <param name="asDate">Whether the header is an HTTP date instead of seconds.</param>
    /// <returns>The fault.</returns>
    public static Fault TooManyRequests(TimeSpan? retryAfter = null, bool asDate = false) => new(FaultKind.TooManyRequests)
    {
        Replace = (server, _) => GatewayPages.Throttled(retryAfter).WithRetryAfter(retryAfter, asDate, server.Clock.GetUtcNow()),
    };

    /// <summary>Status 503 as during a deployment, with a proxy's HTML page.</summary>
    /// <param name="retryAfter">The time of the <c>Retry-After</c> header, rounded up to whole seconds; no header when null.</param>
    /// <param name="asDate">Whether the header is an HTTP date instead of seconds.</param>
    /// <returns>The fault.</returns>
    public static Fault ServiceUnavailable(TimeSpan? retryAfter = null, bool asDate = false) => new(FaultKind.ServiceUnavailable)
    {
        Replace = (server, _) => GatewayPages.Page(503).WithRetryAfter(retryAfter, asDate, server.Clock.GetUtcNow()),
    };

    /// <summary>Any status with a proxy's HTML page.</summary>
    /// <param name="status">The status, 200 to 599.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is out of range.</exception>
    public static Fault Page(int status)
    {
        ThrowIfNoStatus(status);
        return FromGateway(FaultKind.Custom, () => GatewayPages.Page(status));
    }

    /// <summary>Any response, with the headers that the server itself adds to each of its responses.</summary>
    /// <param name="status">The status, 200 to 599.</param>
    /// <param name="body">The body; none when empty.</param>
    /// <param name="contentType">The type of the body.</param>
    /// <param name="headers">Further headers, such as <c>Location</c>; they replace the server's own of that name.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is out of range.</exception>
    public static Fault Respond(
        int status,
        string body = "",
        string contentType = "application/json; charset=utf-8",
        IReadOnlyDictionary<string, string>? headers = null)
    {
        ThrowIfNoStatus(status);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(contentType);
        return new(FaultKind.Custom)
        {
            Replace = (server, request) => GatewayPages.Scripted(
                response => server.WithOwnHeaders(response, request), status, body, contentType, headers ?? new Dictionary<string, string>()),
        };
    }

    private static Fault FromGateway(FaultKind kind, Func<FakeResponse> respond) => new(kind) { Replace = (_, _) => respond() };

    private static void ThrowIfNoStatus(int status)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
    }
}
