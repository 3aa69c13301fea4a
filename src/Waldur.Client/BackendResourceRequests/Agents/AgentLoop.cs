using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The loop of a site agent: find work, process some of it at a time, report, wait, poll.</summary>
internal sealed partial class AgentLoop
{
    // An agent that ends when it is idle leaves what cannot be reported to its successor.
    private const int MaxReportsWhenIdle = 6;

    private readonly Func<BackendResourceRequest, CancellationToken, Task> _handler;
    private readonly AgentOptions _options;
    private readonly string _host;
    private readonly RequestProcessor _processor;
    private readonly PendingRequests _pending;
    private readonly ClaimLedger _ledger;
    private readonly PollSchedule _schedule;
    private readonly Waker? _waker;
    private readonly UnreportedRequests _unreported;
    private readonly AgentMonitor _monitor;
    private readonly OfferingCheck _offering;
    private readonly PresenceReporter? _presence;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;

    private readonly Queue<AgentWork> _queue = new();
    private readonly Dictionary<Guid, Task<ProcessResult>> _processing = [];
    private readonly Dictionary<Guid, Task<ProcessResult>> _reporting = [];

    public AgentLoop(
        WaldurClient waldur,
        RequestProcessor processor,
        ClaimLedger ledger,
        Func<BackendResourceRequest, CancellationToken, Task> handler,
        AgentOptions options)
    {
        _handler = handler;
        _host = waldur.Endpoint.Authority;
        _options = options;
        _timeProvider = waldur.Options.TimeProvider;
        _logger = waldur.Options.LoggerFactory.CreateSafeLogger<AgentLoop>();
        _ledger = ledger;
        _processor = processor;
        _pending = new PendingRequests(new BackendResourceRequests(waldur), new RequestVisibility(waldur), options, _ledger, _logger, _host);
        _schedule = new PollSchedule(options, _timeProvider, _logger, _host);
        _waker = options.Wake is { } wake ? new Waker(wake, _timeProvider, _logger) : null;
        _unreported = new UnreportedRequests(_timeProvider, options.MaxPollInterval);
        _monitor = options.Monitor ?? new AgentMonitor();
        _offering = new OfferingCheck(waldur, options.Offering, _monitor, _logger);
        _presence = options.Presence is { } presence ? new PresenceReporter(waldur, presence, _monitor, _logger) : null;
    }

    public async IAsyncEnumerable<ProcessResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var present = _presence is null ? Task.CompletedTask : Task.Run(() => _presence.RunAsync(stop.Token), CancellationToken.None);
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (CanPoll && PollLeft == TimeSpan.Zero)
                {
                    await PollAsync(cancellationToken).ConfigureAwait(false);
                }

                if (!cancellationToken.IsCancellationRequested)
                {
                    Start(stop.Token);
                    if (IsIdle)
                    {
                        yield break;
                    }

                    await WaitAsync(cancellationToken).ConfigureAwait(false);
                }

                do
                {
                    // Also once the caller has cancelled: what has ended by then is the caller's to know.
                    foreach (var result in await CollectAsync().ConfigureAwait(false))
                    {
                        yield return result;
                    }
                }
                while (HasEnded);
            }
        }
        finally
        {
            // Whatever is under way ends, or is cancelled, before the loop does: its notes must be true.
            await stop.CancelQuietlyAsync().ConfigureAwait(false);
            await Task.WhenAll([.. _processing.Values, .. _reporting.Values, present]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private bool HasEnded => _processing.Values.Concat(_reporting.Values).Any(static task => task.IsCompleted);

    private bool CanPoll => _queue.Count == 0 && _processing.Count < _options.Parallelism;

    private TimeSpan PollLeft
    {
        get
        {
            var isConnected = _waker?.IsConnected == true;
            _monitor.OnWakeSeen(isConnected);
            return _schedule.Left(isConnected);
        }
    }

    private bool IsIdle => _options.StopWhenIdle
        && _schedule.HasSucceeded && PollLeft > TimeSpan.Zero
        && _queue.Count == 0 && _processing.Count == 0 && _reporting.Count == 0
        && _unreported.MinReports >= MaxReportsWhenIdle;

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        var reason = _schedule.Reason;
        try
        {
            await LoadAsync(cancellationToken).ConfigureAwait(false);
            await _ledger.FlushAsync(cancellationToken).ConfigureAwait(false);
            foreach (var work in await _pending.FindAsync(IsInHand, cancellationToken).ConfigureAwait(false))
            {
                _queue.Enqueue(work);
            }

            await _offering.ExecuteAsync(_queue, cancellationToken).ConfigureAwait(false);
            _schedule.OnSuccess(hasFound: _queue.Count > 0);
            if (HasOpenClaims)
            {
                _schedule.OnUnfinished();
            }

            _monitor.OnPolled(_timeProvider.GetUtcNow(), reason);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && _schedule.Outlives(error))
        {
            _monitor.OnPollFailed(_timeProvider.GetUtcNow(), error);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The loop ends once what has ended until now is the caller's.
        }
    }

    // A journal that cannot be read for a while must not end the agent; one that holds something else was given by mistake.
    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _ledger.LoadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && error is not (InvalidDataException or ClaimJournalInUseException))
        {
            LogUnreadJournal(_logger, error);
        }
    }

    // Claims that nobody hints at: they are looked at with every poll until they have ended.
    private bool HasOpenClaims => !_ledger.IsLoaded || _ledger.Entries.Any(entry => !IsInHand(entry.Request));

    private bool IsInHand(Guid request) =>
        _processing.ContainsKey(request) || _reporting.ContainsKey(request) || _unreported.Contains(request);

    private void Start(CancellationToken cancellationToken)
    {
        foreach (var earlier in _unreported.StartDue())
        {
            _reporting[earlier.Request.Uuid] = _processor.ReportAsync(earlier.Request, earlier.Error, _options, isRetry: true, cancellationToken);
        }

        while (_processing.Count < _options.Parallelism && _queue.TryDequeue(out var work))
        {
            _processing[work.Request.Uuid] = ProcessAsync(work, cancellationToken);
        }

        OnChanged();
    }

    private async Task<ProcessResult> ProcessAsync(AgentWork work, CancellationToken cancellationToken)
    {
        if (work.IsUncertain)
        {
            return new ProcessResult(ProcessOutcome.Uncertain, work.Request);
        }

        try
        {
            return await _processor.ProcessAsync(work, work.IsClaimed ? _handler : HandleClaimedAsync, _options, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException error)
        {
            return new ProcessResult(ProcessOutcome.NotClaimed, work.Request, error);
        }
    }

    private Task HandleClaimedAsync(BackendResourceRequest request, CancellationToken cancellationToken)
    {
        // A request that could not be read after its claim does not say when it was created.
        if (request.Created != default)
        {
            _monitor.OnClaimed(_timeProvider.GetUtcNow() - request.Created);
        }

        return _handler(request, cancellationToken);
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task> waits = [.. _processing.Values, .. _reporting.Values, Task.Delay(NextDue() ?? Timeout.InfiniteTimeSpan, _timeProvider, awake.Token)];
        var canWake = _waker is not null && CanPoll && !_schedule.IsWoken;
        if (canWake)
        {
            waits.Add(_waker!.StartWait(_schedule.Left(isConnected: false), _schedule.Left(isConnected: true), awake.Token));
        }

        await Task.WhenAny(waits).ConfigureAwait(false);
        if (canWake && await _waker!.EndWaitAsync(isDue: PollLeft == TimeSpan.Zero).ConfigureAwait(false) is var reason and not WakeReason.Interval)
        {
            _schedule.Wake(reason);
        }

        await awake.CancelQuietlyAsync().ConfigureAwait(false);
    }

    private TimeSpan? NextDue()
    {
        var poll = CanPoll ? PollLeft : (TimeSpan?)null;
        var report = _unreported.NextDue is { } left ? (left > TimeSpan.Zero ? left : TimeSpan.Zero) : (TimeSpan?)null;
        return poll is null ? report : report is null || poll < report ? poll : report;
    }

    private async Task<List<ProcessResult>> CollectAsync()
    {
        var results = new List<ProcessResult>();
        foreach (var (tasks, isRetry) in new[] { (_processing, false), (_reporting, true) })
        {
            foreach (var (request, task) in tasks.Where(entry => entry.Value.IsCompleted).ToList())
            {
                tasks.Remove(request);

                // What the caller cancelled has no result; the loop ends once those of the others are out.
                if (!task.IsCanceled && await task.ConfigureAwait(false) is var result && (Note(result) || !isRetry))
                {
                    results.Add(result);
                }
            }
        }

        OnChanged();
        return results;
    }

    // Whether the result is a new one for the caller: a report that failed once more is not.
    private bool Note(ProcessResult result)
    {
        if (result.Outcome != ProcessOutcome.Unreported || !_unreported.Contains(result.Request.Uuid))
        {
            _monitor.OnEnded(result.Outcome);
        }

        switch (result.Outcome)
        {
            case ProcessOutcome.Unreported:
                _unreported.Add(result);
                LogUnreported(_logger, result.Request.Uuid, _host, result.ReportError!.Message);
                return false;
            case ProcessOutcome.NotClaimed:
                _schedule.OnUnfinished();
                LogNotClaimed(_logger, result.Request.Uuid, _host, FailureText.MessageOf(result.Error!));
                return true;
            case ProcessOutcome.Uncertain:
                _schedule.OnUnfinished();
                _pending.OnUncertain(result.Request.Uuid);
                return true;
            case ProcessOutcome.Taken:
                return true;
            default:
                // After progress there may be more.
                _unreported.Remove(result.Request.Uuid);
                _pending.OnEnded(result.Request.Uuid);
                _schedule.Hasten();
                return true;
        }
    }

    private void OnChanged() => _monitor.OnChanged(
        _processing.Count,
        _unreported.Requests,
        [.. _ledger.Entries.Where(entry => !entry.IsConfirmed && !IsInHand(entry.Request)).Select(entry => entry.Request)]);
}
