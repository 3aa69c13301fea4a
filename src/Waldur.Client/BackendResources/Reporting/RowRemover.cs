using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>Deletes rows when responses may get lost. A row is named by its uuid: to delete it twice is to delete it once.</summary>
internal sealed class RowRemover(WaldurClient waldur, BulkRunner runner)
{
    private readonly BackendResources _resources = new(waldur);

    /// <summary>Deletes the rows of steps.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="end">Takes whether each row was there, and why it could not be deleted; those that had not begun when the caller cancelled do not come.</param>
    /// <param name="cancellationToken">Begins no further deletion.</param>
    public Task DeleteAsync(IReadOnlyList<ReportStep> steps, Action<ReportStep, bool, Exception?> end, CancellationToken cancellationToken)
    {
        var write = new BulkWrite<ReportStep, bool>
        {
            Name = "deletion of a backend resource",
            Send = async (step, token) => await _resources.DeleteAsync(step.Row!.Uuid, token).ConfigureAwait(false),
            LookUp = async (step, token) =>
                await _resources.TryGetAsync(step.Row!.Uuid, token).ConfigureAwait(false) is null ? LookUp.Found(true) : LookUp.Absent<bool>(),
            Retry = RetryRule.AfterPatience,
            Progress = (step, result, _, _) => End(step, result, end),
        };
        return new BulkRecovery(runner, waldur.Options.LostResponse, waldur.Options.TimeProvider).ExecuteAsync(steps, write, cancellationToken);
    }

    private static void End(ReportStep step, BulkWriteResult<bool> result, Action<ReportStep, bool, Exception?> end)
    {
        if (result.State == BulkWriteState.Succeeded)
        {
            // Not there at the last attempt, after one that was lost: that one has deleted it.
            end(step, result.Value || result.Error is not null, null);
        }
        else if (result.State != BulkWriteState.NotStarted)
        {
            end(step, false, result.Error);
        }
    }
}
