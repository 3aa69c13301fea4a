using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Ends requests when a response may get lost: the server checks the state, so that ending twice is ending once.</summary>
internal sealed class OutcomeReporter(BackendResourceRequests requests, RequestVisibility visibility, Writes writes)
{
    /// <summary>Completes a request, or throws where it has ended as something else.</summary>
    public async Task CompleteAsync(Guid uuid, CancellationToken cancellationToken)
    {
        if (await CompleteAsync(uuid, mayHaveEnded: false, cancellationToken).ConfigureAwait(false) != BackendResourceRequestState.Done)
        {
            throw new ApiConflictException($"Request {uuid:N} is Erred: somebody else has ended it.");
        }
    }

    /// <summary>Completes a request.</summary>
    /// <param name="uuid">The request's uuid.</param>
    /// <param name="mayHaveEnded">Whether an earlier report may have reached the server, so that a conflict may be its success.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The state in which the request is known to be: Done, or Erred where somebody else has ended it so.</returns>
    public async Task<BackendResourceRequestState> CompleteAsync(Guid uuid, bool mayHaveEnded, CancellationToken cancellationToken)
    {
        var write = new RecoverableWrite<BackendResourceRequestState>
        {
            Send = async token =>
            {
                var status = await requests.SetDoneAsync(uuid, token).ConfigureAwait(false);
                return Confirmed(uuid, status, BackendResourceRequestState.Done);
            },
            LookUp = token => LookUpEndAsync(uuid, fromSent: false, token),
            Retry = RetryRule.AtOnce,
            IsDoubtful = error => mayHaveEnded && error is ApiConflictException,
        };
        return (await writes.ExecuteAsync($"the completion of request {uuid:N}", write, cancellationToken).ConfigureAwait(false)).EnsureCertain();
    }

    /// <summary>Fails a request, or throws where it turns out that somebody else has completed it.</summary>
    public async Task FailAsync(Guid uuid, BackendResourceRequestFailure failure, CancellationToken cancellationToken)
    {
        if (await ReportFailureAsync(uuid, failure, cancellationToken).ConfigureAwait(false) != BackendResourceRequestState.Erred)
        {
            throw new ApiConflictException($"Request {uuid:N} is Done: somebody else has ended it.");
        }
    }

    /// <summary>Fails a request: the server takes that from any state, and twice.</summary>
    /// <returns>The state in which the request is known to be: Erred, or Done where somebody else has ended it so.</returns>
    private async Task<BackendResourceRequestState> ReportFailureAsync(Guid uuid, BackendResourceRequestFailure failure, CancellationToken cancellationToken)
    {
        var write = new RecoverableWrite<BackendResourceRequestState>
        {
            Send = async token =>
            {
                var status = await requests.SetErredAsync(uuid, failure, token).ConfigureAwait(false);
                return Confirmed(uuid, status, BackendResourceRequestState.Erred);
            },

            // The server would let a failure undo what somebody else has completed meanwhile.
            LookUp = token => LookUpEndAsync(uuid, fromSent: true, token),
            Retry = RetryRule.AtOnce,
        };
        return (await writes.ExecuteAsync($"the failure of request {uuid:N}", write, cancellationToken).ConfigureAwait(false)).EnsureCertain();
    }

    /// <summary>Reports how a request that this agent has claimed has ended; never throws for the server's sake.</summary>
    /// <param name="request">The request; its state is set to what it is known to be.</param>
    /// <param name="error">The handler's exception; null where it succeeded.</param>
    /// <param name="options">How much of a failure the server learns.</param>
    /// <param name="isRetry">Whether it was reported before, perhaps long ago: somebody else may have completed the request since.</param>
    /// <param name="cancellationToken">Cancels the report.</param>
    /// <returns>What became of the request.</returns>
    public async Task<ProcessResult> ReportOutcomeAsync(
        BackendResourceRequest request,
        Exception? error,
        ProcessOptions options,
        bool isRetry,
        CancellationToken cancellationToken)
    {
        // The handler may have ended the request itself.
        if (HasEnded(request.State))
        {
            return Ended(request, error);
        }

        try
        {
            if (isRetry && error is not null
                && await requests.GetAsync(request.Uuid, cancellationToken).ConfigureAwait(false) is var current
                && current.State == BackendResourceRequestState.Done)
            {
                return new ProcessResult(ProcessOutcome.EndedElsewhere, current, error);
            }

            if (error is null)
            {
                request.State = await CompleteAsync(request.Uuid, mayHaveEnded: true, cancellationToken).ConfigureAwait(false);
                return request.State == BackendResourceRequestState.Done
                    ? new ProcessResult(ProcessOutcome.Done, request)
                    : new ProcessResult(ProcessOutcome.EndedElsewhere, request);
            }

            request.State = await ReportFailureAsync(request.Uuid, FailureText.From(error, options.Failure), cancellationToken).ConfigureAwait(false);
            return new ProcessResult(
                request.State == BackendResourceRequestState.Erred ? ProcessOutcome.Erred : ProcessOutcome.EndedElsewhere, request, error);
        }
        catch (ApiException reportError)
        {
            return await ToResultAsync(request, error, reportError, cancellationToken).ConfigureAwait(false);
        }
    }

    // Somebody else may have ended the request, staff for instance; nothing but its state proves that.
    private async Task<ProcessResult> ToResultAsync(
        BackendResourceRequest request,
        Exception? error,
        ApiException reportError,
        CancellationToken cancellationToken)
    {
        try
        {
            var current = await requests.GetAsync(request.Uuid, cancellationToken).ConfigureAwait(false);
            if (HasEnded(current.State))
            {
                // A response to the report that was lost, or not the server's own, leaves open whose doing it was: as it was reported, it is this agent's.
                return (reportError.MayHaveActed || !reportError.IsConfirmed) && current.State == (error is null ? BackendResourceRequestState.Done : BackendResourceRequestState.Erred)
                    ? Ended(current, error)
                    : new ProcessResult(ProcessOutcome.EndedElsewhere, current, error, reportError);
            }
        }
        catch (ApiNotFoundException gone) when (Absence.IsProvenBy(gone))
        {
            return await visibility.MayHideAsync(request.Offering, cancellationToken).ConfigureAwait(false)
                ? new ProcessResult(ProcessOutcome.Unreported, request, error, reportError)
                : new ProcessResult(ProcessOutcome.EndedElsewhere, request, error, gone);
        }
        catch (ApiException)
        {
            // Unknown is not ended.
        }

        return new ProcessResult(ProcessOutcome.Unreported, request, error, reportError);
    }

    private async Task<LookUp<BackendResourceRequestState>> LookUpEndAsync(Guid uuid, bool fromSent, CancellationToken cancellationToken)
    {
        var state = (await requests.GetAsync(uuid, cancellationToken).ConfigureAwait(false)).State;
        return HasEnded(state) ? LookUp.Found(state)
            : state == BackendResourceRequestState.Processing || (fromSent && state == BackendResourceRequestState.Sent) ? LookUp.Absent<BackendResourceRequestState>()
            : LookUp.Unknown<BackendResourceRequestState>();
    }

    private static BackendResourceRequestState Confirmed(Guid uuid, ActionStatus status, BackendResourceRequestState state) =>
        Confirmation.IsOf(status, state) ? state : throw Confirmation.Missing(uuid, state);

    private static bool HasEnded(BackendResourceRequestState state) =>
        state == BackendResourceRequestState.Done || state == BackendResourceRequestState.Erred;

    private static ProcessResult Ended(BackendResourceRequest request, Exception? error) => new(
        request.State == BackendResourceRequestState.Done ? ProcessOutcome.Done : ProcessOutcome.Erred, request, error);
}
