using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Waldur.Client.Api;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The loop of a site agent: recover, look, process, wait, look again.</summary>
internal sealed partial class AgentLoop
{
    private readonly BackendResourceRequests _requests;
    private readonly Func<BackendResourceRequest, CancellationToken, Task> _handler;
    private readonly AgentOptions _options;
    private readonly ClaimMemory _memory;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;

    // Requests whose end the server could not be told yet, with the handler's exception if it failed.
    private readonly Dictionary<Guid, ProcessResult> _unreported = [];

    // Requests whose claim may have succeeded although neither its response nor a look at the request came through.
    private readonly HashSet<Guid> _doubtful = [];

    public AgentLoop(
        BackendResourceRequests requests,
        Func<BackendResourceRequest, CancellationToken, Task> handler,
        AgentOptions options,
        ClientOptions clientOptions)
    {
        _requests = requests;
        _handler = handler;
        _options = options;
        _memory = new ClaimMemory(options.Journal);
        _timeProvider = clientOptions.TimeProvider;
        _logger = clientOptions.LoggerFactory.CreateLogger<AgentLoop>();
    }

    public async IAsyncEnumerable<ProcessResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var hasRecovered = false;
        var wait = _options.PollInterval;
        while (true)
        {
            var work = await FindWorkAsync(hasRecovered, cancellationToken).ConfigureAwait(false);
            var hasProgressed = false;
            hasRecovered |= work is not null;
            foreach (var item in work ?? [])
            {
                var result = await ProcessSafelyAsync(item, cancellationToken).ConfigureAwait(false);
                hasProgressed |= result.Outcome is ProcessOutcome.Done or ProcessOutcome.Erred;
                yield return result;
            }

            foreach (var told in await RetryReportsAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return told;
            }

            // After progress there may be more; what could not be claimed is not tried again at once.
            if (hasProgressed)
            {
                continue;
            }

            if (_options.StopWhenIdle && work is not null && _unreported.Count == 0)
            {
                yield break;
            }

            wait = work is null ? Longer(wait) : _options.PollInterval;
            await Task.Delay(wait, _timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    // Null where the server is away: the loop outlives that.
    private async Task<IReadOnlyList<AgentWork>?> FindWorkAsync(bool hasRecovered, CancellationToken cancellationToken)
    {
        try
        {
            var recovered = await (hasRecovered ? FindDoubtfulAsync(cancellationToken) : FindOwnAsync(cancellationToken)).ConfigureAwait(false);
            var sent = await ListAsync(BackendResourceRequestState.Sent, cancellationToken).ConfigureAwait(false);
            return [.. recovered, .. sent.Where(IsNew).Select(request => new AgentWork(request, IsClaimed: false))];
        }
        catch (ApiException error) when (error.IsTransient)
        {
            LogAway(_logger, error.Message);
            return null;
        }
    }

    private bool IsNew(BackendResourceRequest request) => !_unreported.ContainsKey(request.Uuid);

    private async Task<IReadOnlyList<AgentWork>> FindOwnAsync(CancellationToken cancellationToken)
    {
        if (_options.IsOnlyAgent)
        {
            var processing = await ListAsync(BackendResourceRequestState.Processing, cancellationToken).ConfigureAwait(false);
            return [.. processing.Select(request => new AgentWork(request, IsClaimed: true))];
        }

        var own = new List<AgentWork>();
        foreach (var entry in await _memory.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var request = await FindAsync(entry.Request, cancellationToken).ConfigureAwait(false);
            if (request?.State == BackendResourceRequestState.Processing)
            {
                own.Add(new AgentWork(request, entry.IsConfirmed));
            }
            else
            {
                await _memory.ForgetAsync(entry.Request, cancellationToken).ConfigureAwait(false);
            }
        }

        return own;
    }

    private async Task<IReadOnlyList<AgentWork>> FindDoubtfulAsync(CancellationToken cancellationToken)
    {
        var found = new List<AgentWork>();
        foreach (var uuid in _doubtful.ToList())
        {
            var request = await FindAsync(uuid, cancellationToken).ConfigureAwait(false);
            if (request?.State == BackendResourceRequestState.Processing)
            {
                found.Add(new AgentWork(request, _options.IsOnlyAgent));
            }
            else
            {
                _doubtful.Remove(uuid);
            }
        }

        return found;
    }

    private async Task<BackendResourceRequest?> FindAsync(Guid uuid, CancellationToken cancellationToken)
    {
        try
        {
            return await _requests.GetAsync(uuid, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiNotFoundException)
        {
            return null;
        }
    }

    private Task<List<BackendResourceRequest>> ListAsync(BackendResourceRequestState state, CancellationToken cancellationToken)
    {
        var oldestFirst = new BackendResourceRequestsQuery
        {
            OfferingUuid = _options.Offering,
            States = [state],
            Ordering = [BackendResourceRequestOrdering.Created],
        };
        return _requests.List(oldestFirst).ToListAsync(cancellationToken);
    }

    private async Task<ProcessResult> ProcessSafelyAsync(AgentWork work, CancellationToken cancellationToken)
    {
        _doubtful.Remove(work.Request.Uuid);
        try
        {
            var result = await ProcessAsync(work, cancellationToken).ConfigureAwait(false);
            if (MustBeReportedAgain(result))
            {
                _unreported[result.Request.Uuid] = result;
                LogUnreported(_logger, result.Request.Uuid, result.ReportError!.Message);
            }

            return result;
        }
        catch (ApiException error)
        {
            if (error.MayHaveActed)
            {
                _doubtful.Add(work.Request.Uuid);
            }

            LogNotClaimed(_logger, work.Request.Uuid, error.Message);
            return new ProcessResult(ProcessOutcome.NotClaimed, work.Request, error);
        }
    }

    private async Task<ProcessResult> ProcessAsync(AgentWork work, CancellationToken cancellationToken)
    {
        var request = work.Request;
        if (!work.IsClaimed && request.State == BackendResourceRequestState.Processing)
        {
            // The journal knows only that a claim was about to be made when the agent was stopped.
            return new ProcessResult(ProcessOutcome.Uncertain, request);
        }

        if (!work.IsClaimed)
        {
            await _memory.IntendAsync(request.Uuid, cancellationToken).ConfigureAwait(false);
            var claim = await _requests.TryClaimAsync(request, new ClaimOptions { IsOnlyAgent = _options.IsOnlyAgent }, cancellationToken).ConfigureAwait(false);
            if (!claim.IsClaimed)
            {
                await ForgetTakenAsync(claim, cancellationToken).ConfigureAwait(false);
                return BackendResourceRequests.ToResult(claim);
            }

            // What is claimed must be noted even if the agent is being stopped: an unconfirmed note recovers nothing.
            request = claim.Request;
            await _memory.ConfirmAsync(request.Uuid, CancellationToken.None).ConfigureAwait(false);
        }

        var result = await _requests.HandleAsync(request, _handler, _options, cancellationToken).ConfigureAwait(false);
        await ForgetEndedAsync(result, cancellationToken).ConfigureAwait(false);
        return result;
    }

    private async Task<IReadOnlyList<ProcessResult>> RetryReportsAsync(CancellationToken cancellationToken)
    {
        var told = new List<ProcessResult>();
        foreach (var earlier in _unreported.Values.ToList())
        {
            var result = await _requests.ReportOutcomeAsync(earlier.Request, earlier.Error, _options, cancellationToken).ConfigureAwait(false);
            if (!MustBeReportedAgain(result))
            {
                _unreported.Remove(earlier.Request.Uuid);
                await _memory.ForgetAsync(earlier.Request.Uuid, cancellationToken).ConfigureAwait(false);
                told.Add(result);
            }
        }

        return told;
    }

    private Task ForgetTakenAsync(ClaimResult claim, CancellationToken cancellationToken) =>
        claim.Outcome == ClaimOutcome.Taken ? _memory.ForgetAsync(claim.Request.Uuid, cancellationToken) : Task.CompletedTask;

    private Task ForgetEndedAsync(ProcessResult result, CancellationToken cancellationToken) =>
        MustBeReportedAgain(result) ? Task.CompletedTask : _memory.ForgetAsync(result.Request.Uuid, cancellationToken);

    private static bool MustBeReportedAgain(ProcessResult result) =>
        result is { Outcome: ProcessOutcome.Unreported, ReportError.IsTransient: true };

    private TimeSpan Longer(TimeSpan wait) => wait * 2 < _options.MaxPollInterval ? wait * 2 : _options.MaxPollInterval;

    [LoggerMessage(10, LogLevel.Warning, "The requests cannot be listed now; the agent goes on looking: {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(11, LogLevel.Error, "How request {Request} ended could not be told to the server; it is told again: {Reason}")]
    private static partial void LogUnreported(ILogger logger, Guid request, string reason);

    [LoggerMessage(12, LogLevel.Error, "Request {Request} could not be claimed: {Reason}")]
    private static partial void LogNotClaimed(ILogger logger, Guid request, string reason);
}
