using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Makes one synchronisation what is desired.</summary>
internal sealed class SynchronisationEnsurer(RemoteSynchronisations synchronisations, WaldurUrls urls, RemoteSynchronisationCreate desired)
{
    private const int MaxAttempts = 3;
    private readonly Guid _provider = urls.GetUuid(desired.LocalServiceProvider, WaldurObject.ServiceProvider);

    public async Task<SynchronisationEnsureResult> EnsureAsync(CancellationToken cancellationToken)
    {
        var stored = await FindAsync(cancellationToken).ConfigureAwait(false);
        return stored is null
            ? await CreateAsync(cancellationToken).ConfigureAwait(false)
            : await ChangeAsync(stored, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RemoteSynchronisation?> FindAsync(CancellationToken cancellationToken)
    {
        var rows = await synchronisations.ListAllAsync(cancellationToken).ConfigureAwait(false);
        return rows.Find(row =>
            row.RemoteOrganizationUuid == desired.RemoteOrganizationUuid
            && WaldurUrls.TryGetUuidOfResponse(row.LocalServiceProvider, WaldurObject.ServiceProvider, out var provider)
            && provider == _provider);
    }

    private async Task<SynchronisationEnsureResult> CreateAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var created = await synchronisations.CreateAsync(desired, cancellationToken).ConfigureAwait(false);
                return new SynchronisationEnsureResult(SynchronisationEnsureOutcome.Created, created);
            }
            catch (ApiException error) when (error.MayHaveActed || error is ApiValidationException)
            {
                if (await FindAsync(cancellationToken).ConfigureAwait(false) is { } stored)
                {
                    return await CompleteAsync(stored, error, cancellationToken).ConfigureAwait(false);
                }

                if (attempt == MaxAttempts || !error.MayHaveActed)
                {
                    throw;
                }
            }
        }
    }

    // After a lost response the row is this call's; after a refusal it is half-made, or somebody else was faster.
    private async Task<SynchronisationEnsureResult> CompleteAsync(RemoteSynchronisation stored, ApiException error, CancellationToken cancellationToken)
    {
        var result = await ChangeAsync(stored, cancellationToken).ConfigureAwait(false);
        return error is ApiValidationException
            ? result
            : new SynchronisationEnsureResult(SynchronisationEnsureOutcome.Created, result.Synchronisation);
    }

    private async Task<SynchronisationEnsureResult> ChangeAsync(RemoteSynchronisation stored, CancellationToken cancellationToken)
    {
        var difference = SynchronisationDifference.Between(stored, desired);
        if (difference.Fields.Count == 0)
        {
            return new SynchronisationEnsureResult(SynchronisationEnsureOutcome.Unchanged, stored);
        }

        var changed = await SendAsync(stored.Uuid, difference.Patch, cancellationToken).ConfigureAwait(false);
        return new SynchronisationEnsureResult(SynchronisationEnsureOutcome.Changed, changed, difference.Fields);
    }

    // Values are set, not added to: what is read back tells whether the change must be sent again.
    private async Task<RemoteSynchronisation> SendAsync(Guid uuid, RemoteSynchronisationPatch patch, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await synchronisations.UpdateAsync(uuid, patch, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException error) when (error.MayHaveActed)
            {
                var current = await synchronisations.GetAsync(uuid, cancellationToken).ConfigureAwait(false);
                if (SynchronisationDifference.Between(current, desired).Fields.Count == 0)
                {
                    return current;
                }

                if (attempt == MaxAttempts)
                {
                    throw;
                }
            }
        }
    }
}
