using System.Net;
using Waldur.Client.Api;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// Sends an agent's logs. The server takes a batch as a whole or not at all, so a batch that it refuses is halved, down to the entry that it
/// does not take: that one is dropped and counted, and the others arrive.
/// </summary>
internal sealed class LogUpload(WaldurClient waldur, AgentLogs logs)
{
    private const int MaxEntriesAtOnce = 200;

    // Common proxies let a megabyte pass, and a character takes six bytes at most.
    private const int MaxCharactersAtOnce = 128 * 1024;
    private const int MinCharactersAtOnce = 4 * 1024;

    // A server that refuses everything shall not be sent every entry on its own.
    private const int MaxRefusals = 32;

    private readonly ISiteAgents _agents = waldur.SiteAgents;
    private int _charactersAtOnce = MaxCharactersAtOnce;
    private bool _isUnsupported;

    /// <summary>Sends all that waits. Where the server is too old, that is thrown once, and nothing is sent until it is newer.</summary>
    /// <exception cref="ApiException">Not all could be sent; what certainly did not arrive waits once more.</exception>
    public async Task SendAsync(Guid identity, CancellationToken cancellationToken)
    {
        if (_isUnsupported && !await IsSupportedAsync(cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        _isUnsupported = false;
        var refusals = 0;
        while (logs.Take(MaxEntriesAtOnce, _charactersAtOnce) is { Count: > 0 } entries)
        {
            refusals = await SendAsync(entries, identity, refusals, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<int> SendAsync(IReadOnlyList<AgentLogEntry> entries, Guid identity, int refusals, CancellationToken cancellationToken)
    {
        var waiting = new Stack<IReadOnlyList<AgentLogEntry>>([entries]);
        try
        {
            while (waiting.TryPeek(out var part))
            {
                var isTaken = await TrySendAsync(part, identity, mayHalve: refusals < MaxRefusals, cancellationToken).ConfigureAwait(false);
                if (!isTaken && refusals++ == 0)
                {
                    // Every entry names it: without it, none is to blame.
                    await _agents.GetIdentityAsync(identity, cancellationToken).ConfigureAwait(false);
                }

                waiting.Pop();
                if (!isTaken)
                {
                    Halve(part, waiting);
                }
            }

            return refusals;
        }
        catch (ApiException error) when (IsRefusal(error))
        {
            PutBack(waiting);
            if (error is ApiNotFoundException && !Absence.IsProvenBy(error))
            {
                await NoteSupportAsync(cancellationToken).ConfigureAwait(false);
            }

            throw;
        }
        catch
        {
            // They may have arrived: sending them once more would show them twice.
            logs.OnLost(waiting.Pop().Count);
            PutBack(waiting);
            throw;
        }
    }

    private async Task<bool> TrySendAsync(IReadOnlyList<AgentLogEntry> part, Guid identity, bool mayHalve, CancellationToken cancellationToken)
    {
        try
        {
            await _agents.SendLogsAsync([.. part.Select(entry => entry.ToBody(identity))], cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ApiException error) when (mayHalve && IsRefusalOfContent(error))
        {
            if (error.StatusCode == HttpStatusCode.RequestEntityTooLarge)
            {
                _charactersAtOnce = Math.Max(_charactersAtOnce / 2, MinCharactersAtOnce);
            }

            return false;
        }
    }

    // A gateway's page that refuses is believed here: where it took the place of the server's response, entries are shown twice, and nothing worse.
    private static bool IsRefusal(ApiException error) =>
        !error.MayHaveActed || (error.StatusCode is { } status && (int)status is >= 300 and < 500 and not (408 or 499));

    private static bool IsRefusalOfContent(ApiException error) =>
        IsRefusal(error) && (error is ApiValidationException || error.StatusCode == HttpStatusCode.RequestEntityTooLarge);

    private void Halve(IReadOnlyList<AgentLogEntry> part, Stack<IReadOnlyList<AgentLogEntry>> waiting)
    {
        if (part.Count == 1)
        {
            logs.OnLost(1);
            return;
        }

        waiting.Push([.. part.Skip(part.Count / 2)]);
        waiting.Push([.. part.Take(part.Count / 2)]);
    }

    private void PutBack(Stack<IReadOnlyList<AgentLogEntry>> waiting) => logs.PutBack([.. waiting.SelectMany(static part => part)]);

    // A gateway's page looks the same as that of a server which does not know the operation: its version decides.
    private async Task NoteSupportAsync(CancellationToken cancellationToken)
    {
        try
        {
            _isUnsupported = !await IsSupportedAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException)
        {
            // Not known: it is tried once more, at growing intervals.
        }
    }

    private Task<bool> IsSupportedAsync(CancellationToken cancellationToken) =>
        waldur.SupportsAsync(WaldurOperations.MarketplaceSiteAgentLogsCreate, cancellationToken);
}
