using Waldur.Client.Events;
using Waldur.Client.Katello;
using Waldur.Client.Katello.Models;
using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Conventions.Telemetry;

/// <summary>Runs every job of both products on the fakes: well, with a resend, and so that it throws.</summary>
internal static class EveryJob
{
    private static readonly WaitOptions Short = new() { Interval = TimeSpan.FromMilliseconds(5), Timeout = TimeSpan.FromMilliseconds(50) };

    // Retries do not wait; nothing else is measured here.
    private static readonly ClientOptions Quick = new() { RetryDelay = TimeSpan.FromMilliseconds(1) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task RunAsync(Action observe)
    {
        await RunWaldurAsync(observe);
        await RunKatelloAsync();
    }

    private static async Task RunWaldurAsync(Action observe)
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        using var handler = new RequestIdHandler(server.CreateHandler());
        using var transport = new HttpMessageInvoker(handler);
        using var waldur = new WaldurClient(transport, server.Endpoint.ToString(), Credential.FromToken(server.Seed.StaffToken), Quick);
        using var stranger = new WaldurClient(transport, server.Endpoint.ToString(), Credential.FromToken(new string('0', 40)), Quick);
        var offering = server.Seed.Offering.Uuid;

        server.Faults.Add(new FaultRule { Kind = FaultKind.ServiceUnavailable, Method = "GET", Times = 1 });
        await waldur.BackendResources.List().ToListAsync(Cancellation);
        await Record.ExceptionAsync(() => stranger.BackendResources.CompareAsync(offering, [], cancellationToken: Cancellation));

        var request = await waldur.BackendResourceRequests.CreateAsync(offering, Cancellation);
        InventoryItem[] inventory = [new() { BackendId = "a", Name = "Alpha", Project = server.Seed.Project.Uuid }];
        await waldur.BackendResourceRequests.ProcessAsync(
            request,
            async (_, token) =>
            {
                observe();
                await waldur.BackendResources.ReportAsync(offering, inventory, cancellationToken: token);
            },
            cancellationToken: Cancellation);
        await waldur.BackendResourceRequests.RequestAndWaitAsync(offering, Short, cancellationToken: Cancellation);
        await waldur.BackendResources.PlanImportAsync(cancellationToken: Cancellation);
        await waldur.BackendResources.ImportAllAsync(cancellationToken: Cancellation);
        server.AddBackendResource(server.Seed.Offering, server.Seed.Project, "Beta", "b");
        var row = (await waldur.BackendResources.List().FirstOrDefaultAsync(Cancellation))!;
        await waldur.BackendResources.TryImportAsync(row, cancellationToken: Cancellation);

        await RunStaffJobsAsync(server, waldur);
        await RunEventsAsync(server, waldur, observe);
    }

    private static async Task RunStaffJobsAsync(FakeWaldurServer server, WaldurClient waldur)
    {
        var ensured = await waldur.RemoteSynchronisations.EnsureAsync(
            new RemoteSynchronisationCreate
            {
                ApiUrl = "https://remote.example/api/",
                Token = "remote-token",
                RemoteOrganizationUuid = Guid.NewGuid(),
                RemoteOrganizationName = "Remote organisation",
                LocalServiceProvider = server.Seed.ProviderUrl,
                Categories = [new RemoteLocalCategoryCreate { LocalCategory = server.Seed.CategoryUrl, RemoteCategory = server.Seed.RemoteCategory.Uuid }],
            },
            Cancellation);
        await waldur.RemoteSynchronisations.RunAndVerifyAsync(ensured.Synchronisation, cancellationToken: Cancellation);
        await waldur.RemoteSynchronisations.RunAllAsync(cancellationToken: Cancellation);

        var catalog = server.AddSoftwareCatalog("EESSI", "2023.06");
        await waldur.SoftwareCatalogs.ImportAndWaitAsync(SoftwareCatalogName.Spack, Short, cancellationToken: Cancellation);
        await waldur.SoftwareCatalogs.UpdateAndWaitAsync(catalog.Uuid, Short, cancellationToken: Cancellation);
        await waldur.SoftwareCatalogs.EnsureLatestAsync(new CatalogRefreshOptions { Wait = Short }, cancellationToken: Cancellation);
    }

    private static async Task RunEventsAsync(FakeWaldurServer server, WaldurClient waldur, Action observe)
    {
        using var agent = server.CreateClient(server.Seed.AgentToken);
        await using var events = agent.Events(new EventOptions
        {
            Registration = EventRegistration.Agent(server.Seed.Offering.Uuid, "agent", "1.0"),
            MaxReconnectDelay = TimeSpan.FromMilliseconds(10),
        });
        var connects = 0;
        await foreach (var received in events.ReadAllAsync(Cancellation))
        {
            if (received.Kind != WaldurEventKind.Connected)
            {
                server.Broker.CutConnections();
            }
            else if (++connects == 2)
            {
                return;
            }
            else
            {
                observe();
                server.AddBackendResourceRequest(server.Seed.Offering);
            }
        }
    }

    private static async Task RunKatelloAsync()
    {
        await using var server = FakeKatelloServer.CreateSeeded();
        using var handler = new RequestIdHandler(server.CreateHandler());
        using var transport = new HttpMessageInvoker(handler);
        var admin = server.Seed.Admin;
        using var katello = new KatelloClient(transport, server.Endpoint.ToString(), new BasicCredential(admin.Login, admin.Password), Quick);
        using var stranger = new KatelloClient(transport, server.Endpoint.ToString(), new BasicCredential("nobody", "nothing"), Quick);
        var organization = server.Seed.Organization.Id;
        var desired = new DesiredSyncPlan { Name = "Nightly", Interval = SyncPlanInterval.Daily, SyncDate = new DateTimeOffset(2030, 1, 1, 3, 0, 0, TimeSpan.Zero) };

        server.Faults.Add(new FaultRule { Kind = FaultKind.ServiceUnavailable, Method = "GET", Times = 1 });
        await katello.SyncPlans.List(organization).ToListAsync(Cancellation);
        await Record.ExceptionAsync(() => stranger.SyncPlans.EnsureAsync(organization, desired, cancellationToken: Cancellation));
        await katello.SyncPlans.EnsureAsync(organization, desired, cancellationToken: Cancellation);
        var run = await katello.SyncPlans.SyncAsync(organization, server.Seed.SyncPlanId, Cancellation);
        await katello.Tasks.WaitAsync(run.TaskId!, Short, cancellationToken: Cancellation);
    }

    private sealed class RequestIdHandler(HttpMessageHandler server) : DelegatingHandler(server)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            response.Headers.TryAddWithoutValidation("X-Request-ID", "r-1");
            return response;
        }
    }
}
