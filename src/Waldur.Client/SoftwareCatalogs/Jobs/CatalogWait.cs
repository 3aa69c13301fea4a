using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Starts one job and waits for the marks of its end.</summary>
internal sealed class CatalogWait(
    Poller poller,
    TimeProvider timeProvider,
    CatalogMarks marks,
    Func<CancellationToken, Task> send,
    Func<CancellationToken, Task<SoftwareCatalog?>> read)
{
    private const int MaxSends = 3;

    // A worker takes up a job within seconds unless it is busy; a second job of the same kind does no harm, only work.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private int _sends;
    private long _sent;
    private ApiException? _lost;

    public async Task<CatalogResult> RunAsync(
        string name,
        WaitOptions options,
        IProgress<SoftwareCatalog>? progress,
        CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken).ConfigureAwait(false);
        var wait = await poller.WaitAsync(
            PollAsync,
            marks.ToVerdict,
            options,
            progress,
            static error => error is ApiException { IsTransient: true },
            cancellationToken).ConfigureAwait(false);
        var outcome = ToOutcome(wait);
        return new CatalogResult(outcome, name, marks.Before, wait.Value ?? marks.Before, CatalogReason.Of(outcome, name, wait, _lost))
        {
            Wait = wait,
            Error = _lost,
        };
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        _sends++;
        _sent = timeProvider.GetTimestamp();
        try
        {
            await send(cancellationToken).ConfigureAwait(false);
            _lost = null;
        }
        catch (ApiException error) when (error.MayHaveActed)
        {
            _lost = error;
        }
        catch (ApiValidationException) when (_sends > 1)
        {
            // The first one was taken, and its catalog exists by now.
            _lost = null;
        }
    }

    private async Task<SoftwareCatalog?> PollAsync(CancellationToken cancellationToken)
    {
        var catalog = await read(cancellationToken).ConfigureAwait(false);
        var hasMark = catalog is not null && (marks.Before is null || catalog.LastUpdateAttempt != marks.Before.LastUpdateAttempt);
        if (_lost is not null && !hasMark && _sends < MaxSends && timeProvider.GetElapsedTime(_sent) >= Patience)
        {
            await SendAsync(cancellationToken).ConfigureAwait(false);
        }

        return catalog;
    }

    private CatalogOutcome ToOutcome(WaitResult<SoftwareCatalog> wait) => wait.Outcome switch
    {
        WaitOutcome.Reached => marks.Before is null ? CatalogOutcome.Imported : CatalogOutcome.Updated,
        WaitOutcome.Failed => CatalogOutcome.Failed,
        WaitOutcome.Cancelled => CatalogOutcome.Cancelled,
        _ when wait.Value is null && marks.Before is null => CatalogOutcome.NotAppeared,
        _ when !marks.HasStarted => CatalogOutcome.NotStarted,

        // The same text as an earlier job's: nothing but the deadline tells that it is this one's.
        _ => wait.Value?.UpdateErrors.Length > 0 ? CatalogOutcome.Failed : CatalogOutcome.NotFinished,
    };
}
