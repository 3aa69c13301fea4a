using Waldur.Client.Testing;

namespace Waldur.Client.Katello.Tests;

/// <summary>A wait outlives what passes, and ends soon where what comes is no task.</summary>
public sealed class TaskWaitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FaultKind.LoginPage, typeof(ApiUnexpectedContentException))]
    [InlineData(FaultKind.GatewayNotFound, typeof(ApiNotFoundException))]
    [InlineData(FaultKind.EmptyNotFound, typeof(ApiNotFoundException))]
    [InlineData(FaultKind.NoRoute, typeof(ApiNotFoundException))]
    [InlineData(FaultKind.BrokenJson, typeof(ApiUnexpectedContentException))]
    public async Task Pages_that_are_no_task_end_the_wait_within_a_minute(FaultKind fault, Type expected)
    {
        await using var katello = TestKatello.Start();
        using var client = katello.OnClock();
        katello.Server.Syncs.Default = FakeSyncOutcome.Endless();
        var run = await client.SyncPlans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        katello.Server.Faults.Add(new FaultRule { Kind = fault, Path = TestKatello.AnyTask });
        var before = katello.Clock.GetUtcNow();

        var wait = () => katello.Clock.RunUntilCompletedAsync(run.WaitAsync(cancellationToken: Cancellation), TimeSpan.FromSeconds(0.5));

        (await wait.Should().ThrowAsync<ApiException>()).Which.Should().BeOfType(expected);
        (katello.Clock.GetUtcNow() - before).Should().BeLessThan(TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(FaultKind.LoginPage)]
    [InlineData(FaultKind.GatewayNotFound)]
    [InlineData(FaultKind.EmptyNotFound)]
    public async Task A_few_of_them_in_a_row_are_outlived(FaultKind fault)
    {
        await using var katello = TestKatello.Start();
        using var client = katello.OnClock();
        katello.Server.Syncs.Default = FakeSyncOutcome.Success() with { Duration = TimeSpan.FromMinutes(5) };
        var run = await client.SyncPlans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        katello.Server.Faults.Add(new FaultRule { Kind = fault, Path = TestKatello.AnyTask, Times = 4 });
        katello.Server.Faults.Add(new FaultRule { Kind = fault, Path = TestKatello.AnyTask, Skip = 1, Times = 4 });

        var result = await katello.Clock.RunUntilCompletedAsync(run.WaitAsync(cancellationToken: Cancellation), TimeSpan.FromSeconds(1));

        result.Outcome.Should().Be(TaskOutcome.Succeeded);
        katello.Server.Faults.Struck.Should().Be(8);
    }

    [Fact]
    public async Task A_task_that_the_server_does_not_know_is_not_found()
    {
        await using var katello = TestKatello.Start();

        var result = await katello.Client.Tasks.WaitAsync("8d9a30f9-0000-4000-8000-000000000000", cancellationToken: Cancellation);

        result.Outcome.Should().Be(TaskOutcome.NotFound);
        result.Error.Should().BeOfType<ApiNotFoundException>();
        katello.Server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Tasks_are_listed_and_searched()
    {
        await using var katello = TestKatello.Start();
        var run = await katello.Plans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);

        var all = await katello.Client.Tasks.List().ToListAsync(Cancellation);
        var running = await katello.Client.Tasks.List(SearchExpression.Raw("state != scheduled")).ToListAsync(Cancellation);

        all.Should().HaveCount(3, "two enabled plans wait for their time");
        running.Should().ContainSingle().Which.Id.Should().Be(run.TaskId);
    }
}
