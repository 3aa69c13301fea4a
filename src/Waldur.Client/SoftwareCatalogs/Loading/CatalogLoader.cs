using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Starts a job that loads a catalog, and waits for the marks of its end.</summary>
internal sealed class CatalogLoader(Poller poller, Writes writes, TimeProvider timeProvider)
{
    public async Task<CatalogResult> LoadAsync(
        CatalogLoad load,
        WaitOptions options,
        CatalogObserver observer,
        CancellationToken cancellationToken)
    {
        var begun = timeProvider.GetTimestamp();
        var lost = await StartAsync(load, options.Timeout, observer.Say, cancellationToken).ConfigureAwait(false);
        var tolerance = new PollTolerance();
        var wait = await poller.WaitAsync(
            token => tolerance.PollAsync(load.Read, token),
            load.Marks.ToVerdict,
            options with { Timeout = Subtract(options.Timeout, timeProvider.GetElapsedTime(begun)) },
            observer.Polls,
            tolerance.IsTransient,
            load.Subject,
            cancellationToken).ConfigureAwait(false);
        wait = new(wait.Outcome, wait.Value, wait.Polls, timeProvider.GetElapsedTime(begun), wait.LastError, cancellationToken) { Subject = wait.Subject };
        var outcome = ToOutcome(wait, load.Marks);
        var before = load.Marks.Before;
        return new CatalogResult(outcome, load.Name, before, wait.Value ?? before, CatalogReason.From(outcome, load.Name, wait, lost))
        {
            Wait = wait,
            Error = lost,
        };
    }

    // Gives the error with which the response was lost, unless another attempt got one. Where it stays uncertain whether the
    // job was started, its marks are waited for all the same.
    private async Task<ApiException?> StartAsync(CatalogLoad load, TimeSpan limit, Action<string>? say, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        ApiException? lost = null;
        var start = new RecoverableWrite<bool>
        {
            Send = async _ =>
            {
                // The wait's deadline does not cut a call off: what became of it would not be known.
                await load.Send(cancellationToken).ConfigureAwait(false);
                return true;
            },
            LookUp = async token => load.Marks.HasMark(await load.Read(token).ConfigureAwait(false)) ? LookUp.Found(true) : LookUp.Absent<bool>(),

            // A second job of the same kind does no harm, only work.
            Retry = RetryRule.AfterPatience,
            ShowsLate = true,
            OnLost = error => lost = error,
        };
        try
        {
            var started = await writes.ExecuteAsync(load.Subject, start, either.Token, report: say).ConfigureAwait(false);
            return started.Certainty is WriteCertainty.Found or WriteCertainty.Uncertain or WriteCertainty.Absent ? lost : null;
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The wait that follows ends at once, and says why.
            return lost;
        }
    }

    private static TimeSpan Subtract(TimeSpan limit, TimeSpan elapsed) =>
        limit == Timeout.InfiniteTimeSpan ? limit : limit > elapsed ? limit - elapsed : TimeSpan.Zero;

    private static CatalogOutcome ToOutcome(WaitResult<SoftwareCatalog> wait, CatalogMarks marks) => wait.Outcome switch
    {
        WaitOutcome.Reached => marks.Before is null ? CatalogOutcome.Imported : CatalogOutcome.Updated,
        WaitOutcome.Failed => CatalogOutcome.Failed,
        WaitOutcome.Cancelled => CatalogOutcome.Cancelled,
        _ when wait.Value is null && marks.Before is null => CatalogOutcome.NotAppeared,
        _ when !marks.HasStarted => CatalogOutcome.NotStarted,

        // The same text as an earlier job's: nothing but the deadline says that it is this one's.
        _ => wait.Value?.UpdateErrors.Length > 0 ? CatalogOutcome.Failed : CatalogOutcome.NotFinished,
    };
}
