namespace Waldur.Client.Core.Tests.Waiting;

public sealed class WaitResultTests
{
    [Fact]
    public void A_failed_wait_says_why_in_the_states_words()
    {
        var result = new WaitResult<string>(WaitOutcome.Failed, "boom", polls: 3, elapsed: TimeSpan.FromSeconds(4.5));

        result.Invoking(ended => ended.EnsureReached(state => $"state {state}")).Should().Throw<WaitException>()
            .WithMessage("What was waited for failed (3 polls in 4.5 s): state boom")
            .Which.Outcome.Should().Be(WaitOutcome.Failed);
    }

    [Fact]
    public void A_wait_that_ran_out_of_time_says_so_and_tells_no_state_unasked() =>
        new WaitResult<string>(WaitOutcome.DeadlineReached, "secret", polls: 3, elapsed: TimeSpan.FromMinutes(10))
            .Invoking(ended => ended.EnsureReached()).Should().Throw<WaitException>()
            .WithMessage("What was waited for did not happen in time (3 polls in 600 s).");

    [Fact]
    public void A_state_that_was_never_seen_is_not_described() =>
        new WaitResult<string>(WaitOutcome.DeadlineReached, value: null)
            .Invoking(ended => ended.EnsureReached(state => state.Trim())).Should().Throw<WaitException>();

    [Fact]
    public void A_state_cannot_be_reached_unseen() =>
        FluentActions.Invoking(() => new WaitResult<string>(WaitOutcome.Reached, value: null)).Should().Throw<ArgumentNullException>();

    [Fact]
    public void A_result_does_not_print_the_state() =>
        new WaitResult<string>(WaitOutcome.Reached, "secret").ToString().Should().NotContain("secret");
}
