using Waldur.Client.Models;

namespace Waldur.Client.Hosting;

/// <summary>
/// What a site agent does with a request that it has claimed: usually report what the backend holds, with
/// <c>IBackendResources.ReportAsync</c>. Every request is handled by an object of its own, in a scope of its own.
/// </summary>
public interface IBackendResourceRequestHandler
{
    /// <summary>Does what a request asks for. When it returns, the request is done (<c>POST /api/backend-resource-requests/{uuid}/set_done/</c>).</summary>
    /// <param name="request">The request, in state <c>Processing</c> and this agent's.</param>
    /// <param name="cancellationToken">
    /// Cancelled when the host stops, and after <see cref="WaldurSiteAgentSettings.HandlerTimeout"/>. A request that was stopped by the
    /// host stays claimed and journaled: it is taken up at the next start.
    /// </param>
    /// <returns>A task that ends when the request is done.</returns>
    /// <exception cref="Exception">
    /// Any exception fails the request with its message (<c>POST /api/backend-resource-requests/{uuid}/set_erred/</c>) and nothing else.
    /// </exception>
    Task HandleAsync(BackendResourceRequest request, CancellationToken cancellationToken = default);
}
