using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>Makes one synchronisation what is desired.</summary>
internal sealed class SynchronisationEnsurer
{
    private readonly RemoteSynchronisations _synchronisations;
    private readonly Writes _writes;
    private readonly RemoteSynchronisationCreate _desired;
    private readonly Guid _provider;

    public SynchronisationEnsurer(RemoteSynchronisations synchronisations, Writes writes, WaldurUrls urls, RemoteSynchronisationCreate desired)
    {
        _synchronisations = synchronisations;
        _writes = writes;
        _desired = DesiredSynchronisation.Trim(desired);
        _provider = urls.GetUuid(desired.LocalServiceProvider, WaldurObject.ServiceProvider);
    }

    public async Task<SynchronisationEnsureResult> EnsureAsync(CancellationToken cancellationToken)
    {
        var stored = await FindAsync(cancellationToken).ConfigureAwait(false);
        return stored is null
            ? await CreateAsync(cancellationToken).ConfigureAwait(false)
            : await ChangeAsync(stored, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RemoteSynchronisation?> FindAsync(CancellationToken cancellationToken)
    {
        var rows = await _synchronisations.ListAllAsync(cancellationToken).ConfigureAwait(false);
        return rows.Find(IsDesired);
    }

    private bool IsDesired(RemoteSynchronisation row) =>
        row.RemoteOrganizationUuid == _desired.RemoteOrganizationUuid
        && WaldurUrls.TryGetUuidOfResponse(row.LocalServiceProvider, WaldurObject.ServiceProvider, out var provider)
        && provider == _provider;

    // A response that belongs to another call says nothing of this one.
    private async Task<RemoteSynchronisation> SendAsync(CancellationToken cancellationToken)
    {
        var created = await _synchronisations.CreateAsync(_desired, cancellationToken).ConfigureAwait(false);
        return IsDesired(created)
            ? created
            : throw new ApiUnexpectedContentException(
                $"A remote synchronisation of organization {_desired.RemoteOrganizationUuid:N} was created, and the response shows {created.Uuid:N} of another one.") { MayHaveActed = true };
    }

    private async Task<SynchronisationEnsureResult> CreateAsync(CancellationToken cancellationToken)
    {
        var wasLost = false;
        var creation = new RecoverableWrite<RemoteSynchronisation>
        {
            Send = SendAsync,
            LookUp = async token => LookUp.FromNullable(await FindAsync(token).ConfigureAwait(false)),
            Retry = RetryRule.AfterPatience,

            // Somebody else was faster, or the server refuses what it has half made.
            IsDoubtful = static error => error is ApiValidationException or ApiConflictException,
            OnLost = _ => wasLost = true,
        };
        var written = await _writes.ExecuteAsync("the creation of a remote synchronisation", creation, cancellationToken).ConfigureAwait(false);
        var created = written.EnsureCertain();
        if (written.Certainty == WriteCertainty.Responded)
        {
            return new SynchronisationEnsureResult(SynchronisationEnsureOutcome.Created, created);
        }

        // After a lost response the row is this call's, though perhaps half-made.
        var completed = await ChangeAsync(created, cancellationToken).ConfigureAwait(false);
        return wasLost ? new SynchronisationEnsureResult(SynchronisationEnsureOutcome.Created, completed.Synchronisation) : completed;
    }

    private async Task<SynchronisationEnsureResult> ChangeAsync(RemoteSynchronisation stored, CancellationToken cancellationToken)
    {
        var difference = SynchronisationDifference.Between(stored, _desired);
        if (difference.Fields.Count == 0)
        {
            return new SynchronisationEnsureResult(SynchronisationEnsureOutcome.Unchanged, stored);
        }

        var change = new RecoverableWrite<RemoteSynchronisation>
        {
            Send = token => _synchronisations.UpdateAsync(stored.Uuid, difference.Patch, token),
            LookUp = async token => ToLookUp(stored, await _synchronisations.GetAsync(stored.Uuid, token).ConfigureAwait(false)),

            // Not before the lost one can no longer act: late, it would overwrite what is ensured after this.
            Retry = RetryRule.AfterPatience,
        };
        var written = await _writes.ExecuteAsync($"the change of remote synchronisation {stored.Uuid:N}", change, cancellationToken).ConfigureAwait(false);
        return new SynchronisationEnsureResult(SynchronisationEnsureOutcome.Changed, written.EnsureCertain(), difference.Fields);
    }

    // What is neither as before nor as desired was changed by somebody else meanwhile, and must not be overwritten.
    private LookUp<RemoteSynchronisation> ToLookUp(RemoteSynchronisation before, RemoteSynchronisation now)
    {
        if (SynchronisationDifference.Between(now, _desired).Fields.Count == 0)
        {
            return LookUp.Found(now);
        }

        return SynchronisationDifference.HaveSameSettings(before, now) ? LookUp.Absent<RemoteSynchronisation>() : LookUp.Unknown<RemoteSynchronisation>();
    }
}
