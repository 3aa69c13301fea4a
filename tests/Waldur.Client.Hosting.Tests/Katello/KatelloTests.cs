using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Waldur.Client.Katello;

namespace Waldur.Client.Hosting.Tests.Katello;

public class KatelloTests
{
    private static readonly Type[] Groups = [.. typeof(IKatelloClient).GetProperties().Select(property => property.PropertyType).Where(type => type.IsInterface)];

    [Fact]
    public async Task A_client_its_groups_and_its_health_come_from_the_container()
    {
        await using var server = await Fakes.StartKatelloAsync();
        await using var host = Create(server);
        await host.StartAsync();

        var client = host.Services.GetRequiredService<IKatelloClient>();
        client.Should().BeSameAs(host.Services.GetRequiredService<KatelloClient>());
        Groups.Should().HaveCountGreaterThan(3);
        Groups.Should().OnlyContain(group => host.Services.GetService(group) != null);
        (await client.Organizations.List().ToListAsync(TestContext.Current.CancellationToken)).Should().NotBeEmpty();
        server.Requests[^1].Query.Should().Contain("per_page=7");

        (await CheckAsync(host)).Description.Should().Be("Katello responds, and takes the credential.");
        server.Faults.Always(Fault.Refused);
        var away = await CheckAsync(host);
        away.Status.Should().Be(HealthStatus.Unhealthy);
        away.Data.Should().Contain("error", nameof(ApiTransportException));
        server.Faults.Clear();
        (await CheckAsync(host)).Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_header_without_a_value_is_not_sent()
    {
        await using var server = await Fakes.StartKatelloAsync();
        await using var host = Create(server, ("Katello:Headers:X-Gateway", "open"), ("Katello:Headers:X-Removed", ""));
        await host.StartAsync();

        await host.Services.GetRequiredService<IOrganizations>().List().ToListAsync(TestContext.Current.CancellationToken);

        server.Requests[^1].Headers["X-Gateway"].Should().Be("open");
        server.Requests[^1].Headers.Keys.Should().NotContain("X-Removed");
    }

    [Fact]
    public async Task Several_servers_are_told_apart_by_their_names()
    {
        await using var server = await Fakes.StartKatelloAsync();
        await using var host = Create(server);
        host.Builder.Services.AddKeyedKatelloClient("north", host.Section("Katello"), settings => settings.ApplicationName = "north/1.0");
        await host.StartAsync();

        await host.Services.GetRequiredKeyedService<IOrganizations>("north").List().ToListAsync(TestContext.Current.CancellationToken);

        server.Requests[^1].Headers["User-Agent"].Should().StartWith("north/1.0");
        Groups.Should().OnlyContain(group => host.Services.GetKeyedServices(group, "north").Any());
    }

    [Fact]
    public async Task A_password_file_that_changes_is_used_without_a_restart()
    {
        await using var server = await Fakes.StartKatelloAsync();
        var admin = server.Users[0];
        var first = server.AddPersonalAccessToken(admin);
        await using var host = new TestHost(("Katello:Endpoint", server.Endpoint.ToString()), ("Katello:User", admin.Login), ("Katello:PasswordFile", "password"));
        host.Write("password", first + "\n");
        host.Builder.Services.AddSingleton<TimeProvider>(new FakeClock());
        host.Builder.Services.AddKatelloClient(host.Section("Katello"));
        await host.StartAsync();
        var organizations = host.Services.GetRequiredService<IOrganizations>();
        await organizations.List().ToListAsync(TestContext.Current.CancellationToken);

        server.RevokePersonalAccessToken(admin, first);
        host.Write("password", server.AddPersonalAccessToken(admin));
        await organizations.List().ToListAsync(TestContext.Current.CancellationToken);

        server.Requests.Count(request => request.Status == 401).Should().Be(1, "the old one is refused once, and the file read at that");
        File.Delete(Path.Combine(host.Folder, "password"));
        await organizations.List().ToListAsync(TestContext.Current.CancellationToken);
        server.Requests[^1].Status.Should().Be(200, "the last good password stays in use");
    }

    [Theory]
    [InlineData("Katello:Endpoint", null, "Katello:Endpoint is missing", "https://katello.example.com")]
    [InlineData("Katello:User", null, "Katello:User is missing", "Katello:Password belongs")]
    [InlineData("Katello:User", "a:b", "Katello:User cannot be used", "colon")]
    [InlineData("Katello:Password", null, "Katello:Password is missing", "Katello:PersonalAccessToken")]
    [InlineData("Katello:PersonalAccessToken", "s3cr3t", "Katello:Password is ambiguous", "Katello:Password and Katello:PersonalAccessToken")]
    [InlineData("Katello:PasswordFile", "x", "Katello:Password is ambiguous", "Katello:PasswordFile")]
    [InlineData("Katello:ApplicationName", "Site agent: north", "Katello:ApplicationName cannot be used", "name/version")]
    [InlineData("Katello:Pasword", "s3cr3t", "Katello:Pasword is no setting", "did you mean Password?")]
    public async Task A_mistake_is_one_clear_line_at_the_start(string key, string? value, params string[] parts)
    {
        await using var host = new TestHost(("Katello:Endpoint", "https://katello.example.com"), ("Katello:User", "admin"), ("Katello:Password", "s3cr3t"));
        host.Builder.Configuration.AddInMemoryCollection([KeyValuePair.Create(key, value)]);
        host.Builder.Services.AddKatelloClient(host.Section("Katello"));

        var start = await host.Invoking(one => one.StartAsync()).Should().ThrowAsync<OptionsValidationException>();

        start.Which.Message.Should().ContainAll(parts).And.NotContain("s3cr3t").And.NotContain("\n");
    }

    [Fact]
    public async Task A_post_goes_out_once_though_every_HttpClient_resends()
    {
        await using var server = await Fakes.StartKatelloAsync();
        await using var host = Create(server);
        host.Builder.Services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new TwiceHandler()));
        await host.StartAsync();
        var organization = server.Organizations[0].Id;
        var plan = server.SyncPlans[0].Id;
        server.Faults.For("PUT").Always(Fault.GatewayTimeout);
        server.Faults.For("POST").Always(Fault.GatewayTimeout);
        var syncs = host.Services.GetRequiredService<KatelloClient>().Katello.Api.Organizations[organization].SyncPlans[plan].Sync;

        await syncs.Invoking(one => one.PutAsync(TestContext.Current.CancellationToken)).Should().ThrowAsync<ApiException>();

        server.Requests.Count(request => request.Method is "PUT" or "POST").Should().Be(1);
    }

    private static TestHost Create(FakeKatelloServer server, params (string Key, string? Value)[] more)
    {
        var admin = server.Users[0];
        var host = new TestHost(
        [
            ("Katello:Endpoint", server.Endpoint.ToString()),
            ("Katello:User", admin.Login),
            ("Katello:PersonalAccessToken", server.AddPersonalAccessToken(admin)),
            ("Katello:PageSize", "7"),
            ("Katello:MaxRetries", "0"),
            .. more,
        ]);
        host.Builder.Services.AddKatelloClient(host.Section("Katello"));
        host.Builder.Services.AddHealthChecks().AddKatello();
        return host;
    }

    private static async Task<HealthReportEntry> CheckAsync(TestHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["katello"];

    private sealed class TwiceHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (await base.SendAsync(request, cancellationToken)).Dispose();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
