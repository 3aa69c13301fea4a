using System.Runtime.CompilerServices;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <content>Processing: claim, handle, complete or fail.</content>
internal sealed partial class BackendResourceRequests
{
    public async Task<ProcessResult> ProcessAsync(
        BackendResourceRequest request,
        Func<BackendResourceRequest, CancellationToken, Task> handler,
        ProcessOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(handler);
        options ??= ProcessOptions.Default;
        var claim = await TryClaimAsync(request, new ClaimOptions { IsOnlyAgent = options.IsOnlyAgent }, cancellationToken).ConfigureAwait(false);
        return claim.IsClaimed
            ? await HandleAsync(claim.Request, handler, options, cancellationToken).ConfigureAwait(false)
            : ToResult(claim);
    }

    public async IAsyncEnumerable<ProcessResult> ProcessPendingAsync(
        Func<BackendResourceRequest, CancellationToken, Task> handler,
        AgentOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handler);
        var loop = new AgentLoop(this, handler, options ?? AgentOptions.Default, waldur.Options);
        await foreach (var result in loop.RunAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return result;
        }
    }

    internal static ProcessResult ToResult(ClaimResult claim) => new(
        claim.Outcome == ClaimOutcome.Uncertain ? ProcessOutcome.Uncertain : ProcessOutcome.Taken,
        claim.Request,
        claim.Outcome == ClaimOutcome.Uncertain ? claim.Error : null);

    /// <summary>Handles a request that is claimed, and tells the server how it ended.</summary>
    internal async Task<ProcessResult> HandleAsync(
        BackendResourceRequest request,
        Func<BackendResourceRequest, CancellationToken, Task> handler,
        ProcessOptions options,
        CancellationToken cancellationToken)
    {
        Exception? error = null;
        try
        {
            await handler(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            error = failure;
        }

        return await ReportOutcomeAsync(request, error, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells the server how a request ended.</summary>
    internal async Task<ProcessResult> ReportOutcomeAsync(
        BackendResourceRequest request,
        Exception? error,
        ProcessOptions options,
        CancellationToken cancellationToken)
    {
        // The handler may have ended the request itself.
        if (request.State == BackendResourceRequestState.Done || request.State == BackendResourceRequestState.Erred)
        {
            return new ProcessResult(request.State == BackendResourceRequestState.Done ? ProcessOutcome.Done : ProcessOutcome.Erred, request, error);
        }

        try
        {
            if (error is null)
            {
                await CompleteAsync(request.Uuid, wasLost: true, cancellationToken).ConfigureAwait(false);
                request.State = BackendResourceRequestState.Done;
                return new ProcessResult(ProcessOutcome.Done, request);
            }

            await FailAsync(request, error, options.Failure, cancellationToken).ConfigureAwait(false);
            return new ProcessResult(ProcessOutcome.Erred, request, error);
        }
        catch (ApiException reportError)
        {
            return new ProcessResult(ProcessOutcome.Unreported, request, error, reportError);
        }
    }
}
