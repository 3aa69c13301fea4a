using Microsoft.Extensions.Options;

namespace Waldur.Client.Hosting.Tests.Clients;

public class RegistrationTests
{
    private static readonly Type[] Groups = [.. typeof(IWaldurClient).GetProperties().Select(property => property.PropertyType).Where(type => type.IsInterface)];

    [Fact]
    public async Task A_client_and_all_its_groups_come_from_the_container()
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var host = new TestHost(("Waldur:Endpoint", server.Endpoint.ToString()), ("Waldur:Token", server.Seed.StaffToken));
        host.Builder.Services.AddWaldurClient(host.Section("Waldur"));
        await host.StartAsync();

        var client = host.Services.GetRequiredService<IWaldurClient>();
        client.Should().BeSameAs(host.Services.GetRequiredService<WaldurClient>());
        Groups.Should().HaveCountGreaterThan(7);
        foreach (var group in Groups)
        {
            var expected = typeof(IWaldurClient).GetProperties().Single(property => property.PropertyType == group).GetValue(client);
            host.Services.GetRequiredService(group).Should().BeSameAs(expected);
        }

        (await client.GetVersionAsync(TestContext.Current.CancellationToken)).Version.Should().Be(server.Version);
    }

    [Fact]
    public async Task Several_servers_are_told_apart_by_their_names()
    {
        await using var north = await Fakes.StartWaldurAsync();
        await using var south = await Fakes.StartWaldurAsync();
        (north.Version, south.Version) = ("8.0.1", "8.0.2");
        await using var host = new TestHost(
            ("North:Endpoint", north.Endpoint.ToString()),
            ("North:Token", north.Seed.StaffToken),
            ("South:Endpoint", south.Endpoint.ToString()));
        host.Builder.Services.AddKeyedWaldurClient("north", host.Section("North"));
        host.Builder.Services.AddKeyedWaldurClient("south", host.Section("South"), settings => settings.Token = south.Seed.StaffToken);
        await host.StartAsync();

        foreach (var (name, version) in new[] { ("north", "8.0.1"), ("south", "8.0.2") })
        {
            var client = host.Services.GetRequiredKeyedService<IWaldurClient>(name);
            client.Should().BeSameAs(host.Services.GetRequiredKeyedService<WaldurClient>(name));
            (await client.GetVersionAsync(TestContext.Current.CancellationToken)).Version.Should().Be(version);
            foreach (var group in Groups)
            {
                host.Services.GetRequiredKeyedService(group, name).Should()
                    .BeSameAs(typeof(IWaldurClient).GetProperties().Single(property => property.PropertyType == group).GetValue(client));
            }
        }

        host.Services.GetService<IWaldurClient>().Should().BeNull("no client was added without a name");
    }

    [Fact]
    public async Task A_program_may_set_everything_itself_and_use_other_services_for_it()
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var host = new TestHost();
        host.Builder.Services.AddSingleton(server);
        host.Builder.Services.AddWaldurClient(settings => settings.ApplicationName = "my-agent/1.2");
        host.Builder.Services.AddOptions<WaldurClientSettings>().Configure<FakeWaldurServer>((settings, vault) =>
        {
            settings.Endpoint = vault.Endpoint.ToString();
            settings.Credential = new TokenCredential(vault.Seed.StaffToken);
        });
        await host.StartAsync();

        await host.Services.GetRequiredService<IWaldurClient>().GetVersionAsync(TestContext.Current.CancellationToken);

        server.Requests[^1].Headers["User-Agent"].Should().StartWith("my-agent/1.2 ");
    }

    [Fact]
    public async Task Access_tokens_come_from_a_callback()
    {
        await using var server = await Fakes.StartWaldurAsync();
        server.AcceptOidcToken(server.Seed.Staff, "a.b.c", DateTimeOffset.UtcNow.AddHours(1));
        await using var host = new TestHost(("Waldur:Endpoint", server.Endpoint.ToString()));
        host.Builder.Services.AddWaldurClient(host.Section("Waldur"), settings => settings.GetAccessToken = _ => ValueTask.FromResult(new AccessToken("a.b.c")));
        await host.StartAsync();

        await host.Services.GetRequiredService<IWaldurClient>().GetVersionAsync(TestContext.Current.CancellationToken);

        server.Requests[^1].Status.Should().Be(200);
    }

    [Fact]
    public async Task A_staff_token_may_act_for_another_user()
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var host = new TestHost(
            ("Waldur:Endpoint", server.Endpoint.ToString()),
            ("Waldur:Token", server.Seed.StaffToken),
            ("Waldur:ImpersonatedUser", server.Seed.Agent.Uuid.ToString()));
        host.Builder.Services.AddWaldurClient(host.Section("Waldur"));
        await host.StartAsync();

        await host.Services.GetRequiredService<IWaldurClient>().GetVersionAsync(TestContext.Current.CancellationToken);

        server.Requests[^1].Headers["X-Impersonated-User-Uuid"].Should().Be(server.Seed.Agent.Uuid.ToString("N"));
    }

    [Fact]
    public async Task A_token_file_that_changes_is_used_without_a_restart()
    {
        await using var server = await Fakes.StartWaldurAsync();
        var clock = new FakeClock();
        await using var host = new TestHost(("Waldur:Endpoint", server.Endpoint.ToString()), ("Waldur:TokenFile", "token"));
        host.Write("token", server.Seed.StaffToken + "\n");
        host.Builder.Services.AddSingleton<TimeProvider>(clock);
        host.Builder.Services.AddWaldurClient(host.Section("Waldur"));
        await host.StartAsync();
        var client = host.Services.GetRequiredService<IWaldurClient>();
        await client.GetVersionAsync(TestContext.Current.CancellationToken);

        host.Write("token", server.RenewToken(server.Seed.Staff));
        await client.GetVersionAsync(TestContext.Current.CancellationToken);

        server.Requests.Count(request => request.Status == 401).Should().Be(1, "the old token is refused once, and the file read at that");
        server.Requests[^1].Status.Should().Be(200);
    }

    [Fact]
    public async Task The_settings_reach_the_client_with_the_containers_clock_and_log()
    {
        await using var server = await Fakes.StartWaldurAsync();
        var clock = new FakeClock();
        await using var host = new TestHost(
            ("Waldur:Endpoint", server.Endpoint.ToString()),
            ("Waldur:Token", server.Seed.StaffToken),
            ("Waldur:Timeout", "00:02:00"),
            ("Waldur:AttemptTimeout", "infinite"),
            ("Waldur:MaxRetries", "2"),
            ("Waldur:PageSize", "7"),
            ("Waldur:Headers:X-Gateway", "open"),
            ("Waldur:Headers:X-Removed", ""),
            ("Waldur:Headers:X-Blank", " "));
        host.Builder.Services.AddSingleton<TimeProvider>(clock);
        host.Builder.Services.AddWaldurClient(
            host.Section("Waldur"),
            settings => settings.ConfigureOptions = options => options with { MaxRetryDelay = TimeSpan.FromSeconds(9) });
        await host.StartAsync();

        var client = host.Services.GetRequiredService<WaldurClient>();
        client.Options.Should().BeEquivalentTo(new
        {
            Timeout = TimeSpan.FromMinutes(2),
            AttemptTimeout = Timeout.InfiniteTimeSpan,
            MaxRetries = 2,
            MaxRetryDelay = TimeSpan.FromSeconds(9),
            TimeProvider = clock,
        });
        await client.BackendResources.List().ToListAsync(TestContext.Current.CancellationToken);
        server.Requests[^1].Query.Should().Contain("page_size=7");
        server.Requests[^1].Headers["X-Gateway"].Should().Be("open");
        server.Requests[^1].Headers.Keys.Should().NotContain("X-Removed").And.NotContain("X-Blank");
        host.Log.Lines.Should().Contain(line => line.Contains(client.Endpoint.Authority, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_test_may_put_a_client_of_its_own_in_place()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        using var fake = server.CreateClient(server.Seed.StaffToken);
        await using var host = new TestHost(("Waldur:Endpoint", "https://waldur.example.com"), ("Waldur:Token", "0123456789"));
        host.Builder.Services.AddWaldurClient(host.Section("Waldur"));
        host.Builder.Services.AddSingleton<IWaldurClient>(fake);
        await host.StartAsync();

        host.Services.GetRequiredService<IBackendResources>().Should().BeSameAs(fake.BackendResources);
    }

    [Fact]
    public void Settings_that_nobody_set_are_those_of_a_client_without_settings()
    {
        using var services = new ServiceCollection()
            .AddWaldurClient(settings => (settings.Endpoint, settings.Token) = ("https://waldur.example.com", "0123456789"))
            .BuildServiceProvider();

        var options = services.GetRequiredService<WaldurClient>().Options;

        options.Should().BeEquivalentTo(new ClientOptions(), equivalency => equivalency.ComparingByMembers<ClientOptions>());
        services.GetRequiredService<IOptions<WaldurClientSettings>>().Value.ToString().Should().Be("WaldurClientSettings waldur.example.com");
    }
}
