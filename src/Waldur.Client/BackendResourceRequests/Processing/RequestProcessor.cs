using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Processes one request: claim, handle, report. What is claimed is noted until its end is certain.</summary>
internal sealed class RequestProcessor(RequestClaimer claimer, OutcomeReporter reporter, ClaimLedger ledger, WaldurTelemetry telemetry)
{
    public Task<ProcessResult> ProcessAsync(
        AgentWork work,
        Func<BackendResourceRequest, CancellationToken, Task> handler,
        ProcessOptions options,
        CancellationToken cancellationToken) => telemetry.RunAsync(
            Jobs.Process,
            work.Request.Uuid,
            () => ExecuteAsync(work, handler, options, cancellationToken),
            static result => result.Outcome.ToString(),
            cancellationToken: cancellationToken);

    /// <summary>Reports how a request ended, and forgets it once its end is certain.</summary>
    public async Task<ProcessResult> ReportAsync(
        BackendResourceRequest request,
        Exception? error,
        ProcessOptions options,
        bool isRetry,
        CancellationToken cancellationToken)
    {
        var result = await reporter.ReportOutcomeAsync(request, error, options, isRetry, cancellationToken).ConfigureAwait(false);
        if (result.Outcome != ProcessOutcome.Unreported)
        {
            await ledger.ForgetAsync(request.Uuid, CancellationToken.None).ConfigureAwait(false);
        }

        return result;
    }

    private async Task<ProcessResult> ExecuteAsync(
        AgentWork work,
        Func<BackendResourceRequest, CancellationToken, Task> handler,
        ProcessOptions options,
        CancellationToken cancellationToken)
    {
        var request = work.Request;
        if (!work.IsClaimed)
        {
            if (await ledger.TryIntendAsync(request, cancellationToken).ConfigureAwait(false) is { } journalError)
            {
                // Without a note, a crash would leave the request Processing for ever. Unclaimed, it stays for later.
                return new ProcessResult(ProcessOutcome.NotClaimed, request, journalError);
            }

            var claim = await ClaimAsync(work, options, cancellationToken).ConfigureAwait(false);
            if (!claim.IsClaimed)
            {
                return await NotClaimedAsync(claim, cancellationToken).ConfigureAwait(false);
            }

            // What is claimed must be noted even if the agent is being stopped: an unconfirmed note recovers nothing.
            request = claim.Request;
        }

        await ledger.ConfirmAsync(work.Request, CancellationToken.None).ConfigureAwait(false);
        var error = await HandleAsync(request, handler, cancellationToken).ConfigureAwait(false);
        return await ReportAsync(request, error, options, isRetry: false, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ClaimResult> ClaimAsync(AgentWork work, ProcessOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var claimOptions = new ClaimOptions { IsOnlyAgent = options.IsOnlyAgent };
            return await claimer.TryClaimAsync(work.Request.Uuid, work.Request, claimOptions, work.IsDoubtful, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error) when (options.IsOnlyAgent || (!work.IsDoubtful && IsRefused(error)))
        {
            // There is nothing to note. The only agent finds its own again anyway.
            await ledger.ForgetAsync(work.Request.Uuid, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    // Only the server itself can say that it did not act: a gateway's page, of whatever status, may have taken the place of its response.
    private static bool IsRefused(ApiException error) => error.IsConfirmed || error.StatusCode is null;

    // A doubtful claim stays noted: what became of it shows when the request has ended.
    private async Task<ProcessResult> NotClaimedAsync(ClaimResult claim, CancellationToken cancellationToken)
    {
        if (claim.Outcome == ClaimOutcome.Uncertain)
        {
            return new ProcessResult(ProcessOutcome.Uncertain, claim.Request, claim.Error);
        }

        await ledger.ForgetAsync(claim.Request.Uuid, cancellationToken).ConfigureAwait(false);
        return new ProcessResult(ProcessOutcome.Taken, claim.Request);
    }

    private static async Task<Exception?> HandleAsync(
        BackendResourceRequest request,
        Func<BackendResourceRequest, CancellationToken, Task> handler,
        CancellationToken cancellationToken)
    {
        try
        {
            await handler(request, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }
}
