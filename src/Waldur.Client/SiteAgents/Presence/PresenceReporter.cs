using Microsoft.Extensions.Logging;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// Shows an agent to operators, beside its work: registers it, and reports whatever is new at an interval, and once more at its end. It
/// throws nothing.
/// </summary>
internal sealed partial class PresenceReporter
{
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
    private readonly LogUpload? _upload;
    private readonly IReadOnlyList<PresenceStep> _steps;
    private readonly HashSet<PresenceStep> _problems = [];
    private Guid? _identity;
    private Guid? _service;
    private long _reportedChanges;
    private long _reportedPolls;

    public PresenceReporter(WaldurClient waldur, AgentPresence presence, AgentMonitor monitor, ILogger logger)
    {
        var once = waldur.With(Once);
        _agents = once.SiteAgents;
        _upload = presence.Logs is { } logs ? new LogUpload(once, logs) : null;
        _presence = presence;
        _monitor = monitor;
        _timeProvider = waldur.Options.TimeProvider;
        _logger = logger;
        _host = waldur.Endpoint.Authority;
        _startedAt = _timeProvider.GetUtcNow();
        _steps =
        [
            Step("register", RegisterAsync),
            Step("report statistics", ReportStatisticsAsync),
            Step("report its last run", ReportRunAsync),
            Step("send logs", SendLogsAsync),
        ];
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        AgentLogs.Suppress();
        while (!cancellationToken.IsCancellationRequested)
        {
            await ReportAsync(static step => step.BackOff.BeginRound(), cancellationToken).ConfigureAwait(false);
            await Task.Delay(_presence.ReportInterval, _timeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // What happened last is what operators want to know of an agent that has stopped.
        using var limit = new CancellationTokenSource(LastReportTimeout, _timeProvider);
        await ReportAsync(static _ => true, limit.Token).ConfigureAwait(false);
    }

    private PresenceStep Step(string name, Func<CancellationToken, Task> execute) =>
        new(name, execute, new StepBackOff(Math.Max((long)(MaxInterval / _presence.ReportInterval) - 1, 0)));

    private async Task ReportAsync(Func<PresenceStep, bool> isDue, CancellationToken cancellationToken)
    {
        foreach (var step in _steps)
        {
            if (isDue(step))
            {
                await TryAsync(step, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task TryAsync(PresenceStep step, CancellationToken cancellationToken)
    {
        try
        {
            await step.ExecuteAsync(cancellationToken).ConfigureAwait(false);
            step.BackOff.OnSuccess();
            _problems.Remove(step);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The agent ends.
        }
        catch (Exception error)
        {
            if (error is ApiNotFoundException missing && Absence.IsProvenBy(missing))
            {
                // An operator has deleted it: it is registered once more.
                _identity = _service = null;
            }

            step.BackOff.OnFailure();
            if (_problems.Add(step))
            {
                LogProblem(_logger, _host, step.Name, error is ApiException ? error.Message : error.GetType().Name);
            }
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
        if (_upload is not null && _identity is { } identity)
        {
            await _upload.SendAsync(identity, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RegisterProcessorAsync(Guid service, CancellationToken cancellationToken) => await _agents.RegisterProcessorAsync(
        service,
        new() { Name = _presence.Processor, BackendType = _presence.BackendType, BackendVersion = _presence.BackendVersion },
        cancellationToken).ConfigureAwait(false);

    [LoggerMessage(118, LogLevel.Warning, "Operators may not see this agent as it is at {Host}: it could not {Step}. It works all the same, and goes on trying: {Reason}")]
    private static partial void LogProblem(ILogger logger, string host, string step, string reason);
}
