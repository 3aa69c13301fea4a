using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Waldur.Client.Core;

namespace Waldur.Client.Hosting;

/// <summary>Runs a site agent as long as the host runs. It ends within the host's time; what is claimed then stays journaled.</summary>
internal sealed class SiteAgentService<THandler>(IServiceProvider services, SiteAgentRegistration registration) : BackgroundService
    where THandler : class, IBackendResourceRequestHandler
{
    private readonly ILogger _logger =
        (services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateSafeLogger("Waldur.Client.Hosting.SiteAgent");

    private readonly TimeProvider _timeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System;
    private readonly WaldurSiteAgentStatus _status = services.GetRequiredKeyedService<WaldurSiteAgentStatus>(registration.Name);
    private readonly SiteAgentEnds _ends = services.GetRequiredService<SiteAgentEnds>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host starts its other services meanwhile.
        await Task.Yield();
        var settings = services.GetRequiredService<IOptionsMonitor<WaldurSiteAgentSettings>>().Get(registration.Name);
        try
        {
            await RunAsync(settings, stoppingToken).ConfigureAwait(false);
            _status.OnEnded();
            Conclude();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _status.OnEnded();
            _logger.AgentStopped(registration.Title);
        }
        catch (Exception error)
        {
            Fail(error, settings.StopHostOnFailure);
        }
    }

    // Unattended, nothing but the status is read: what needs somebody's attention has another one.
    private void Conclude()
    {
        var isClean = _status.UnreportedRequests.Count + _status.UncertainRequests.Count + _status.InvisibleOfferings.Count == 0;
        if (isClean)
        {
            _logger.AgentIdle(registration.Title);
        }
        else
        {
            _logger.AgentUnfinished(registration.Title, _status);
        }

        _ends.OnIdle(isClean);
    }

    private async Task RunAsync(WaldurSiteAgentSettings settings, CancellationToken stoppingToken)
    {
        var client = WaldurClientFactory.Get(services, settings.Client);
        var handler = new ScopedHandler<THandler>(services, settings.HandlerTimeout, _timeProvider, _logger);
        await handler.CheckAsync().ConfigureAwait(false);
        IReadOnlyList<SiteAgentLoop> loops = settings.AllOfferings
            ? [new SiteAgentLoop(null)]
            : [.. settings.Offerings.Distinct().Select(offering => new SiteAgentLoop(offering))];
        _status.OnStarted(loops, _timeProvider.GetUtcNow());
        _logger.AgentStarted(registration.Title, settings);
        await Together.RunAsync(loops, (loop, cancellationToken) => RunAsync(client, handler, loop, settings, cancellationToken), stoppingToken).ConfigureAwait(false);
    }

    private async Task RunAsync(
        IWaldurClient client,
        ScopedHandler<THandler> handler,
        SiteAgentLoop loop,
        WaldurSiteAgentSettings settings,
        CancellationToken cancellationToken)
    {
        using var journal = await OpenJournalAsync(loop, settings, cancellationToken).ConfigureAwait(false);
        var events = SiteAgentEvents.Open(services, client, loop, settings);
        try
        {
            var options = ToOptions(loop, settings) with { Journal = journal, Wake = events?.CreateWakeSource() };
            await foreach (var result in client.BackendResourceRequests.ProcessPendingAsync(handler.HandleAsync, options, cancellationToken).ConfigureAwait(false))
            {
                _logger.Result(result);
            }
        }
        finally
        {
            if (events is not null)
            {
                await events.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private AgentOptions ToOptions(SiteAgentLoop loop, WaldurSiteAgentSettings settings) => new()
    {
        Offering = loop.Offering,
        PollInterval = settings.PollInterval,
        ConnectedPollInterval = settings.ConnectedPollInterval,
        MaxPollInterval = settings.MaxPollInterval,
        IsOnlyAgent = settings.IsOnlyAgent,
        Parallelism = settings.Parallelism,
        MaxConsecutiveRefusals = settings.MaxConsecutiveRefusals,
        Failure = new FailureOptions { IncludeDetail = settings.IncludeFailureDetail },
        StopWhenIdle = settings.StopWhenIdle,
        Monitor = loop.Monitor,
        Presence = SiteAgentEvents.ToPresence(services, loop, settings),
    };

    private async Task<FileClaimJournal?> OpenJournalAsync(SiteAgentLoop loop, WaldurSiteAgentSettings settings, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(settings.JournalFolder)
            ? null
            : await JournalFiles.OpenAsync(
                Path.Combine(new ContentRoot(services).Resolve(settings.JournalFolder), loop.JournalName),
                services.GetService<ILoggerFactory>(),
                cancellationToken).ConfigureAwait(false);

    private void Fail(Exception error, bool stopHost)
    {
        _status.OnEnded(error);
        _logger.AgentFailed(registration.Title, error);
        if (stopHost)
        {
            _ends.OnFailed();
        }
    }
}
