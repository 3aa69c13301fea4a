using Waldur.Client.Api;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// Requests by staff to site agents to report what the backend of an offering holds. Staff create them; an agent claims
/// a request (<c>Sent</c> becomes <c>Processing</c>), reports, and completes or fails it (<c>Done</c>, <c>Erred</c>).
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ApiException"/> when the call fails, and <see cref="OperationCanceledException"/> only
/// when the caller cancels.
/// </remarks>
public interface IBackendResourceRequests
{
    /// <summary>Lists the requests that the caller may see: <c>GET /api/backend-resource-requests/</c>.</summary>
    /// <param name="query">Filters and order; all requests, newest first, when left out.</param>
    /// <param name="paging">How to read the pages.</param>
    /// <returns>The list; nothing is read before it is enumerated.</returns>
    /// <exception cref="ArgumentException">The query names a page or a page size: that is what <see cref="PageOptions"/> are for.</exception>
    AsyncPageable<BackendResourceRequest> List(BackendResourceRequestsQuery? query = null, PageOptions? paging = null);

    /// <summary>Counts requests: <c>HEAD /api/backend-resource-requests/</c>.</summary>
    /// <param name="query">Filters; all requests when left out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Their number.</returns>
    Task<int> CountAsync(BackendResourceRequestsQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a request: <c>GET /api/backend-resource-requests/{uuid}/</c>.</summary>
    /// <param name="uuid">The request's uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The request.</returns>
    Task<BackendResourceRequest> GetAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Reads a request that may be gone: <c>GET /api/backend-resource-requests/{uuid}/</c>.</summary>
    /// <param name="uuid">The request's uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The request; null where the server itself says that it does not exist, or not for this caller.</returns>
    Task<BackendResourceRequest?> TryGetAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Asks an offering's site agent to report. For staff: <c>POST /api/backend-resource-requests/</c>.</summary>
    /// <param name="offering">The offering's uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The request, in state <c>Sent</c>.</returns>
    /// <exception cref="ApiException">The call failed; with <see cref="ApiException.MayHaveActed"/> the request may exist.</exception>
    Task<BackendResourceRequest> CreateAsync(Guid offering, CancellationToken cancellationToken = default);

    /// <summary>Moves a request from <c>Sent</c> to <c>Processing</c>, plainly: <c>POST /api/backend-resource-requests/{uuid}/start_processing/</c>. See <see cref="TryClaimAsync(Guid, ClaimOptions?, CancellationToken)"/>.</summary>
    /// <param name="uuid">The request's uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The server's own words.</returns>
    /// <exception cref="ApiConflictException">The request is not in state <c>Sent</c>.</exception>
    Task<ActionStatus> StartProcessingAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Moves a request from <c>Processing</c> to <c>Done</c>, plainly: <c>POST /api/backend-resource-requests/{uuid}/set_done/</c>. See <see cref="CompleteAsync(Guid, CancellationToken)"/>.</summary>
    /// <param name="uuid">The request's uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The server's own words.</returns>
    /// <exception cref="ApiConflictException">The request is not in state <c>Processing</c>.</exception>
    Task<ActionStatus> SetDoneAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Moves a request from any state to <c>Erred</c>, plainly: <c>POST /api/backend-resource-requests/{uuid}/set_erred/</c>. See <see cref="FailAsync(Guid, Exception, FailureOptions?, CancellationToken)"/>.</summary>
    /// <param name="uuid">The request's uuid.</param>
    /// <param name="failure">Message and traceback; the server needs both, even where they are empty.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The server's own words.</returns>
    Task<ActionStatus> SetErredAsync(Guid uuid, BackendResourceRequestFailure failure, CancellationToken cancellationToken = default);

    /// <summary>Claims a request: of several agents that try, one gets it. <c>POST /api/backend-resource-requests/{uuid}/start_processing/</c>; where that response was lost, the request is read.</summary>
    /// <param name="request">The request; on success its state is set to <c>Processing</c>. No call is made where it is not <c>Sent</c>.</param>
    /// <param name="options">Whether this is the only agent; when left out it may not be.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the request is this agent's now.</returns>
    Task<ClaimResult> TryClaimAsync(BackendResourceRequest request, ClaimOptions? options = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="TryClaimAsync(BackendResourceRequest, ClaimOptions?, CancellationToken)"/>
    /// <param name="uuid">The request's uuid.</param>
    /// <param name="options">Whether this is the only agent; when left out it may not be.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ClaimResult> TryClaimAsync(Guid uuid, ClaimOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Completes a claimed request: <c>POST /api/backend-resource-requests/{uuid}/set_done/</c>. Where the response is lost, the request is read, and completed again only if it was not.</summary>
    /// <param name="request">The request; on success its state is set to <c>Done</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the request is <c>Done</c>.</returns>
    /// <exception cref="InvalidOperationException">The caller's copy shows already that the request has ended.</exception>
    /// <exception cref="ApiConflictException">The request is not in state <c>Processing</c>.</exception>
    Task CompleteAsync(BackendResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Completes a claimed request: <c>POST /api/backend-resource-requests/{uuid}/set_done/</c>. Where the response is lost, the request is read, and completed again only if it was not.</summary>
    /// <param name="uuid">The request's uuid.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the request is <c>Done</c>.</returns>
    /// <exception cref="ApiConflictException">The request is not in state <c>Processing</c>.</exception>
    Task CompleteAsync(Guid uuid, CancellationToken cancellationToken = default);

    /// <summary>Fails a request with an exception's message and stack trace: <c>POST /api/backend-resource-requests/{uuid}/set_erred/</c>.</summary>
    /// <param name="request">The request; on success its state is set to <c>Erred</c>.</param>
    /// <param name="error">What went wrong.</param>
    /// <param name="options">How much of it the server learns.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the request is <c>Erred</c>.</returns>
    /// <exception cref="InvalidOperationException">The caller's copy shows already that the request is <c>Done</c>.</exception>
    Task FailAsync(BackendResourceRequest request, Exception error, FailureOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Fails a request with an exception's message and stack trace: <c>POST /api/backend-resource-requests/{uuid}/set_erred/</c>.</summary>
    /// <param name="uuid">The request's uuid.</param>
    /// <param name="error">What went wrong.</param>
    /// <param name="options">How much of it the server learns.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the request is <c>Erred</c>.</returns>
    Task FailAsync(Guid uuid, Exception error, FailureOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Fails a request with a message: <c>POST /api/backend-resource-requests/{uuid}/set_erred/</c>.</summary>
    /// <param name="uuid">The request's uuid.</param>
    /// <param name="message">What went wrong, for people.</param>
    /// <param name="traceback">Where it went wrong, for developers; empty when there is nothing to say.</param>
    /// <param name="options">How much of it the server learns.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the request is <c>Erred</c>.</returns>
    Task FailAsync(Guid uuid, string message, string traceback = "", FailureOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Claims a request (<c>POST /api/backend-resource-requests/{uuid}/start_processing/</c>), handles it, and completes it
    /// (<c>…/set_done/</c>); or fails it with the handler's exception (<c>…/set_erred/</c>). A request that somebody else has is left alone. When the caller cancels while the handler runs, the request stays claimed.
    /// </summary>
    /// <param name="request">A request in state <c>Sent</c>.</param>
    /// <param name="handler">Does what the request asks for; an exception of it fails the request.</param>
    /// <param name="options">How to claim and how to report a failure.</param>
    /// <param name="cancellationToken">Cancels the work; also given to the handler.</param>
    /// <returns>What became of the request. The handler's exception is in it, not thrown.</returns>
    Task<ProcessResult> ProcessAsync(
        BackendResourceRequest request,
        Func<BackendResourceRequest, CancellationToken, Task> handler,
        ProcessOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// The loop of a site agent: first the requests that this agent had claimed before it was last stopped, then every
    /// request in state <c>Sent</c>, found by polling <c>GET /api/backend-resource-requests/</c>, oldest first, each as by
    /// <see cref="ProcessAsync"/>. One bad request never stops the loop, nor does a
    /// server that is away for a while.
    /// </summary>
    /// <param name="handler">Does what a request asks for; an exception of it fails the request.</param>
    /// <param name="options">Which offering's requests, how often to look, what to recover.</param>
    /// <param name="cancellationToken">Stops the loop; a request whose handler is running stays claimed and is recovered at the next start.</param>
    /// <returns>What became of each request, as it ends. The loop goes on while it is enumerated.</returns>
    /// <exception cref="ApiException">The requests cannot be listed and never will: the credential or a right is missing, or the server has no such route.</exception>
    /// <exception cref="InvalidDataException">The file of <see cref="AgentOptions.Journal"/> is no claim journal.</exception>
    /// <exception cref="ClaimJournalInUseException">Another agent uses <see cref="AgentOptions.Journal"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller stopped the loop.</exception>
    IAsyncEnumerable<ProcessResult> ProcessPendingAsync(
        Func<BackendResourceRequest, CancellationToken, Task> handler,
        AgentOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Waits until an agent has ended a request: <c>GET /api/backend-resource-requests/{uuid}/</c>, again and again.</summary>
    /// <param name="uuid">The request's uuid.</param>
    /// <param name="options">How often to look, and for how long.</param>
    /// <param name="progress">Receives the request each time it was read.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Why waiting stopped (reached means <c>Done</c>, failed means <c>Erred</c>), with the request as last read.</returns>
    Task<WaitResult<BackendResourceRequest>> WaitAsync(
        Guid uuid,
        WaitOptions? options = null,
        IProgress<BackendResourceRequest>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks an offering's site agent to report (<c>POST /api/backend-resource-requests/</c>) and waits until it has
    /// (<c>GET /api/backend-resource-requests/{uuid}/</c>). For staff. A creation whose response was lost is looked
    /// up, and never sent a second time: a newer request of the same offering serves as well, whoever has made it.
    /// </summary>
    /// <param name="offering">The offering's uuid.</param>
    /// <param name="options">How often to look, and for how long.</param>
    /// <param name="progress">Receives the request each time it was read.</param>
    /// <param name="cancellationToken">Stops waiting; the request stays.</param>
    /// <returns>Why waiting stopped (reached means <c>Done</c>, failed means <c>Erred</c>), with the request as last read.</returns>
    /// <exception cref="ApiException">The request could not be created; where <see cref="ApiException.MayHaveActed"/> is true, it may have been all the same.</exception>
    /// <exception cref="IncompleteListingException">The newest request could not be read before the creation; nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before the request was known to be created; it may have been.</exception>
    Task<WaitResult<BackendResourceRequest>> RequestAndWaitAsync(
        Guid offering,
        WaitOptions? options = null,
        IProgress<BackendResourceRequest>? progress = null,
        CancellationToken cancellationToken = default);
}
