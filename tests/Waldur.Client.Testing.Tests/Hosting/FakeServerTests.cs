using System.Net;

namespace Waldur.Client.Testing.Tests;

public sealed class FakeServerTests
{
    private const string Path = "/api/backend-resources/";

    [Fact]
    public async Task Both_transports_see_the_same_state()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var endpoint = await waldur.Server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var onPort = new HttpClient { BaseAddress = endpoint };
        onPort.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Token {waldur.Seed.AgentToken}");

        await waldur.Agent("POST", Path, waldur.Resource("from the process"));
        var body = await onPort.GetStringAsync(Path, TestContext.Current.CancellationToken);

        body.Should().Contain("from the process").And.Contain($"{endpoint}api/backend-resources/");
        waldur.Server.Endpoint.Should().Be(endpoint);
        endpoint.Host.Should().Be("127.0.0.1");
    }

    [Fact]
    public async Task A_server_listens_once_and_frees_its_port()
    {
        var server = FakeWaldurServer.CreateSeeded();
        var endpoint = await server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        await server.Awaiting(s => s.StartAsync(cancellationToken: TestContext.Current.CancellationToken))
            .Should().ThrowAsync<InvalidOperationException>();
        await using (var second = FakeWaldurServer.CreateSeeded())
        {
            await second.Awaiting(s => s.StartAsync(endpoint.Port, TestContext.Current.CancellationToken)).Should().ThrowAsync<IOException>();
        }

        await server.DisposeAsync();
        await using var third = FakeWaldurServer.CreateSeeded();
        (await third.StartAsync(endpoint.Port, TestContext.Current.CancellationToken)).Port.Should().Be(endpoint.Port);
    }

    [Fact]
    public async Task A_server_can_be_disposed_twice()
    {
        var server = FakeWaldurServer.CreateSeeded();
        await server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        await server.DisposeAsync();

        await server.Awaiting(s => s.DisposeAsync().AsTask()).Should().NotThrowAsync();
    }

    [Fact]
    public async Task Requests_are_logged_without_credentials()
    {
        await using var waldur = await TestWaldur.StartAsync();

        await waldur.Agent("GET", Path + "?page_size=3&name=a%20b");
        await waldur.Agent("POST", Path, "{}");
        await waldur.SendAsync("GET", "/nowhere/");

        var log = waldur.Server.Requests;
        log.Select(record => record.ToString()).Should().Equal($"GET {Path} 200", $"POST {Path} 400", "GET /nowhere/ 404");
        log.Select(record => record.Number).Should().Equal(1, 2, 3);
        log[0].Query.Should().Be("page_size=3&name=a%20b");
        log[1].Headers["content-type"].Should().Be("application/json");
        log.Should().OnlyContain(record => !record.Headers.ContainsKey("Authorization") && record.Acted);
        waldur.Server.ClearRequests();
        waldur.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task The_log_forgets_the_oldest_requests()
    {
        await using var server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { RequestLogCapacity = 3 });
        using var http = new HttpClient(server.CreateHandler()) { BaseAddress = server.Endpoint };

        for (var i = 0; i < 5; i++)
        {
            using var response = await http.GetAsync("api/", TestContext.Current.CancellationToken);
        }

        server.Requests.Select(record => record.Number).Should().Equal(3, 4, 5);
    }

    [Fact]
    public async Task The_seed_fixes_uuids_and_tokens()
    {
        await using var one = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Seed = 5 });
        await using var same = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Seed = 5 });
        await using var other = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Seed = 6 });

        same.Seed.StaffToken.Should().Be(one.Seed.StaffToken).And.MatchRegex("^[0-9a-f]{40}$");
        same.Seed.Offering.Uuid.Should().Be(one.Seed.Offering.Uuid);
        other.Seed.Offering.Uuid.Should().NotBe(one.Seed.Offering.Uuid);
        one.Seed.Offering.Uuid.Version.Should().Be(4);
    }

    [Fact]
    public async Task An_empty_server_has_no_seed_and_the_system_clock()
    {
        await using var server = new FakeWaldurServer();

        server.Invoking(s => s.Seed).Should().Throw<InvalidOperationException>();
        server.Clock.Should().BeSameAs(TimeProvider.System);
        server.Mode.Should().Be(FakeServerMode.Lenient);
    }

    [Fact]
    public async Task A_handler_responses_on_any_host_and_cancels_at_once()
    {
        await using var waldur = await TestWaldur.StartAsync();
        using var http = new HttpClient(waldur.Server.CreateHandler());
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        using var response = await http.GetAsync(new Uri("http://anything.example:81/api/version/"), TestContext.Current.CancellationToken);
        var cancelledCall = () => http.GetAsync(new Uri("http://anything.example/api/version/"), cancelled.Token);

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        response.RequestMessage!.RequestUri!.Host.Should().Be("anything.example");
        await cancelledCall.Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task Many_callers_at_once_lose_nothing(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => waldur.Agent("POST", Path, waldur.Resource($"row {i}"))));

        waldur.Server.BackendResources.Select(row => row.Name).Should().BeEquivalentTo(Enumerable.Range(0, 200).Select(i => $"row {i}"));
        waldur.Server.Requests.Should().HaveCount(200);
    }
}
