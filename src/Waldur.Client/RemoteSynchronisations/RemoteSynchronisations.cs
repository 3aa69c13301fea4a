using Waldur.Client.Api;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations. What is composed of them stands in folders of its own, and is put beside them by <see cref="RemoteSynchronisationsGroup"/>.</summary>
internal class RemoteSynchronisations(WaldurClient waldur)
{
    protected WaldurClient Waldur { get; } = waldur;

    protected RemoteSynchronisationRules Rules { get; } = new(waldur.Urls);

    private MarketplaceRemoteSynchronisationsRequestBuilder Api => Waldur.Api.MarketplaceRemoteSynchronisations;

    public AsyncPageable<RemoteSynchronisation> List(PageOptions? paging = null) => PagedList.Create(
        Waldur,
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

    public Task<RemoteSynchronisation?> TryGetAsync(Guid uuid, CancellationToken cancellationToken = default) =>
        Absence.TryGetAsync(token => GetAsync(uuid, token), cancellationToken);

    public async Task<RemoteSynchronisation> CreateAsync(RemoteSynchronisationCreate synchronisation, CancellationToken cancellationToken = default)
    {
        Rules.ThrowIfBroken(synchronisation);
        return (await Api.PostAsync(synchronisation, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<RemoteSynchronisation> ReplaceAsync(
        Guid uuid,
        RemoteSynchronisationUpdate synchronisation,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        Rules.ThrowIfBroken(synchronisation);
        return (await Api[uuid].PutAsync(synchronisation, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<RemoteSynchronisation> UpdateAsync(Guid uuid, RemoteSynchronisationPatch change, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        Rules.ThrowIfBroken(change);
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

    public Task<RemoteSynchronisation> RunSynchronisationAsync(Guid uuid, CancellationToken cancellationToken = default) =>
        RunSynchronisationAsync(uuid, SynchronisationRunOptions.Default.Timeout, cancellationToken);

    /// <summary>A run with its own time limit, for the call and for its only attempt.</summary>
    internal async Task<RemoteSynchronisation> RunSynchronisationAsync(Guid uuid, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Uuids.ThrowIfEmpty(uuid);
        var patient = Waldur.With(new CallOptions { Timeout = timeout, AttemptTimeout = timeout });
        var item = patient.Api.MarketplaceRemoteSynchronisations[uuid];
        return (await item.RunSynchronisation.PostAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    /// <summary>All rows: none may be missed, and there are few.</summary>
    internal Task<List<RemoteSynchronisation>> ListAllAsync(CancellationToken cancellationToken) =>
        List(JobPaging.Create(Waldur.Options)).ToListAsync(cancellationToken);
}
