namespace Waldur.Client.Testing;

/// <content>Faults by their kind.</content>
public sealed partial class Fault
{
    private static readonly TimeSpan UsualDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan UsualCommit = TimeSpan.FromSeconds(4);

    /// <summary>A kind with its usual values.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static Fault From(FaultKind kind) => kind switch
    {
        FaultKind.ConnectionRefused => Refused,
        FaultKind.ResetAtAccept => ResetAtAccept,
        FaultKind.ResetBeforeActing => Reset,
        FaultKind.ResetAfterActing => Reset.AfterActing(),
        FaultKind.CommitLater => CommitLater(UsualCommit),
        FaultKind.Hang => Hang,
        FaultKind.HangAfterActing => Hang.AfterActing(),
        FaultKind.Slow => Slow(UsualDelay),
        FaultKind.TruncatedBody => HalfBody,
        FaultKind.EndlessBody => EndlessBody,
        FaultKind.CompressedBomb => CompressedBomb(),
        FaultKind.SlowBody => SlowBody(TimeSpan.FromSeconds(1)),
        FaultKind.TooManyRequests => TooManyRequests(),
        FaultKind.ServiceUnavailable => ServiceUnavailable(),
        _ => FromPage(kind) ?? FromDamage(kind),
    };

    private static Fault? FromPage(FaultKind kind) => kind switch
    {
        FaultKind.BadGatewayBeforeActing => BadGateway,
        FaultKind.BadGatewayAfterActing => BadGateway.AfterActing(),
        FaultKind.BadGatewayCommitLater => BadGateway.ActingLater(UsualCommit),
        FaultKind.GatewayTimeoutBeforeActing => GatewayTimeout,
        FaultKind.GatewayTimeoutAfterActing => GatewayTimeout.AfterActing(),
        FaultKind.GatewayTimeoutCommitLater => GatewayTimeout.ActingLater(UsualCommit),
        FaultKind.GatewayNotFound => GatewayNotFound,
        FaultKind.EmptyNotFound => EmptyNotFound,
        FaultKind.NoRoute => NoRoute,
        FaultKind.ConflictPage => ConflictPage,
        FaultKind.LoginPage => LoginPage,
        FaultKind.LoginRedirect => LoginRedirect,
        FaultKind.Unauthorized => Unauthorized,
        FaultKind.Forbidden => Forbidden,
        FaultKind.PayloadTooLarge => PayloadTooLarge,
        FaultKind.ClientClosedRequest => ClientClosedRequest,
        FaultKind.NotImplemented => NotImplemented,
        _ => null,
    };

    private static Fault FromDamage(FaultKind kind) => kind switch
    {
        FaultKind.MissingIdentity => MissingIdentity,
        FaultKind.ZeroIdentity => ZeroIdentity,
        FaultKind.ForeignIdentity => ForeignIdentity,
        FaultKind.NullState => NullState,
        FaultKind.OddState => OddState,
        FaultKind.WrongRoot => WrongRoot,
        FaultKind.EmptyObject => EmptyObject,
        FaultKind.BrokenJson => BrokenJson,
        FaultKind.EmptyPage => EmptyPage,
        FaultKind.MissingCount => MissingCount,
        FaultKind.DoubledCount => DoubledCount,
        FaultKind.FiltersIgnored => FiltersIgnored,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of fault."),
    };
}
