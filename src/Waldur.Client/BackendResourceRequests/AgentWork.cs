using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>A request that an agent's loop has found.</summary>
internal sealed record AgentWork(BackendResourceRequest Request, bool IsClaimed);
