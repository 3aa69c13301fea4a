using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// Creates rows when responses may get lost. Rows have no key that the server would keep unique: a row is sent once more only
/// when the first can no longer come, and the report's last look-up removes what was made twice all the same.
/// </summary>
internal sealed class RowCreator(WaldurClient waldur, Guid offering, BulkRunner runner)
{
    private readonly BackendResources _resources = new(waldur);

    public Task CreateAsync(
        IReadOnlyList<ReportStep> steps,
        Action<ReportStep, BulkWriteResult<BackendResource>> end,
        CancellationToken cancellationToken)
    {
        var write = new BulkWrite<ReportStep, BackendResource>
        {
            Name = "creation of a backend resource",
            Send = SendAsync,
            LookUp = async (step, token) => LookUp.FromNullable(await FindAsync(step.Entry.Item!, token).ConfigureAwait(false)),
            Retry = RetryRule.AfterPatience,
            Progress = (step, result, _, _) => end(step, result),
        };
        return new BulkRecovery(runner, waldur.Options.LostResponse, waldur.Options.TimeProvider).ExecuteAsync(steps, write, cancellationToken);
    }

    // The old row goes as soon as the new one is there: that spares a step. Where it cannot be deleted now, that is tried once more later.
    private async Task<BackendResource> SendAsync(ReportStep step, CancellationToken cancellationToken)
    {
        var created = await _resources.CreateAsync(step.Entry.Item!.ToCreate(offering), cancellationToken).ConfigureAwait(false);
        ThrowIfForeign(created, step);
        try
        {
            if (step.Row is { } old)
            {
                await _resources.DeleteAsync(old.Uuid, cancellationToken).ConfigureAwait(false);
                step.IsReplaced = true;
            }
        }
        catch (Exception error) when (error is ApiException or OperationCanceledException)
        {
            // The new row is there, whatever becomes of the old one now.
        }

        return created;
    }

    // A response that belongs to another call says nothing of this one: no row may go on its word.
    private void ThrowIfForeign(BackendResource created, ReportStep step)
    {
        if (created.Offering != offering || created.BackendId != step.Entry.Item!.Key || created.Uuid == step.Row?.Uuid)
        {
            throw new ApiUnexpectedContentException(
                $"The row of backend id {step.Entry.Item!.Key} was created, and the response shows row {created.Uuid:N} of backend id {created.BackendId}.") { MayHaveActed = true };
        }
    }

    private async Task<BackendResource?> FindAsync(InventoryItem item, CancellationToken cancellationToken)
    {
        var query = new BackendResourcesQuery { OfferingUuid = offering, BackendId = item.Key };
        var rows = await _resources.List(query, JobPaging.Create(waldur.Options)).ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.Where(row => row.Offering == offering && row.BackendId == item.Key && item.Equals(row)).Order(RowAge.OldestFirst).FirstOrDefault();
    }
}
