using Waldur.Client.Api;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations; what is built on them stands in the files beside this one.</summary>
internal sealed partial class BackendResourceRequests(WaldurClient waldur) : IBackendResourceRequests
{
    private BackendResourceRequestsRequestBuilder Api => waldur.Api.BackendResourceRequests;

    public AsyncPageable<BackendResourceRequest> List(BackendResourceRequestsQuery? query = null, PageOptions? paging = null)
    {
        query ??= new BackendResourceRequestsQuery();
        return PagedList.Create(
            (page, cancellationToken) => Api.GetAsync(query with { Page = page.Number, PageSize = page.Size }, cancellationToken),
            request => request.Uuid,
            paging);
    }

    public async Task<int> CountAsync(BackendResourceRequestsQuery? query = null, CancellationToken cancellationToken = default) =>
        ResultCount.From(await Api.HeadAsync(query, cancellationToken).ConfigureAwait(false));

    public async Task<BackendResourceRequest> GetAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return (await Api[uuid].GetAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

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

    public Task<WaitResult<BackendResourceRequest>> WaitAsync(
        Guid uuid,
        WaitOptions? options = null,
        IProgress<BackendResourceRequest>? progress = null,
        CancellationToken cancellationToken = default) =>
        waldur.Poller.WaitAsync<BackendResourceRequest>(
            async token => await GetAsync(uuid, token).ConfigureAwait(false),
            static request => request.State == BackendResourceRequestState.Done ? WaitVerdict.Reached
                : request.State == BackendResourceRequestState.Erred ? WaitVerdict.Failed
                : WaitVerdict.Continue,
            options,
            progress,
            static error => error is ApiException { IsTransient: true },
            cancellationToken);

    public async Task<WaitResult<BackendResourceRequest>> RequestAndWaitAsync(
        Guid offering,
        WaitOptions? options = null,
        IProgress<BackendResourceRequest>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(offering);
        var request = await CreateSurelyAsync(offering, cancellationToken).ConfigureAwait(false);
        return await WaitAsync(request.Uuid, options, progress, cancellationToken).ConfigureAwait(false);
    }
}
