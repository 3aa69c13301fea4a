using Waldur.Client.Katello.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Katello.Tests;

public sealed class TaskTests
{
    public static TheoryData<string> Releases => TestKatello.Releases;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_task_is_read_in_each_release(string release)
    {
        await using var katello = TestKatello.Start(release);
        katello.Server.Syncs.Default = FakeSyncOutcome.Warning("EPEL 9 failed");
        var run = await katello.Plans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        katello.Clock.Advance(TimeSpan.FromMinutes(1));

        var task = await katello.Client.Tasks.GetAsync(run.TaskId!, Cancellation);

        task.State.Should().Be(ForemanTaskState.Stopped);
        task.Result.Should().Be(ForemanTaskResult.Warning);
        task.Progress.Should().Be(1);
        task.StartedAt.Should().Be(Dates.Utc(2026, 5, 14, 10, 30));
        task.EndedAt.Should().Be(Dates.Utc(2026, 5, 14, 10, 30, 10));
        task.Humanized!.Input!.Value.ToString().Should().Be("\"Nightly\"");
        task.AdditionalData.Should().BeEmpty();
    }

    [Fact]
    public async Task A_task_of_any_origin_can_be_waited_for()
    {
        await using var katello = TestKatello.Start();
        var run = await katello.Plans.SyncAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        katello.Server.CancelTask(Guid.Parse(run.TaskId!));

        var result = await katello.Client.Tasks.WaitAsync(run.TaskId!, cancellationToken: Cancellation);

        result.Outcome.Should().Be(TaskOutcome.Cancelled);
        result.ToString().Should().Be("Cancelled");
    }

    [Theory]
    [InlineData("""{"id":"t","state":"stopped","result":"success","duration":"6.5"}""", TaskOutcome.Succeeded, "")]
    [InlineData("""{"id":"t","state":"stopped","result":"success","duration":4.75847,"username":null,"humanized":null}""", TaskOutcome.Succeeded, "")]
    [InlineData("""{"id":"t","state":"stopped","result":"partial"}""", TaskOutcome.Failed, "")]
    [InlineData("""{"id":"t","state":"stopped","result":"pending"}""", TaskOutcome.Failed, "")]
    [InlineData("""{"id":"t","pending":true,"state":"paused","result":"error","humanized":{"errors":["a","","b"]}}""", TaskOutcome.Paused, "a|b")]
    [InlineData("""{"id":"t","state":"stopped","result":"error","humanized":{"errors":"one text"}}""", TaskOutcome.Failed, "one text")]
    [InlineData("""{"id":"t","state":"stopped","result":"error","humanized":{"errors":null}}""", TaskOutcome.Failed, "")]
    [InlineData("""{"id":"t","state":"stopped","result":"error","humanized":{"errors":[{"code":7},null]}}""", TaskOutcome.Failed, """{"code":7}""")]
    [InlineData("""{"id":"t","state":"stopped","result":"error","input":null,"output":[1],"humanized":{"input":[["repository",{"text":"r","link":null}],"..."],"errors":[]}}""", TaskOutcome.Failed, "")]
    [InlineData("""{"id":"t","state":"stopped","result":"error","humanized":{"errors":["a","\ud800"]}}""", TaskOutcome.Failed, "a|\"\\ud800\"")]
    [InlineData("""{"id":"t","state":"stopped","result":"error","humanized":{"errors":"\ud800"}}""", TaskOutcome.Failed, "\"\\ud800\"")]
    public async Task Whatever_shape_a_task_has_its_outcome_is_reported(string body, TaskOutcome outcome, string messages)
    {
        await using var katello = TestKatello.Start();
        katello.Response(200, "  " + body + "\n\n");

        var result = await katello.Client.Tasks.WaitAsync("t", cancellationToken: Cancellation);

        result.Outcome.Should().Be(outcome);
        string.Join('|', result.Messages).Should().Be(messages);
    }

    [Fact]
    public void A_result_is_one_line()
    {
        var task = new ForemanTask { Humanized = new ForemanTaskHumanized { Errors = RawJson.Parse("""["first\nsecond"]""") } };

        new TaskResult(TaskOutcome.Failed, task).ToString().Should().Be("Failed: first");
        new TaskResult(TaskOutcome.NotFollowed, error: new ApiNotFoundException("gone")).ToString().Should().Be("NotFollowed: gone");
    }
}
