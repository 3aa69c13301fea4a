using Microsoft.Extensions.Logging;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>Warns once where the agent's user does not see its offering: the list of requests is then empty for ever, without an error.</summary>
internal sealed partial class OfferingCheck(WaldurClient waldur, Guid? offering, AgentMonitor monitor, ILogger logger)
{
    // As long as a gateway may stand in front of the offering. A server that has no such operation responds like one.
    private const int MaxStrays = 20;

    private int _strays;
    private bool _isDone = offering is null;
    private bool _isLogged;

    /// <summary>Checks the offering after a poll, where what the poll found does not show that it is seen: work that is found waits for nothing.</summary>
    public async Task ExecuteAsync(IReadOnlyCollection<AgentWork> found, CancellationToken cancellationToken)
    {
        if (_isDone)
        {
            return;
        }

        try
        {
            if (!found.Any(work => work.Request.Offering == offering))
            {
                await waldur.Offerings.GetAsync(offering!.Value, cancellationToken).ConfigureAwait(false);
            }

            monitor.OnOfferingSeen(isVisible: true);
            _isDone = true;
        }
        catch (ApiException error) when (Absence.IsProvenBy(error) || error is ApiAuthorizationException { IsConfirmed: true })
        {
            // The next poll asks again, since somebody may grant the role meanwhile; the warning comes once.
            monitor.OnOfferingSeen(isVisible: false);
            if (!_isLogged)
            {
                LogInvisible(logger, offering!.Value, waldur.Endpoint.Authority);
                _isLogged = true;
            }
        }
        catch (ApiException error) when (!error.IsTransient && (error.IsConfirmed || ++_strays > MaxStrays))
        {
            // Whatever else the server says of offerings, it says nothing of this one.
            _isDone = true;
        }
        catch (ApiException)
        {
            // The next poll asks again.
        }
    }

    [LoggerMessage(116, LogLevel.Warning, "Offering {Offering} does not exist on {Host}, or the agent's user has no role on it: no request for it will ever come")]
    private static partial void LogInvisible(ILogger logger, Guid offering, string host);
}
