using Waldur.Client.Models;

namespace Waldur.Client.Tests;

/// <summary>A journal that does not end a call holds up nothing for long, and loses no claim. The time of these tests is real.</summary>
public class HangingJournalTests
{
    [Fact]
    public async Task A_journal_that_hangs_claims_nothing_until_it_is_back()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new HangingJournal(hangingChange: 1);
        var handled = 0;
        var options = new AgentOptions { StopWhenIdle = true, Journal = journal };

        var results = await waldur.RunAsync(waldur.Agent.CollectAsync(Handle, options));

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.NotClaimed);
        results[0].Error.Should().BeOfType<TimeoutException>().Which.Message.Should().Contain("did not end a call within 15 seconds");
        waldur.Stored(uuid).State.Should().Be("Sent");

        journal.Release();
        results = await waldur.RunAsync(waldur.Agent.CollectAsync(Handle, options));

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
        handled.Should().Be(1);
        journal.Entries.Should().BeEmpty();

        Task Handle(BackendResourceRequest request, CancellationToken cancellationToken)
        {
            handled++;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_journal_that_hangs_at_the_end_of_a_request_does_not_hold_up_the_agents_stop()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new HangingJournal(hangingChange: 3);

        var results = await waldur.RunAsync(waldur.Agent.CollectAsync(
            (_, _) => Task.CompletedTask, new AgentOptions { StopWhenIdle = true, Journal = journal }));

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
        waldur.Stored(uuid).State.Should().Be("Done");
        journal.Entries.Should().ContainSingle("the removal is still under way").Which.Should().Be(new ClaimEntry(uuid, true) { Offering = waldur.Offering });
        journal.Release();
        journal.Entries.Should().BeEmpty();
    }
}
