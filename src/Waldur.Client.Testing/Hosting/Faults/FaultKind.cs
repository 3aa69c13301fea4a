namespace Waldur.Client.Testing;

/// <summary>
/// What goes wrong with a request, by name: each kind with its usual values. <see cref="Fault"/> has the same ones with values of your own.
/// </summary>
/// <remarks>"Without acting" means that the server never does what was asked; only the response is lost in all others.</remarks>
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

    /// <summary>The server takes its time (10 seconds on its clock), then acts and responds.</summary>
    Slow,

    /// <summary>Nothing happens until the caller gives up.</summary>
    Hang,

    /// <summary>The server acts; nothing more happens until the caller gives up.</summary>
    HangAfterActing,

    /// <summary>Status 429 without acting, with <c>Retry-After</c> if a time is given.</summary>
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

    /// <summary>
    /// The connection is reset as it is accepted. Over a port this befalls new connections, whatever they would have asked for; while such a
    /// fault is waiting, every response closes its connection, so that there are new ones.
    /// </summary>
    ResetAtAccept,

    /// <summary>The connection breaks; the server acts 4 seconds later, on its clock.</summary>
    CommitLater,

    /// <summary>Status 502 with a proxy's HTML page; the server acts 4 seconds later, on its clock.</summary>
    BadGatewayCommitLater,

    /// <summary>Status 504 with a proxy's HTML page; the server acts 4 seconds later, on its clock.</summary>
    GatewayTimeoutCommitLater,

    /// <summary>Status 404 with the text <c>default backend - 404</c> of an ingress that lost its service, without acting.</summary>
    GatewayNotFound,

    /// <summary>Status 404 without a body, without acting.</summary>
    EmptyNotFound,

    /// <summary>Status 404 with an API gateway's <c>{"message":"no Route matched with those values"}</c>, without acting.</summary>
    NoRoute,

    /// <summary>Status 409 with a proxy's HTML page, without acting.</summary>
    ConflictPage,

    /// <summary>Status 200 with a login page in HTML, without acting.</summary>
    LoginPage,

    /// <summary>Status 302 to a login page on another host, without acting.</summary>
    LoginRedirect,

    /// <summary>Status 401 in the server's own shape, without acting.</summary>
    Unauthorized,

    /// <summary>Status 403 in the server's own shape, without acting.</summary>
    Forbidden,

    /// <summary>Status 413 with a proxy's HTML page, without acting.</summary>
    PayloadTooLarge,

    /// <summary>Status 499 with a proxy's HTML page, without acting.</summary>
    ClientClosedRequest,

    /// <summary>Status 501 with a proxy's HTML page, without acting.</summary>
    NotImplemented,

    /// <summary>The server acts; its response lacks what identifies objects (<c>uuid</c>, <c>id</c>).</summary>
    MissingIdentity,

    /// <summary>The server acts; what identifies objects is zero in its response.</summary>
    ZeroIdentity,

    /// <summary>The server acts; its response has the identity of another object.</summary>
    ForeignIdentity,

    /// <summary>The server acts; states in its response are null.</summary>
    NullState,

    /// <summary>The server acts; states in its response are a number.</summary>
    OddState,

    /// <summary>The server acts; its response is an object where a list belongs, or a list where an object belongs.</summary>
    WrongRoot,

    /// <summary>The server acts; its response is <c>{}</c>.</summary>
    EmptyObject,

    /// <summary>The server acts; its response is JSON that breaks off, in a body that is whole.</summary>
    BrokenJson,

    /// <summary>The server acts; a page of a list comes without rows, while its total stays.</summary>
    EmptyPage,

    /// <summary>The server acts; the total of a list (<c>X-Result-Count</c>; <c>total</c> and <c>subtotal</c> of Katello) is lost.</summary>
    MissingCount,

    /// <summary>The server acts; the header <c>X-Result-Count</c> comes twice, with different values.</summary>
    DoubledCount,

    /// <summary>A list ignores its filters, as a server does that does not know them: rows come that were not asked for.</summary>
    FiltersIgnored,

    /// <summary>The server acts; its body is followed by spaces without end.</summary>
    EndlessBody,

    /// <summary>The server acts; its body is followed by 256 MiB of spaces, compressed to 256 KiB.</summary>
    CompressedBomb,

    /// <summary>The server acts; its body comes byte by byte, with a second between two, on its clock.</summary>
    SlowBody,

    /// <summary>A response of the test's own, such as <see cref="Fault.Respond"/>; it has no usual values.</summary>
    Custom,
}
