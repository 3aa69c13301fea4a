namespace Waldur.Client.Testing;

/// <summary>What goes wrong with a request.</summary>
public enum FaultKind
{
    /// <summary>The connection is refused: the server does not see the request. Over a port it is closed at once.</summary>
    ConnectionRefused,

    /// <summary>The connection breaks before the server acted.</summary>
    ResetBeforeActing,

    /// <summary>The server acts; the connection breaks before its response.</summary>
    ResetAfterActing,

    /// <summary>The server acts; its response breaks off in the middle of the body.</summary>
    TruncatedBody,

    /// <summary>The server takes its time (<see cref="FaultRule.Delay"/>, on its clock), then acts and responds.</summary>
    Slow,

    /// <summary>Nothing happens until the caller gives up.</summary>
    Hang,

    /// <summary>The server acts; nothing more happens until the caller gives up.</summary>
    HangAfterActing,

    /// <summary>Status 429 without acting, with <c>Retry-After</c> as <see cref="FaultRule.RetryAfter"/> says.</summary>
    TooManyRequests,

    /// <summary>Status 502 with a proxy's HTML page, without acting.</summary>
    BadGatewayBeforeActing,

    /// <summary>Status 502 with a proxy's HTML page, though the server acted.</summary>
    BadGatewayAfterActing,

    /// <summary>Status 503 as during a deployment, without acting, with <c>Retry-After</c> if a time is given.</summary>
    ServiceUnavailable,

    /// <summary>Status 504 with a proxy's HTML page, without acting.</summary>
    GatewayTimeoutBeforeActing,

    /// <summary>Status 504 with a proxy's HTML page, though the server acted.</summary>
    GatewayTimeoutAfterActing,
}
