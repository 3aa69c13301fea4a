using Microsoft.Extensions.Logging;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// Shows an agent to operators, beside its work: registers it, and reports whatever is new at an interval, and once more at its end. It
/// throws nothing.
/// </summary>
internal sealed partial class PresenceReporter
{
    private const int MaxLogsAtOnce = 200;

    // What fails is tried with the next report anyway.
    private static readonly CallOptions Once = new() { MaxRetries = 0 };
    private static readonly TimeSpan LastReportTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxInterval = TimeSpan.FromHours(1);
    private readonly ISiteAgents _agents;
    private readonly AgentPresence _presence;
    private readonly AgentMonitor _monitor;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly string _host;
    private readonly DateTimeOffset _startedAt;
    private readonly HashSet<string> _problems = new(StringComparer.Ordinal);
    private Guid? _identity;
    private Guid? _service;
    private long _reportedChanges;
    private long _reportedPolls;
    private int _failures;

    public PresenceReporter(WaldurClient waldur, AgentPresence presence, AgentMonitor monitor, ILogger logger)
    {
        _agents = waldur.With(Once).SiteAgents;
        _presence = presence;
        _monitor = monitor;
        _timeProvider = waldur.Options.TimeProvider;
        _logger = logger;
        _host = waldur.Endpoint.Authority;
        _startedAt = _timeProvider.GetUtcNow();
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        AgentLogs.Suppress();
        while (!cancellationToken.IsCancellationRequested)
        {
            await ReportAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(Interval, _timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // What happened last is what operators want to know of an agent that has stopped.
        using var limit = new CancellationTokenSource(LastReportTimeout, _timeProvider);
        await ReportAsync(limit.Token).ConfigureAwait(false);
    }

    // A server that refuses is not asked every minute for ever.
    private TimeSpan Interval =>
        _presence.ReportInterval * Math.Pow(2, Math.Min(_failures, 12)) is var longer && longer < MaxInterval ? longer
        : _presence.ReportInterval > MaxInterval ? _presence.ReportInterval
        : MaxInterval;

    private async Task ReportAsync(CancellationToken cancellationToken)
    {
        var isFine = await TryAsync("register", RegisterAsync, cancellationToken).ConfigureAwait(false)
            & await TryAsync("report statistics", ReportStatisticsAsync, cancellationToken).ConfigureAwait(false)
            & await TryAsync("report its last run", ReportRunAsync, cancellationToken).ConfigureAwait(false)
            & await TryAsync("send logs", SendLogsAsync, cancellationToken).ConfigureAwait(false);
        _failures = isFine ? 0 : _failures + 1;
    }

    private async Task<bool> TryAsync(string step, Func<CancellationToken, Task> execute, CancellationToken cancellationToken)
    {
        try
        {
            await execute(cancellationToken).ConfigureAwait(false);
            _problems.Remove(step);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception error)
        {
            if (error is ApiNotFoundException missing && Absence.IsProvenBy(missing))
            {
                // An operator has deleted it: it is registered once more.
                _identity = _service = null;
            }

            if (_problems.Add(step))
            {
                LogProblem(_logger, _host, step, error is ApiException ? error.Message : error.GetType().Name);
            }

            return false;
        }
    }

    private async Task RegisterAsync(CancellationToken cancellationToken)
    {
        if (_identity is null)
        {
            var identity = await _agents.EnsureIdentityAsync(
                new() { Offering = _presence.Offering, Name = _presence.Name, Version = _presence.Version, LastRestarted = _startedAt },
                cancellationToken).ConfigureAwait(false);
            _identity = identity.Uuid;
        }

        if (_service is null)
        {
            var service = await _agents.RegisterServiceAsync(
                _identity.Value, new() { Name = _presence.Service, Mode = _presence.Mode }, cancellationToken).ConfigureAwait(false);
            await RegisterProcessorAsync(service.Uuid, cancellationToken).ConfigureAwait(false);
            _service = service.Uuid;
        }
    }

    private async Task ReportStatisticsAsync(CancellationToken cancellationToken)
    {
        var changes = _monitor.Changes;
        if (_service is { } service && changes != _reportedChanges)
        {
            await _agents.SetStatisticsAsync(service, AgentStatistics.From(_monitor, _presence.Logs), cancellationToken).ConfigureAwait(false);
            _reportedChanges = changes;
        }
    }

    // Registering a processor that there is already sets its last run.
    private async Task ReportRunAsync(CancellationToken cancellationToken)
    {
        var polls = _monitor.Polls;
        if (_service is { } service && polls != _reportedPolls)
        {
            await RegisterProcessorAsync(service, cancellationToken).ConfigureAwait(false);
            _reportedPolls = polls;
        }
    }

    private async Task SendLogsAsync(CancellationToken cancellationToken)
    {
        if (_presence.Logs is not { } logs || _identity is not { } identity)
        {
            return;
        }

        while (logs.Take(MaxLogsAtOnce) is { Count: > 0 } entries)
        {
            try
            {
                await _agents.SendLogsAsync([.. entries.Select(entry => entry.ToBody(identity))], cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException error) when (!error.MayHaveActed)
            {
                logs.PutBack(entries);
                throw;
            }
            catch
            {
                // They may have arrived: sending them once more would show them twice.
                logs.OnLost(entries.Count);
                throw;
            }
        }
    }

    private async Task RegisterProcessorAsync(Guid service, CancellationToken cancellationToken) => await _agents.RegisterProcessorAsync(
        service,
        new() { Name = _presence.Processor, BackendType = _presence.BackendType, BackendVersion = _presence.BackendVersion },
        cancellationToken).ConfigureAwait(false);

    [LoggerMessage(118, LogLevel.Warning, "Operators may not see this agent as it is at {Host}: it could not {Step}. It works all the same, and goes on trying: {Reason}")]
    private static partial void LogProblem(ILogger logger, string host, string step, string reason);
}
