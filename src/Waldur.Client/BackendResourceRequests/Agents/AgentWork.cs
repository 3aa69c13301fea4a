using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>A request that an agent may have to process.</summary>
/// <param name="Request">The request as last read.</param>
/// <param name="IsClaimed">Whether it is this agent's already.</param>
/// <param name="IsDoubtful">Whether an earlier claim of this agent may have reached the server.</param>
internal sealed record AgentWork(BackendResourceRequest Request, bool IsClaimed = false, bool IsDoubtful = false)
{
    /// <summary>Whether it is being processed by this agent or by another, and this one cannot know.</summary>
    public bool IsUncertain => !IsClaimed && Request.State == BackendResourceRequestState.Processing;
}
