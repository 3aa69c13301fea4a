using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>An agent whose offering is not there for it says so once, and not for what may pass.</summary>
public class OfferingCheckTests
{
    private const string Offering = "GET /api/marketplace-provider-offerings/{uuid}/";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_offering_that_cannot_be_seen_is_warned_of_once(bool exists)
    {
        await using var waldur = new TestWaldur();
        var offering = exists ? waldur.Server.AddOffering(waldur.Seed.Provider, waldur.Seed.Category, "Other").Uuid : Guid.NewGuid();

        var (lines, isVisible) = await RunAsync(waldur, offering);

        lines.Should().ContainSingle().Which.Should().Contain($"{offering}").And.Contain("no role on it");
        isVisible.Should().BeFalse();
    }

    [Theory]
    [InlineData(FaultKind.GatewayNotFound)]
    [InlineData(FaultKind.EmptyNotFound)]
    [InlineData(FaultKind.NoRoute)]
    [InlineData(FaultKind.BadGatewayBeforeActing)]
    public async Task What_a_gateway_says_of_it_is_no_reason_to_warn(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        waldur.Server.Faults.For(Offering).Always(fault);

        var (lines, isVisible) = await RunAsync(waldur, waldur.Offering);

        lines.Should().BeEmpty();
        isVisible.Should().NotBe(false);
    }

    [Theory]
    [InlineData(FaultKind.GatewayNotFound)]
    [InlineData(FaultKind.LoginPage)]
    public async Task A_gateways_page_at_first_does_not_silence_the_warning(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        waldur.Server.Faults.For(Offering).Next(fault);

        var (lines, isVisible) = await RunAsync(waldur, Guid.NewGuid());

        lines.Should().ContainSingle().Which.Should().Contain("no role on it");
        isVisible.Should().BeFalse();
    }

    [Fact]
    public async Task Work_that_is_found_does_not_wait_for_an_offering_that_cannot_be_read()
    {
        await using var waldur = new TestWaldur();
        waldur.Ask();
        waldur.Server.Faults.For(Offering).Always(FaultKind.Hang);
        var options = new AgentOptions { Offering = waldur.Offering, StopWhenIdle = true };
        TimeSpan? handledAfter = null;
        var start = waldur.Clock.GetUtcNow();

        await using var running = waldur.Agent.BackendResourceRequests.ProcessPendingAsync(
            (_, _) =>
            {
                handledAfter = waldur.Clock.GetUtcNow() - start;
                return Task.CompletedTask;
            },
            options,
            TestWaldur.Cancellation).GetAsyncEnumerator(TestWaldur.Cancellation);
        (await waldur.RunAsync(running.MoveNextAsync().AsTask())).Should().BeTrue();

        running.Current.Outcome.Should().Be(ProcessOutcome.Done);
        handledAfter.Should().BeLessThan(TimeSpan.FromSeconds(30));
    }

    private static async Task<(IReadOnlyList<string> Lines, bool? IsVisible)> RunAsync(TestWaldur waldur, Guid offering)
    {
        var log = new LogLines();
        var monitor = new AgentMonitor();
        using var agent = waldur.Server.CreateClient(waldur.Seed.AgentToken, new ClientOptions { Timeout = Timeout.InfiniteTimeSpan, AttemptTimeout = Timeout.InfiniteTimeSpan, TimeProvider = waldur.Clock, LoggerFactory = log });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestWaldur.Cancellation);
        var options = new AgentOptions { Offering = offering, Monitor = monitor };

        var running = agent.BackendResourceRequests.ProcessPendingAsync((_, _) => Task.CompletedTask, options, stop.Token).GetAsyncEnumerator(stop.Token);
        var waiting = running.MoveNextAsync().AsTask();
        await waldur.RunAsync(PolledAsync());
        await stop.CancelAsync();
        await FluentActions.Awaiting(() => waldur.RunAsync(waiting)).Should().ThrowAsync<OperationCanceledException>();
        return (log.Lines.Where(line => line.Contains("Offering", StringComparison.Ordinal)).ToList(), monitor.IsOfferingVisible);

        // Three polls and more.
        async Task PolledAsync()
        {
            while (waldur.Calls("GET", TestWaldur.Requests) < 4)
            {
                await Task.Delay(TimeSpan.FromSeconds(5), waldur.Clock, TestWaldur.Cancellation);
            }
        }
    }
}
