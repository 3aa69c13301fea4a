using Waldur.Client.Models;

namespace Waldur.Client.Tests;

internal static class AgentRuns
{
    /// <summary>Runs an agent's loop to its end, and collects what it gives.</summary>
    public static async Task<List<ProcessResult>> CollectAsync(
        this WaldurClient agent,
        Func<BackendResourceRequest, CancellationToken, Task> handler,
        AgentOptions options,
        Action<ProcessResult>? onResult = null,
        CancellationToken? cancellationToken = null)
    {
        var results = new List<ProcessResult>();
        var token = cancellationToken ?? TestContext.Current.CancellationToken;
        await foreach (var result in agent.BackendResourceRequests.ProcessPendingAsync(handler, options, token))
        {
            results.Add(result);
            onResult?.Invoke(result);
        }

        return results;
    }
}
