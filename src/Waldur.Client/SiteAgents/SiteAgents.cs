using Waldur.Client.Api;
using Waldur.Client.Core;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The plain operations; ensuring an identity stands in a class of its own.</summary>
internal sealed class SiteAgents(WaldurClient waldur) : ISiteAgents
{
    private MarketplaceSiteAgentIdentitiesRequestBuilder Identities => waldur.Api.MarketplaceSiteAgentIdentities;

    private MarketplaceSiteAgentServicesRequestBuilder Services => waldur.Api.MarketplaceSiteAgentServices;

    private MarketplaceSiteAgentProcessorsRequestBuilder Processors => waldur.Api.MarketplaceSiteAgentProcessors;

    private MarketplaceSiteAgentLogsRequestBuilder Logs => waldur.Api.MarketplaceSiteAgentLogs;

    public AsyncPageable<AgentIdentity> ListIdentities(MarketplaceSiteAgentIdentitiesQuery? query = null, PageOptions? paging = null)
    {
        query ??= new();
        PagedList.ThrowIfPaged(query.Page, query.PageSize, nameof(query));
        return PagedList.Create(
            waldur,
            (api, page, cancellationToken) => api.MarketplaceSiteAgentIdentities.GetAsync(query with { Page = page.Number, PageSize = page.Size }, cancellationToken),
            row => row.Uuid,
            paging);
    }

    public async Task<int> CountIdentitiesAsync(MarketplaceSiteAgentIdentitiesQuery? query = null, CancellationToken cancellationToken = default) =>
        ResultCount.From(await Identities.HeadAsync(query, cancellationToken).ConfigureAwait(false));

    public async Task<AgentIdentity> GetIdentityAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return (await Identities[uuid].GetAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    public Task<AgentIdentity?> TryGetIdentityAsync(Guid uuid, CancellationToken cancellationToken = default) =>
        Absence.TryGetAsync(token => GetIdentityAsync(uuid, token), cancellationToken);

    public async Task<AgentIdentity> CreateIdentityAsync(AgentIdentityCreate identity, CancellationToken cancellationToken = default)
    {
        SiteAgentRules.ThrowIfBroken(identity);
        return (await Identities.PostAsync(identity, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<AgentIdentity> ReplaceIdentityAsync(Guid uuid, AgentIdentityUpdate identity, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        SiteAgentRules.ThrowIfBroken(identity);
        return (await Identities[uuid].PutAsync(identity, cancellationToken).ConfigureAwait(false)).Value;
    }

    public Task<bool> DeleteIdentityAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return Deletion.ExecuteAsync(token => Identities[uuid].DeleteAsync(token), cancellationToken);
    }

    public Task<AgentIdentity> EnsureIdentityAsync(AgentIdentityCreate desired, CancellationToken cancellationToken = default)
    {
        SiteAgentRules.ThrowIfBroken(desired);
        return waldur.Telemetry.RunAsync(
            Jobs.EnsureIdentity,
            desired.Offering,
            () => new IdentityEnsurer(this, new Writes(waldur.Endpoint, waldur.Options), desired).EnsureAsync(cancellationToken),
            static _ => "Ok",
            cancellationToken: cancellationToken);
    }

    public async Task<EventQueue> RegisterQueueAsync(Guid identity, AgentQueueCreate queue, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(identity);
        ArgumentNullException.ThrowIfNull(queue);
        return (await Identities[identity].RegisterQueue.PostAsync(queue, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<EventSubscription> RegisterEventSubscriptionAsync(Guid identity, AgentEventSubscriptionCreate subscription, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(identity);
        ArgumentNullException.ThrowIfNull(subscription);
#pragma warning disable CS0618 // Deprecated, but all that servers before 8.1 know.
        return (await Identities[identity].RegisterEventSubscription.PostAsync(subscription, cancellationToken).ConfigureAwait(false)).Value;
#pragma warning restore CS0618
    }

    public async Task<AgentService> RegisterServiceAsync(Guid identity, AgentServiceCreate service, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(identity);
        SiteAgentRules.ThrowIfBroken(service);
        return (await Identities[identity].RegisterService.PostAsync(service, cancellationToken).ConfigureAwait(false)).Value;
    }

    public AsyncPageable<AgentService> ListServices(MarketplaceSiteAgentServicesQuery? query = null, PageOptions? paging = null)
    {
        query ??= new();
        PagedList.ThrowIfPaged(query.Page, query.PageSize, nameof(query));
        return PagedList.Create(
            waldur,
            (api, page, cancellationToken) => api.MarketplaceSiteAgentServices.GetAsync(query with { Page = page.Number, PageSize = page.Size }, cancellationToken),
            row => row.Uuid,
            paging);
    }

    public async Task<int> CountServicesAsync(MarketplaceSiteAgentServicesQuery? query = null, CancellationToken cancellationToken = default) =>
        ResultCount.From(await Services.HeadAsync(query, cancellationToken).ConfigureAwait(false));

    public async Task<AgentService> GetServiceAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return (await Services[uuid].GetAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    public Task<AgentService?> TryGetServiceAsync(Guid uuid, CancellationToken cancellationToken = default) =>
        Absence.TryGetAsync(token => GetServiceAsync(uuid, token), cancellationToken);

    public Task<bool> DeleteServiceAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return Deletion.ExecuteAsync(token => Services[uuid].DeleteAsync(token), cancellationToken);
    }

    public async Task<AgentProcessor> RegisterProcessorAsync(Guid service, AgentProcessorCreate processor, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(service);
        SiteAgentRules.ThrowIfBroken(processor);
        return (await Services[service].RegisterProcessor.PostAsync(processor, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<AgentService> SetStatisticsAsync(Guid service, RawJson statistics, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(service);
        var body = new AgentServiceStatistics { Statistics = statistics };
        return (await Services[service].SetStatistics.PostAsync(body, cancellationToken).ConfigureAwait(false)).Value;
    }

    public AsyncPageable<AgentProcessor> ListProcessors(MarketplaceSiteAgentProcessorsQuery? query = null, PageOptions? paging = null)
    {
        query ??= new();
        PagedList.ThrowIfPaged(query.Page, query.PageSize, nameof(query));
        return PagedList.Create(
            waldur,
            (api, page, cancellationToken) => api.MarketplaceSiteAgentProcessors.GetAsync(query with { Page = page.Number, PageSize = page.Size }, cancellationToken),
            row => row.Uuid,
            paging);
    }

    public async Task<int> CountProcessorsAsync(MarketplaceSiteAgentProcessorsQuery? query = null, CancellationToken cancellationToken = default) =>
        ResultCount.From(await Processors.HeadAsync(query, cancellationToken).ConfigureAwait(false));

    public async Task<AgentProcessor> GetProcessorAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return (await Processors[uuid].GetAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    public Task<AgentProcessor?> TryGetProcessorAsync(Guid uuid, CancellationToken cancellationToken = default) =>
        Absence.TryGetAsync(token => GetProcessorAsync(uuid, token), cancellationToken);

    public Task<bool> DeleteProcessorAsync(Guid uuid, CancellationToken cancellationToken = default)
    {
        Uuids.ThrowIfEmpty(uuid);
        return Deletion.ExecuteAsync(token => Processors[uuid].DeleteAsync(token), cancellationToken);
    }

    public AsyncPageable<AgentLog> ListLogs(MarketplaceSiteAgentLogsQuery? query = null, PageOptions? paging = null)
    {
        query ??= new();
        PagedList.ThrowIfPaged(query.Page, query.PageSize, nameof(query));
        return PagedList.Create(
            waldur,
            (api, page, cancellationToken) => api.MarketplaceSiteAgentLogs.GetAsync(query with { Page = page.Number, PageSize = page.Size }, cancellationToken),
            row => row.Uuid,
            paging);
    }

    public async Task<int> CountLogsAsync(MarketplaceSiteAgentLogsQuery? query = null, CancellationToken cancellationToken = default) =>
        ResultCount.From(await Logs.HeadAsync(query, cancellationToken).ConfigureAwait(false));

    public async Task<IReadOnlyList<AgentLog>> SendLogsAsync(IReadOnlyList<AgentLogCreate> entries, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return entries.Count == 0 ? [] : (await Logs.PostAsync(entries, cancellationToken).ConfigureAwait(false)).Value;
    }

    public async Task<AgentConnectionStats> GetConnectionStatsAsync(CancellationToken cancellationToken = default)
    {
        return (await waldur.Api.MarketplaceSiteAgentConnectionStats.GetAsync(cancellationToken).ConfigureAwait(false)).Value;
    }
}
