using Waldur.Client.Core;

namespace Waldur.Client.Events;

/// <summary>Registers, connects, receives, and begins anew when the connection ends: until it is stopped.</summary>
internal sealed class EventLoop(WaldurClient waldur, EventOptions options, ClientConnection connection, ConnectionSettings settings, EventHub hub)
{
    private readonly DateTimeOffset _startedAt = settings.TimeProvider.GetUtcNow();
    private readonly ReconnectDelay _delay = new(options.MaxReconnectDelay, Random.Shared);
    private IReadOnlyList<BrokerQueue>? _queues;
    private Passcode? _passcode;
    private long? _connectedAt;
    private string? _lastProblem;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (EventsUnsupportedException error)
            {
                EventsLog.Unsupported(settings.Logger, connection.Endpoint.Host, error.Message);
                hub.End(error);
                return;
            }
            catch (Exception error)
            {
                await PauseAsync(error, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        await RegisterAsync(cancellationToken).ConfigureAwait(false);
        hub.Report(EventStatus.Connecting);
        var session = new EventSession();
        await using (session.ConfigureAwait(false))
        {
            await session.OpenAsync(_queues!, _passcode!, settings, hub.ReportMessage, cancellationToken).ConfigureAwait(false);
            _connectedAt = settings.TimeProvider.GetTimestamp();
            _lastProblem = null;
            hub.ReportConnected();
            EventsLog.Connected(settings.Logger, connection.Endpoint.Host, settings.Address);
            await session.RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RegisterAsync(CancellationToken cancellationToken)
    {
        if (_queues is not null)
        {
            return;
        }

        // Before anything is registered, so that no queue is made that nobody can read.
        hub.Report(EventStatus.Registering);
        await Passcode.FromAsync(connection.Credential, cancellationToken).ConfigureAwait(false);
        var queues = await options.Registration.RegisterAsync(waldur, _startedAt, cancellationToken).ConfigureAwait(false);
        _passcode = await Passcode.FromAsync(connection.Credential, cancellationToken).ConfigureAwait(false);
        _queues = queues;
    }

    private async Task PauseAsync(Exception error, CancellationToken cancellationToken)
    {
        if (error is BrokerException { Failure: BrokerFailure.Refused or BrokerFailure.Unsubscribed })
        {
            // The password may have changed, or the queue may be gone: both are mended by registering.
            _queues = null;
        }

        var connectedFor = _connectedAt is { } since ? settings.TimeProvider.GetElapsedTime(since) : TimeSpan.Zero;
        _connectedAt = null;
        var delay = _delay.Next(connectedFor);
        var problem = Problem(error);
        hub.ReportFailure(problem);
        var key = error is BrokerException or ApiException ? ProblemKey.From(error) : problem;
        if (key == _lastProblem)
        {
            EventsLog.FailedAsBefore(settings.Logger, connection.Endpoint.Host, problem, delay.TotalSeconds);
        }
        else
        {
            EventsLog.Failed(settings.Logger, connection.Endpoint.Host, problem, delay.TotalSeconds);
        }

        _lastProblem = key;
        await Task.Delay(delay, settings.TimeProvider, cancellationToken).ConfigureAwait(false);
    }

    private static string Problem(Exception error) => error switch
    {
        ApiNotFoundException { IsRouteMissing: true } => "This server offers no such events, or a gateway responds in its place: the operation that registers for them is not known.",
        ApiConflictException => $"The agent's identity belongs to another user; give the agent a name of its own. {error.Message}",
        BrokerException or ApiException => error.Message,

        // Of what a user's credential or handler throws nothing is known: its message may hold anything.
        _ => $"{error.GetType().Name} was thrown.",
    };
}
