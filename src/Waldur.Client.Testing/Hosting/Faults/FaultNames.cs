namespace Waldur.Client.Testing;

/// <summary>Which kind a fault is of once it is set when the server acts.</summary>
internal static class FaultNames
{
    public static FaultKind WithActing(FaultKind kind, FaultActing acting) => kind switch
    {
        FaultKind.ResetBeforeActing or FaultKind.ResetAfterActing or FaultKind.CommitLater =>
            Choose(acting, FaultKind.ResetAfterActing, FaultKind.CommitLater),
        FaultKind.BadGatewayBeforeActing or FaultKind.BadGatewayAfterActing or FaultKind.BadGatewayCommitLater =>
            Choose(acting, FaultKind.BadGatewayAfterActing, FaultKind.BadGatewayCommitLater),
        FaultKind.GatewayTimeoutBeforeActing or FaultKind.GatewayTimeoutAfterActing or FaultKind.GatewayTimeoutCommitLater =>
            Choose(acting, FaultKind.GatewayTimeoutAfterActing, FaultKind.GatewayTimeoutCommitLater),
        FaultKind.Hang when acting == FaultActing.First => FaultKind.HangAfterActing,
        _ => kind,
    };

    private static FaultKind Choose(FaultActing acting, FaultKind first, FaultKind later) => acting == FaultActing.First ? first : later;
}
