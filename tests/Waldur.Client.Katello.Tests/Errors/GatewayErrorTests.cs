using Waldur.Client.Katello.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Katello.Tests;

/// <summary>Gateways write errors in the shapes in which the server writes them: only the server's version tells them apart.</summary>
public sealed class GatewayErrorTests
{
    private const string CloudGateway = """{"error":{"code":404,"message":"No route"}}""";
    private const string OtherGateway = """{"message":"Service not found","errors":["Service not found"]}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CloudGateway, null)]
    [InlineData(OtherGateway, null)]
    [InlineData(CloudGateway, "Foreman_version")]
    [InlineData(OtherGateway, "foreman_version")]
    [InlineData(CloudGateway, "FOREMAN_VERSION")]
    public async Task A_404_means_gone_only_where_the_server_names_its_version(string body, string? header)
    {
        await using var katello = TestKatello.Start();
        using var gateway = new JsonGateway(katello.Server.CreateHandler(), HttpMethod.Get) { Body = body, VersionHeader = header };
        using var client = Client(katello, gateway);

        var tryGet = () => client.SyncPlans.TryGetAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        var delete = () => client.SyncPlans.DeleteAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);

        if (header is not null)
        {
            (await tryGet()).Should().BeNull();
            (await delete()).Should().BeFalse();
            return;
        }

        (await tryGet.Should().ThrowAsync<ApiNotFoundException>()).Which.IsConfirmed.Should().BeFalse();
        (await delete.Should().ThrowAsync<ApiNotFoundException>()).Which.IsConfirmed.Should().BeFalse();
        katello.Stored(katello.Seed.SyncPlanId).Should().NotBeNull();
    }

    [Theory]
    [InlineData(CloudGateway)]
    [InlineData(OtherGateway)]
    public async Task A_deletion_that_a_gateway_responds_404_to_is_not_taken_for_done(string body)
    {
        await using var katello = TestKatello.Start();
        using var gateway = new JsonGateway(katello.Server.CreateHandler(), HttpMethod.Delete) { Body = body };
        using var client = Client(katello, gateway);

        var delete = () => client.SyncPlans.DeleteAsync(katello.Seed.SyncPlanId, Cancellation);

        await delete.Should().ThrowAsync<ApiNotFoundException>();
        gateway.Strikes.Should().BePositive();
    }

    [Theory]
    [InlineData(CloudGateway)]
    [InlineData(OtherGateway)]
    public async Task A_task_of_which_a_gateway_says_404_is_waited_for(string body)
    {
        await using var katello = TestKatello.Start();
        using var gateway = new JsonGateway(katello.Server.CreateHandler(), HttpMethod.Get) { Body = body };
        using var client = Client(katello, gateway);

        var wait = () => client.Tasks.WaitAsync("8d9a30f9-0000-4000-8000-000000000000", new WaitOptions { Interval = TimeSpan.FromMilliseconds(1) }, cancellationToken: Cancellation);

        await wait.Should().ThrowAsync<ApiNotFoundException>("neither its end nor its absence is known");
        gateway.Strikes.Should().BeGreaterThan(1);
    }

    [Fact]
    public async Task A_500_in_the_servers_shape_is_a_refusal_only_where_the_server_names_its_version()
    {
        await using var katello = TestKatello.Start();
        using var gateway = new JsonGateway(katello.Server.CreateHandler(), HttpMethod.Put) { Status = 500, Body = """{"message":"upstream failed","errors":["upstream failed"]}""" };
        using var client = Client(katello, gateway);
        var plan = await client.SyncPlans.GetAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);

        var update = () => client.SyncPlans.UpdateAsync(plan, new SyncPlanUpdate { Description = "Other" }, Cancellation);

        (await update.Should().ThrowAsync<ApiServerException>()).Which.MayHaveActed.Should().BeTrue();
        katello.Server.Requests.Should().HaveCountGreaterThan(1, "it was looked up");
    }

    [Theory]
    [InlineData("""{"error":{"code":403,"message":"Forbidden"}}""", false)]
    [InlineData(null, true)]
    public async Task A_403_without_the_version_is_the_servers_where_it_names_permissions(string? body, bool isConfirmed)
    {
        await using var katello = TestKatello.Start();
        var viewer = katello.Server.AddUser("nobody", FakeKatelloPermissions.None);
        using var gateway = new JsonGateway(katello.Server.CreateHandler(), HttpMethod.Get) { Status = 403, Body = body };
        using var client = Client(katello, gateway, viewer);

        var get = () => client.SyncPlans.GetAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);

        (await get.Should().ThrowAsync<ApiAuthorizationException>()).Which.IsConfirmed.Should().Be(isConfirmed, "Foreman checks rights before it names its version");
    }

    [Fact]
    public async Task A_401_without_the_version_is_the_servers_in_its_shape()
    {
        await using var katello = TestKatello.Start();
        using var gateway = new JsonGateway(katello.Server.CreateHandler(), HttpMethod.Get);
        using var client = new KatelloClient(new HttpMessageInvoker(gateway), katello.Server.Endpoint.ToString(), new BasicCredential("admin", "wrong"));

        var get = () => client.SyncPlans.GetAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);

        (await get.Should().ThrowAsync<ApiAuthenticationException>()).Which.IsConfirmed.Should().BeTrue();
    }

    private static KatelloClient Client(TestKatello katello, JsonGateway gateway, FakeKatelloUser? user = null) => new(
        new HttpMessageInvoker(gateway, disposeHandler: false),
        katello.Server.Endpoint.ToString(),
        TestKatello.Login(user ?? katello.Seed.Admin),
        TestKatello.Quick);
}
