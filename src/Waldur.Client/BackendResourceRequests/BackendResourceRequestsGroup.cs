using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations, and what is composed of them.</summary>
internal sealed class BackendResourceRequestsGroup(WaldurClient waldur) : BackendResourceRequests(waldur), IBackendResourceRequests
{
    private readonly Writes _writes = new(waldur.Endpoint, waldur.Options);

    public async Task<ClaimResult> TryClaimAsync(
        BackendResourceRequest request,
        ClaimOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.State.IsKnown && request.State != BackendResourceRequestState.Sent
            ? new ClaimResult(ClaimOutcome.Taken, request)
            : await Claimer.TryClaimAsync(request.Uuid, request, options ?? ClaimOptions.Default, isDoubtful: false, cancellationToken).ConfigureAwait(false);
    }

    public Task<ClaimResult> TryClaimAsync(Guid uuid, ClaimOptions? options = null, CancellationToken cancellationToken = default) =>
        Claimer.TryClaimAsync(uuid, known: null, options ?? ClaimOptions.Default, isDoubtful: false, cancellationToken);

    public async Task CompleteAsync(BackendResourceRequest request, CancellationToken cancellationToken = default)
    {
        TransitionRules.ThrowIfEnded(request);
        await CompleteAsync(request.Uuid, cancellationToken).ConfigureAwait(false);
        request.State = BackendResourceRequestState.Done;
    }

    public Task CompleteAsync(Guid uuid, CancellationToken cancellationToken = default) =>
        Reporter.CompleteAsync(uuid, cancellationToken);

    public async Task FailAsync(
        BackendResourceRequest request,
        Exception error,
        FailureOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        TransitionRules.ThrowIfDone(request);
        await FailAsync(request.Uuid, error, options, cancellationToken).ConfigureAwait(false);
        request.State = BackendResourceRequestState.Erred;
    }

    public Task FailAsync(Guid uuid, Exception error, FailureOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Reporter.FailAsync(uuid, FailureText.From(error, options ?? FailureOptions.Default), cancellationToken);
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
        return Reporter.FailAsync(uuid, FailureText.From(message, traceback, options ?? FailureOptions.Default), cancellationToken);
    }

    public async Task<ProcessResult> ProcessAsync(
        BackendResourceRequest request,
        Func<BackendResourceRequest, CancellationToken, Task> handler,
        ProcessOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(handler);
        if (request.State.IsKnown && request.State != BackendResourceRequestState.Sent)
        {
            return new ProcessResult(ProcessOutcome.Taken, request);
        }

        using var ledger = new ClaimLedger(journal: null, offering: null, Waldur.Telemetry, NullLogger.Instance);
        return await NewProcessor(ledger).ProcessAsync(new AgentWork(request), handler, options ?? ProcessOptions.Default, cancellationToken).ConfigureAwait(false);
    }

    public IAsyncEnumerable<ProcessResult> ProcessPendingAsync(
        Func<BackendResourceRequest, CancellationToken, Task> handler,
        AgentOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return RunAsync(cancellationToken);

        // Each enumeration is a loop of its own.
        async IAsyncEnumerable<ProcessResult> RunAsync([EnumeratorCancellation] CancellationToken token)
        {
            var agent = options ?? AgentOptions.Default;
            using var ledger = new ClaimLedger(agent.Journal, agent.Offering, Waldur.Telemetry, Waldur.Options.LoggerFactory.CreateSafeLogger<ClaimLedger>());
            var loop = new AgentLoop(Waldur, NewProcessor(ledger), ledger, handler, agent);
            await foreach (var result in loop.RunAsync(token).ConfigureAwait(false))
            {
                yield return result;
            }
        }
    }

    public Task<WaitResult<BackendResourceRequest>> WaitAsync(
        Guid uuid,
        WaitOptions? options = null,
        IProgress<BackendResourceRequest>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var tolerance = new PollTolerance();
        return Waldur.Telemetry.RunAsync(
            Jobs.WaitForRequest,
            uuid,
            () => Waldur.Poller.WaitAsync<BackendResourceRequest>(
                async token => await tolerance.PollAsync(read => GetAsync(uuid, read), token).ConfigureAwait(false),
                static request => request.State == BackendResourceRequestState.Done ? WaitVerdict.Reached
                    : request.State == BackendResourceRequestState.Erred ? WaitVerdict.Failed
                    : WaitVerdict.Continue,
                options,
                SafeProgress.Create(progress, Waldur.Options),
                tolerance.IsTransient,
                $"the end of request {uuid:N}",
                cancellationToken),
            static wait => wait.Outcome.ToString(),
            cancellationToken: cancellationToken);
    }

    public Task<WaitResult<BackendResourceRequest>> RequestAndWaitAsync(
        Guid offering,
        WaitOptions? options = null,
        IProgress<BackendResourceRequest>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(offering);
        return Waldur.Telemetry.RunAsync(
            Jobs.RequestAndWait,
            offering,
            async () =>
            {
                var request = await new RequestCreator(this, _writes).CreateAsync(offering, cancellationToken).ConfigureAwait(false);
                return await WaitAsync(request.Uuid, options, progress, cancellationToken).ConfigureAwait(false);
            },
            static wait => wait.Outcome.ToString(),
            cancellationToken: cancellationToken);
    }

    private RequestClaimer Claimer => new(this, _writes, Waldur.Telemetry);

    private OutcomeReporter Reporter => new(this, new RequestVisibility(Waldur), _writes);

    private RequestProcessor NewProcessor(ClaimLedger ledger) => new(Claimer, Reporter, ledger, Waldur.Telemetry);
}
