using Waldur.Client;
using Waldur.Client.Models;
using Waldur.Client.Testing;
using Xunit;

namespace TestProject;

/// <summary>Tests as a user of the packages writes them: the clients, their retries and errors, on the fake servers.</summary>
public class ServerTests
{
    private static readonly ClientOptions Quick = new() { RetryDelay = TimeSpan.FromMilliseconds(10), MaxRetryDelay = TimeSpan.FromMilliseconds(20) };

    [Fact]
    public void The_runtime_is_the_one_of_the_target_framework() => Assert.Equal(8, Environment.Version.Major);

    [Fact]
    public async Task A_read_is_retried_and_a_write_that_was_refused_too()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        using var staff = server.CreateClient(server.Seed.StaffToken, Quick);
        server.Faults.Next(Fault.Reset, times: 2);
        Assert.True(await staff.Offerings.CountAsync(cancellationToken: TestContext.Current.CancellationToken) > 0);

        server.Faults.Next(Fault.TooManyRequests(TimeSpan.Zero));
        var request = await staff.BackendResourceRequests.CreateAsync(server.Seed.Offering.Uuid, TestContext.Current.CancellationToken);
        Assert.Equal(BackendResourceRequestState.Sent, request.State);
        Assert.Single(server.BackendResourceRequests);
    }

    [Fact]
    public async Task A_create_whose_response_is_lost_is_found_and_made_once()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        using var agent = server.CreateClient(server.Seed.AgentToken, Quick);
        server.Faults.For("POST /api/backend-resources/").Next(Fault.Reset.AfterActing());
        InventoryItem[] inventory = [new() { BackendId = "a", Name = "Alpha", Project = server.Seed.Project.Uuid }];
        (await agent.BackendResources.ReportAsync(server.Seed.Offering.Uuid, inventory, cancellationToken: TestContext.Current.CancellationToken)).EnsureNoFailures();
        Assert.Single(server.BackendResources);
    }

    [Fact]
    public async Task Every_page_is_read()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        using var staff = server.CreateClient(server.Seed.StaffToken);
        for (var i = 0; i < 25; i++)
        {
            server.AddBackendResource(server.Seed.Offering, server.Seed.Project, $"Name {i}", $"id-{i}");
        }

        var ids = new HashSet<string>();
        await foreach (var resource in staff.BackendResources.List(paging: new PageOptions { PageSize = 4, Parallelism = 3 }))
        {
            Assert.True(ids.Add(resource.BackendId!));
        }

        Assert.Equal(25, ids.Count);
    }

    [Fact]
    public async Task Errors_say_what_was_wrong()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        using var staff = server.CreateClient(server.Seed.StaffToken);
        await Assert.ThrowsAsync<ApiNotFoundException>(() => staff.BackendResources.GetAsync(Guid.NewGuid(), TestContext.Current.CancellationToken));
        var create = new BackendResourceCreate { Name = "n", Offering = Guid.NewGuid(), Project = server.Seed.Project.Uuid };
        var refused = await Assert.ThrowsAsync<ApiValidationException>(() => staff.BackendResources.CreateAsync(create, TestContext.Current.CancellationToken));
        Assert.NotEmpty(refused.Errors);
        server.Faults.Next(Fault.LoginPage);
        await Assert.ThrowsAsync<ApiUnexpectedContentException>(() => staff.BackendResources.GetAsync(Guid.NewGuid(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_handler_that_throws_fails_its_request()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        using var agent = server.CreateClient(server.Seed.AgentToken);
        server.AddBackendResourceRequest(server.Seed.Offering);
        await foreach (var result in agent.BackendResourceRequests.ProcessPendingAsync(
            (request, stop) => throw new InvalidOperationException("no backend"),
            new AgentOptions { StopWhenIdle = true },
            TestContext.Current.CancellationToken))
        {
            Assert.Equal(ProcessOutcome.Erred, result.Outcome);
        }

        Assert.Contains("no backend", server.BackendResourceRequests[0].ErrorMessage, StringComparison.Ordinal);
    }
}
