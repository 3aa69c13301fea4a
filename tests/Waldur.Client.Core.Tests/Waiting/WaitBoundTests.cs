namespace Waldur.Client.Core.Tests.Waiting;

/// <summary>The bounds of options belong to what is allowed, and texts say what happened.</summary>
public sealed class WaitBoundTests
{
    [Fact]
    public void The_bounds_themselves_are_allowed()
    {
        var options = new WaitOptions
        {
            FirstDelay = TimeSpan.FromDays(24),
            Interval = TimeSpan.FromMilliseconds(1),
            MaxInterval = TimeSpan.FromDays(24),
            BackoffFactor = 1,
            Jitter = 1,
            Timeout = TimeSpan.Zero,
            LastPollTimeout = TimeSpan.Zero,
            MaxConsecutiveFailures = 0,
        };

        (options with { BackoffFactor = 10, Jitter = 0, MaxConsecutiveFailures = null }).BackoffFactor.Should().Be(10);
        options.MaxInterval.Should().Be(TimeSpan.FromDays(24));
        options.MaxConsecutiveFailures.Should().Be(0);
    }

    [Theory]
    [InlineData(1, "Reached after 1 poll and 1.5 s")]
    [InlineData(2, "Reached after 2 polls and 1.5 s")]
    public void A_result_counts_its_polls(int polls, string text) =>
        new WaitResult<string>(WaitOutcome.Reached, "there", polls, TimeSpan.FromSeconds(1.5)).ToString().Should().Be(text);

    [Fact]
    public void A_cancelled_wait_says_so()
    {
        using var cancellation = new CancellationTokenSource();
        var result = new WaitResult<string>(WaitOutcome.Cancelled, null, cancellationToken: cancellation.Token);

        result.Invoking(wait => wait.EnsureReached()).Should().Throw<OperationCanceledException>()
            .WithMessage("The wait was cancelled.").Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public async Task A_poll_and_a_verdict_are_needed()
    {
        var poller = new Poller();

        await poller.Invoking(waits => waits.WaitAsync<string>(null!, _ => WaitVerdict.Reached)).Should().ThrowAsync<ArgumentNullException>().WithParameterName("poll");
        await poller.Invoking(waits => waits.WaitAsync<string>(_ => Task.FromResult<string?>(""), null!)).Should().ThrowAsync<ArgumentNullException>().WithParameterName("toVerdict");
    }
}
