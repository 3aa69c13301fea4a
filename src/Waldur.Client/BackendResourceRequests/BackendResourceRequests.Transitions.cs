using System.Runtime.ExceptionServices;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <content>
/// State transitions when a response may get lost: the server checks the state, so that looking before calling again never
/// makes a transition twice.
/// </content>
internal sealed partial class BackendResourceRequests
{
    public async Task<ClaimResult> TryClaimAsync(
        BackendResourceRequest request,
        ClaimOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.State.IsKnown && request.State != BackendResourceRequestState.Sent)
        {
            return new ClaimResult(ClaimOutcome.Taken, request);
        }

        return await ClaimAsync(request.Uuid, request, options ?? ClaimOptions.Default, cancellationToken).ConfigureAwait(false);
    }

    public Task<ClaimResult> TryClaimAsync(Guid uuid, ClaimOptions? options = null, CancellationToken cancellationToken = default) =>
        ClaimAsync(uuid, known: null, options ?? ClaimOptions.Default, cancellationToken);

    public async Task CompleteAsync(BackendResourceRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.State == BackendResourceRequestState.Done || request.State == BackendResourceRequestState.Erred)
        {
            throw new InvalidOperationException($"Request {request.Uuid:N} is {request.State} already: only one that is Processing can be completed.");
        }

        await CompleteAsync(request.Uuid, cancellationToken).ConfigureAwait(false);
        request.State = BackendResourceRequestState.Done;
    }

    public Task CompleteAsync(Guid uuid, CancellationToken cancellationToken = default) =>
        CompleteAsync(uuid, wasLost: false, cancellationToken);

    // Once a response was lost, a conflict may mean that the call has succeeded before.
    private async Task CompleteAsync(Guid uuid, bool wasLost, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await SetDoneAsync(uuid, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (ApiException error) when (error.MayHaveActed || (wasLost && error is ApiConflictException))
            {
                wasLost = true;
                var state = (await RefetchAsync(uuid, error, cancellationToken).ConfigureAwait(false)).State;
                if (state == BackendResourceRequestState.Done)
                {
                    return;
                }

                if (state != BackendResourceRequestState.Processing || attempt == MaxAttempts)
                {
                    throw;
                }
            }
        }
    }

    public async Task FailAsync(
        BackendResourceRequest request,
        Exception error,
        FailureOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.State == BackendResourceRequestState.Done)
        {
            throw new InvalidOperationException($"Request {request.Uuid:N} is Done already: failing it would undo that.");
        }

        await FailAsync(request.Uuid, error, options, cancellationToken).ConfigureAwait(false);
        request.State = BackendResourceRequestState.Erred;
    }

    public Task FailAsync(Guid uuid, Exception error, FailureOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(error);
        return SetErredAsync(uuid, FailureText.Of(error, options ?? FailureOptions.Default), cancellationToken);
    }

    public Task FailAsync(
        Guid uuid,
        string message,
        string traceback = "",
        FailureOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        ArgumentNullException.ThrowIfNull(traceback);
        return SetErredAsync(uuid, FailureText.Of(message, traceback, options ?? FailureOptions.Default), cancellationToken);
    }

    private async Task<ClaimResult> ClaimAsync(
        Guid uuid,
        BackendResourceRequest? known,
        ClaimOptions options,
        CancellationToken cancellationToken)
    {
        ApiException? lost = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StartProcessingAsync(uuid, cancellationToken).ConfigureAwait(false);
                return await ClaimedAsync(uuid, known, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiConflictException conflict) when (lost is null)
            {
                return new ClaimResult(ClaimOutcome.Taken, await TryGetAsync(uuid, cancellationToken).ConfigureAwait(false) ?? known ?? Unread(uuid), conflict);
            }
            catch (ApiConflictException)
            {
                return ToResult(await RefetchAsync(uuid, lost!, cancellationToken).ConfigureAwait(false), options, lost!);
            }
            catch (ApiException error) when (error.MayHaveActed)
            {
                lost = error;
                var current = await RefetchAsync(uuid, lost, cancellationToken).ConfigureAwait(false);
                if (current.State != BackendResourceRequestState.Sent)
                {
                    return ToResult(current, options, lost);
                }

                if (attempt == MaxAttempts)
                {
                    throw;
                }
            }
        }
    }

    // The response to a claim holds no request. A caller's copy saves a call; without one, a request that was claimed must
    // not be lost because it cannot be read.
    private async Task<ClaimResult> ClaimedAsync(Guid uuid, BackendResourceRequest? known, CancellationToken cancellationToken)
    {
        known ??= await TryGetAsync(uuid, cancellationToken).ConfigureAwait(false) ?? Unread(uuid);
        known.State = BackendResourceRequestState.Processing;
        return new ClaimResult(ClaimOutcome.Claimed, known);
    }

    private async Task<BackendResourceRequest?> TryGetAsync(Guid uuid, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(uuid, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException)
        {
            return null;
        }
    }

    // Where the look fails too, the caller must learn of the call that may have acted, not of the look.
    private async Task<BackendResourceRequest> RefetchAsync(Guid uuid, ApiException lost, CancellationToken cancellationToken)
    {
        var current = await TryGetAsync(uuid, cancellationToken).ConfigureAwait(false);
        if (current is null)
        {
            ExceptionDispatchInfo.Throw(lost);
        }

        return current;
    }

    private static BackendResourceRequest Unread(Guid uuid) => new() { Uuid = uuid };

    private static ClaimResult ToResult(BackendResourceRequest current, ClaimOptions options, ApiException lost)
    {
        if (current.State != BackendResourceRequestState.Processing)
        {
            return new ClaimResult(ClaimOutcome.Taken, current, lost);
        }

        return options.IsOnlyAgent
            ? new ClaimResult(ClaimOutcome.Claimed, current)
            : new ClaimResult(ClaimOutcome.Uncertain, current, lost);
    }
}
