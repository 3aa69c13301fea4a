using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>
/// What goes wrong with a request: what its caller sees, and whether the server acts. Handed to <see cref="FaultInjector"/>, which says which
/// requests it befalls. Every <see cref="FaultKind"/> is a fault too.
/// </summary>
/// <example>
/// <code>
/// server.Faults.Next(Fault.CommitLater(TimeSpan.FromSeconds(4)));
/// server.Faults.For("POST /api/backend-resources/").Next(Fault.GatewayTimeout.ActingLater(TimeSpan.FromSeconds(12)), times: 3);
/// server.Faults.For("GET /api/backend-resources/{uuid}/").Always(Fault.GatewayNotFound);
/// server.Faults.Next(Fault.Respond(200, """{"state":2}"""));
/// server.Faults.Random(seed: 42, rate: 0.2, FaultKind.ResetAfterActing, FaultKind.MissingIdentity);
/// </code>
/// </example>
public sealed partial class Fault
{
    private Fault(FaultKind kind) => Kind = kind;

    /// <summary>Every kind once, with its usual values: all that a program may meet. A test's own response is not among them.</summary>
    public static IReadOnlyList<Fault> All { get; } =
        [.. Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.Custom).Select(From)];

    /// <summary>The kind.</summary>
    public FaultKind Kind { get; private init; }

    internal FaultActing Acting { get; private init; }

    /// <summary>Gets how long after the response the server acts.</summary>
    internal TimeSpan ActsAfter { get; private init; }

    /// <summary>Gets how long the server takes before it does anything.</summary>
    internal TimeSpan Delay { get; private init; }

    internal bool Hangs { get; private init; }

    internal ConnectionBreak? Break { get; private init; }

    internal BodyDelivery Delivery { get; private init; }

    /// <summary>Gets the pause between two bytes of a slow body.</summary>
    internal TimeSpan Pause { get; private init; }

    /// <summary>Gets what makes the response that takes the place of the server's own; null when that one is sent.</summary>
    internal Func<FakeServer, FakeRequest, FakeResponse>? Replace { get; private init; }

    /// <summary>Gets what damages the server's own response; null from it when there is nothing to damage.</summary>
    internal Func<FakeResponse, FakeResponse?>? Damage { get; private init; }

    /// <summary>Gets what becomes of the request before the server sees it.</summary>
    internal Func<FakeRequest, FakeRequest>? Rewrite { get; private init; }

    private bool ShowsOwnResponse => Replace is null && Break is null && !Hangs;

    /// <summary>A kind with its usual values is a fault.</summary>
    /// <param name="kind">The kind.</param>
    public static implicit operator Fault(FaultKind kind) => From(kind);

    /// <summary>The same, but the server does what was asked before its caller sees the fault.</summary>
    /// <returns>A new fault.</returns>
    /// <exception cref="InvalidOperationException">The server cannot act, or acts already.</exception>
    public Fault AfterActing() => Act(FaultActing.First, TimeSpan.Zero);

    /// <summary>The same, but the server does what was asked some time after its caller has seen the fault.</summary>
    /// <param name="after">How long after, on the server's clock; zero for at once, while the caller already knows of the fault.</param>
    /// <returns>A new fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="after"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The server cannot act, or acts already.</exception>
    public Fault ActingLater(TimeSpan after)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(after, TimeSpan.Zero);
        return Act(FaultActing.Later, after);
    }

    /// <summary>The kind, and when the server acts where it does so later.</summary>
    /// <returns>Such as <c>CommitLater (acts 4 s later)</c>.</returns>
    public override string ToString() => Acting == FaultActing.Later
        ? string.Create(CultureInfo.InvariantCulture, $"{Kind} (acts {ActsAfter.TotalSeconds:0.###} s later)")
        : Kind.ToString();

    /// <summary>Says whether a request can go wrong in this way at all.</summary>
    internal bool Fits(FakeRequest request) => Kind switch
    {
        FaultKind.EmptyPage or FaultKind.FiltersIgnored or FaultKind.MissingCount or FaultKind.DoubledCount => request.Method is "GET",
        _ => request.Method != "HEAD" || !ShowsOwnResponse || Kind == FaultKind.Slow,
    };

    private Fault Act(FaultActing acting, TimeSpan after)
    {
        if (ShowsOwnResponse)
        {
            throw new InvalidOperationException($"{Kind} shows the server's own response, so the server has acted before it; when it acts cannot be set.");
        }

        if (Break is ConnectionBreak.Refused or ConnectionBreak.ResetAtAccept)
        {
            throw new InvalidOperationException($"{Kind} never lets the request through, so the server cannot act on it. Use Fault.Reset.");
        }

        return Copy(FaultNames.WithActing(Kind, acting), acting, after);
    }

    private Fault Copy(FaultKind kind, FaultActing acting, TimeSpan after) => new(kind)
    {
        Acting = acting,
        ActsAfter = after,
        Delay = Delay,
        Hangs = Hangs,
        Break = Break,
        Delivery = Delivery,
        Pause = Pause,
        Replace = Replace,
        Damage = Damage,
        Rewrite = Rewrite,
    };
}
