using System.ComponentModel;
using System.Runtime.ExceptionServices;

namespace Waldur.Client.Core;

/// <summary>
/// The one mechanism for writes that lose their response: send; on a lost response look the effect up, patiently and outliving
/// look-ups that fail; give what is found; send once more only where the write allows it; otherwise say that it is uncertain.
/// </summary>
/// <param name="options">How patient to be.</param>
/// <param name="timeProvider">The clock.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Recovery(LostResponseOptions options, TimeProvider timeProvider)
{
    /// <summary>Executes a write.</summary>
    /// <typeparam name="T">What the write gives.</typeparam>
    /// <param name="write">The write and its look-up.</param>
    /// <param name="cancellationToken">Cancels the write and the look-ups.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ApiException">
    /// The server refused the write and did not act on it; or something before it did, and a look-up shows no effect.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the server may have acted.</exception>
    public async Task<WriteResult<T>> ExecuteAsync<T>(RecoverableWrite<T> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        ApiException? lost = null;
        for (var sends = 1; ; sends++)
        {
            ApiException? refusal = null;
            try
            {
                return new WriteResult<T>(WriteCertainty.Responded, await write.Send(cancellationToken).ConfigureAwait(false), lost);
            }
            catch (ApiException error) when (error.MayHaveActed && (lost is null || !error.IsForeignRefusal))
            {
                lost = error;
                write.OnLost?.Invoke(error);
            }
            catch (ApiException error) when (lost is not null || write.IsDoubtful(error))
            {
                // After a lost response the server may refuse what it has done already.
                refusal = error;
            }

            var mayRetry = write.Retry != RetryRule.Never && sends < options.MaxSends;
            var seen = await LookUpAsync(write, IsBrief(), isOnce: lost is null, cancellationToken).ConfigureAwait(false);
            if (seen.State == LookUpState.Found)
            {
                return new WriteResult<T>(refusal is null ? WriteCertainty.Found : WriteCertainty.FoundAfterRefusal, seen.Value, lost ?? refusal);
            }

            if (refusal is not null && (lost is null || (seen.State == LookUpState.Absent && !refusal.IsTransient)))
            {
                refusal.Refute();
                ExceptionDispatchInfo.Throw(refusal);
            }

            if (refusal is null && lost!.IsForeignRefusal && seen.State == LookUpState.Absent)
            {
                if (!write.ShowsLate)
                {
                    lost.Refute();
                }

                ExceptionDispatchInfo.Throw(lost);
            }

            if (lost is not null && write.IsFinal(lost) && seen.State == LookUpState.Absent)
            {
                return new WriteResult<T>(WriteCertainty.Absent, default, lost);
            }

            if (seen.State == LookUpState.Unknown || !mayRetry)
            {
                return new WriteResult<T>(WriteCertainty.Uncertain, default, lost);
            }

            // A refusal ends the matter only once the lost attempt cannot act any more.
            bool IsBrief() => refusal is null
                && (write.IsFinal(lost!) || (lost!.IsForeignRefusal ? !write.ShowsLate : mayRetry && write.Retry == RetryRule.AtOnce));
        }
    }

    // Brief: the first look-up that shows the effect absent ends it.
    private async Task<LookUp<T>> LookUpAsync<T>(RecoverableWrite<T> write, bool isBrief, bool isOnce, CancellationToken cancellationToken)
    {
        var schedule = new LookUpSchedule(options, timeProvider);
        while (true)
        {
            var seen = await TryLookUpAsync(write, cancellationToken).ConfigureAwait(false);
            if (seen.State == LookUpState.Found
                || isOnce
                || (isBrief && seen.State == LookUpState.Absent)
                || !await schedule.DelayAsync(cancellationToken).ConfigureAwait(false))
            {
                return seen;
            }
        }
    }

    private static async Task<LookUp<T>> TryLookUpAsync<T>(RecoverableWrite<T> write, CancellationToken cancellationToken)
    {
        try
        {
            return await write.LookUp(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is ApiException or IncompleteListingException)
        {
            return LookUp.Unknown<T>();
        }
    }
}
