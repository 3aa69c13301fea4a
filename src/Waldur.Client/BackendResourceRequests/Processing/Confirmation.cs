using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// What the server says of a transition: <c>Request state set to done.</c> Any other text may be a gateway's, in front of a server that
/// did nothing, also one that names a state: <c>processing</c> is what a queue says.
/// </summary>
internal static class Confirmation
{
    public static bool IsOf(ActionStatus status, BackendResourceRequestState state) =>
        status.Status.Contains($"set to {state}", StringComparison.OrdinalIgnoreCase);

    /// <summary>The error of a response that confirms nothing: whether the server acted is open.</summary>
    public static ApiUnexpectedContentException Missing(Guid request, BackendResourceRequestState state) =>
        new($"The response does not confirm that request {request:N} is {state}.") { MayHaveActed = true };
}
