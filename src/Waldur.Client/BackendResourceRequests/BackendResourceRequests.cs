using Waldur.Client.Api;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations of the group, each a call of its own.</summary>
internal class BackendResourceRequests(WaldurClient waldur)
{
    protected WaldurClient Waldur { get; } = waldur;

    private BackendResourceRequestsRequestBuilder Api => Waldur.Api.BackendResourceRequests;

    public AsyncPageable<BackendResourceRequest> List(BackendResourceRequestsQuery? query = null, PageOptions? paging = null)
    {
        query ??= new BackendResourceRequestsQuery();
        PagedList.ThrowIfPaged(query.Page, query.PageSize, nameof(query));
        return PagedList.Create(
            Waldur,
            (api, page, cancellationToken) => api.BackendResourceRequests.GetAsync(query with { Page = page.Number, PageSize = page.Size }, cancellationToken),
            request => request.Uuid,
            paging);
    }

    /// <summary>The whole list, for a job.</summary>
    internal Task<List<BackendResourceRequest>> ReadAllAsync(BackendResourceRequestsQuery query, CancellationToken cancellationToken) =>
        List(query, JobPaging.Create(Waldur.Options)).ToListAsync(cancellationToken);

    public async Task<int> CountAsync(BackendResourceRequestsQuery? query = null, CancellationToken cancellationToken = default) =>
        ResultCount.From(await Api.HeadAsync(query, cancellationToken).ConfigureAwait(false));

    public async Task<BackendResourceRequest> GetAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return (await Api[uuid].GetAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    public Task<BackendResourceRequest?> TryGetAsync(Guid uuid, CancellationToken cancellationToken = default) =>
        Absence.TryGetAsync(token => GetAsync(uuid, token), cancellationToken);

    public async Task<BackendResourceRequest> CreateAsync(Guid offering, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(offering);
        var body = new BackendResourceRequestCreate { Offering = offering };
        return (await Api.PostAsync(body, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<ActionStatus> StartProcessingAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return (await Api[uuid].StartProcessing.PostAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<ActionStatus> SetDoneAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return (await Api[uuid].SetDone.PostAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<ActionStatus> SetErredAsync(Guid uuid, BackendResourceRequestFailure failure, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return (await Api[uuid].SetErred.PostAsync(failure, cancellationToken).ConfigureAwait(false)).Value;
    }
}
