using Waldur.Client.Api;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations; ensuring and running stand in folders of their own.</summary>
internal sealed class RemoteSynchronisations(WaldurClient waldur) : IRemoteSynchronisations
{
    private readonly RemoteSynchronisationRules _rules = new(waldur.Urls);

    private MarketplaceRemoteSynchronisationsRequestBuilder Api => waldur.Api.MarketplaceRemoteSynchronisations;

    public AsyncPageable<RemoteSynchronisation> List(PageOptions? paging = null) => PagedList.Create(
        waldur,
        (api, page, cancellationToken) => api.MarketplaceRemoteSynchronisations.GetAsync(new() { Page = page.Number, PageSize = page.Size }, cancellationToken),
        synchronisation => synchronisation.Uuid,
        paging);

    public async Task<int> CountAsync(CancellationToken cancellationToken = default) =>
        ResultCount.From(await Api.HeadAsync(cancellationToken: cancellationToken).ConfigureAwait(false));

    public async Task<RemoteSynchronisation> GetAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return (await Api[uuid].GetAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<RemoteSynchronisation> CreateAsync(RemoteSynchronisationCreate synchronisation, CancellationToken cancellationToken = default)
    {
        _rules.ThrowIfBroken(synchronisation);
        return (await Api.PostAsync(synchronisation, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<RemoteSynchronisation> ReplaceAsync(
        Guid uuid,
        RemoteSynchronisationUpdate synchronisation,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        _rules.ThrowIfBroken(synchronisation);
        return (await Api[uuid].PutAsync(synchronisation, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<RemoteSynchronisation> UpdateAsync(Guid uuid, RemoteSynchronisationPatch change, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        _rules.ThrowIfBroken(change);
        return (await Api[uuid].PatchAsync(change, cancellationToken).ConfigureAwait(false)).Value;
    }

    public Task<bool> DeleteAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return Deletion.ExecuteAsync(token => Api[uuid].DeleteAsync(token), cancellationToken);
    }

    public Task<bool> DeleteAsync(RemoteSynchronisation synchronisation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(synchronisation);
        return DeleteAsync(synchronisation.Uuid, cancellationToken);
    }

    public Task<SynchronisationEnsureResult> EnsureAsync(RemoteSynchronisationCreate desired, CancellationToken cancellationToken = default)
    {
        _rules.ThrowIfBroken(desired);
        return new SynchronisationEnsurer(this, waldur.Urls, desired).EnsureAsync(cancellationToken);
    }

    public Task<RemoteSynchronisation> RunSynchronisationAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return RunSynchronisationAsync(uuid, SynchronisationRunOptions.Default.Timeout, cancellationToken);
    }

    public Task<SynchronisationRunResult> RunAsync(
        Guid uuid,
        SynchronisationRunOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return NewRunner(options).RunAsync(uuid, cancellationToken);
    }

    public Task<SynchronisationRunResult> RunAsync(
        RemoteSynchronisation synchronisation,
        SynchronisationRunOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(synchronisation);
        return RunAsync(synchronisation.Uuid, options, cancellationToken);
    }

    public Task<SynchronisationRunSummary> RunAllAsync(
        SynchronisationRunAllOptions? options = null,
        IProgress<SynchronisationRunProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= SynchronisationRunAllOptions.Default;
        return new BulkSynchronisation(this, NewRunner(options), options, progress).RunAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<RemoteSynchronisation>> FindStuckAsync(TimeSpan? stuckAfter = null, CancellationToken cancellationToken = default)
    {
        var options = stuckAfter is { } age ? new SynchronisationRunOptions { StuckAfter = age } : SynchronisationRunOptions.Default;
        var rows = await ListAllAsync(cancellationToken).ConfigureAwait(false);
        return rows.FindAll(row => options.IsStuck(row, waldur.Options.TimeProvider.GetUtcNow()));
    }

    /// <summary>All rows: none may be missed, and there are few.</summary>
    internal Task<List<RemoteSynchronisation>> ListAllAsync(CancellationToken cancellationToken) =>
        List(new PageOptions { Mode = PagingMode.Complete }).ToListAsync(cancellationToken);

    /// <summary>A run with its own time limit, for the call and for its only attempt.</summary>
    internal async Task<RemoteSynchronisation> RunSynchronisationAsync(Guid uuid, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var patient = waldur.With(new CallOptions { Timeout = timeout, AttemptTimeout = timeout });
        var item = patient.Api.MarketplaceRemoteSynchronisations[uuid];
        return (await item.RunSynchronisation.PostAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    private SynchronisationRunner NewRunner(SynchronisationRunOptions? options) =>
        new(this, waldur.Poller, waldur.Options.TimeProvider, options ?? SynchronisationRunOptions.Default);
}
