using System.Net;

namespace Waldur.Client.Core;

/// <summary>What an error that leaves open whether the server acted says about whether it is still at work.</summary>
internal static class RecoveryRules
{
    /// <summary>
    /// Whether the server has ended its work on the request: it responds itself, that it failed. A gateway's error, a timeout
    /// and a lost connection say nothing of the kind.
    /// </summary>
    public static bool HasServerEnded(ApiException lost) =>
        lost is ApiServerException { StatusCode: HttpStatusCode.InternalServerError or HttpStatusCode.NotImplemented };
}
