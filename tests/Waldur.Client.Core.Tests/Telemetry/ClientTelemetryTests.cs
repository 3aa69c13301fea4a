using System.Diagnostics;
using Waldur.Client.Core;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Telemetry;

public sealed class ClientTelemetryTests : TelemetryFixture
{
    private static readonly JobDefinition Sorting = new("Things.Sort", "thing");
    private readonly SkippingClock _clock = new();

    private ClientTelemetry Jobs => new(ApiTelemetry.Get(new ApiProduct { Name = Name }), TestCalls.Endpoint, _clock);

    [Fact]
    public async Task A_jobs_calls_are_children_of_its_span()
    {
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = Client(handler);

        await Jobs.RunAsync(
            Sorting,
            Guid.Parse(Id),
            async () =>
            {
                await client.GetAsync();
                return 3;
            },
            static count => "Sorted",
            static count => $"{count} sorted",
            TestContext.Current.CancellationToken);

        var (call, job) = (Recorder.Spans[0], Recorder.Spans[1]);
        call.ParentSpanId.Should().Be(job.SpanId);
        job.DisplayName.Should().Be("Things.Sort");
        job.Kind.Should().Be(ActivityKind.Internal);
        job.TagObjects.ToDictionary().Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["server.address"] = "waldur.example.com",
            ["server.port"] = 443,
            [$"{Prefix}.thing"] = Id,
            [$"{Prefix}.outcome"] = "Sorted",
            [$"{Prefix}.summary"] = "3 sorted",
        });
    }

    [Fact]
    public async Task A_job_that_throws_ends_with_the_kind_of_its_error_and_no_text()
    {
        var job = Jobs.RunAsync<int>(Sorting, null, static () => throw new ArgumentException("s3cr3t"), static _ => "Sorted", null, TestContext.Current.CancellationToken);

        await job.FailsAsync<ArgumentException>();

        var span = Recorder.Spans.Should().ContainSingle().Subject;
        span.Status.Should().Be(ActivityStatusCode.Error);
        span.StatusDescription.Should().BeNull();
        span.GetTagItem("error.type").Should().Be("System.ArgumentException");
        Recorder.Of($"{Prefix}.job.duration").Should().ContainSingle().Which["error.type"].Should().Be("System.ArgumentException");
    }

    [Fact]
    public async Task A_job_that_its_caller_cancels_has_not_failed()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var job = Jobs.RunAsync(Sorting, null, () => Task.FromCanceled<int>(stop.Token), static _ => "Sorted", cancellationToken: stop.Token);

        await job.FailsAsync<TaskCanceledException>();
        var span = Recorder.Spans.Should().ContainSingle().Subject;
        span.Status.Should().Be(ActivityStatusCode.Unset);
        span.GetTagItem($"{Prefix}.outcome").Should().Be("Cancelled");
        span.GetTagItem("error.type").Should().BeNull();
    }

    [Fact]
    public async Task A_job_is_measured_by_the_clients_clock()
    {
        await Jobs.RunAsync(
            Sorting,
            null,
            async () =>
            {
                await Task.Delay(TimeSpan.FromSeconds(90), _clock, TestContext.Current.CancellationToken);
                return 0;
            },
            static _ => "Sorted",
            cancellationToken: TestContext.Current.CancellationToken);

        var measured = Recorder.Of($"{Prefix}.job.duration").Should().ContainSingle().Subject;
        measured.Value.Should().BeApproximately(90, 0.001);
        measured[$"{Prefix}.job"].Should().Be("Things.Sort");
        measured[$"{Prefix}.outcome"].Should().Be("Sorted");
    }
}
