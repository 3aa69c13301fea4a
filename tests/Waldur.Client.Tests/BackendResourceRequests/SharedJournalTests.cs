using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>One journal for one agent: nobody takes another's claims for its own.</summary>
public class SharedJournalTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_loops_of_one_program_cannot_share_a_journal()
    {
        await using var waldur = new TestWaldur();
        waldur.Ask();
        var journal = new MemoryJournal();
        var options = new AgentOptions { Journal = journal, StopWhenIdle = true };
        var inner = 0;

        var results = await waldur.RunAsync(waldur.Agent.CollectAsync(
            async (_, _) =>
            {
                inner++;
                await FluentActions.Awaiting(() => waldur.Agent.CollectAsync((_, _) => Task.CompletedTask, options)).Should().ThrowAsync<ClaimJournalInUseException>();
            },
            options));

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
        inner.Should().Be(1);
        (await waldur.RunAsync(waldur.Agent.CollectAsync((_, _) => Task.CompletedTask, options))).Should().BeEmpty("the journal is free once the loop has ended");
    }

    [Fact]
    public async Task A_claim_of_another_offering_stays_in_the_journal_for_its_agent()
    {
        await using var waldur = new TestWaldur();
        var own = waldur.Ask();
        var other = waldur.Ask();
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(own, Cancellation);
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(other, Cancellation);
        var journal = new MemoryJournal();
        var foreign = new ClaimEntry(other, true) { Offering = Guid.NewGuid() };
        await journal.WriteAsync(foreign, Cancellation);
        await journal.WriteAsync(new ClaimEntry(own, true) { Offering = waldur.Offering }, Cancellation);
        var handled = new List<Guid>();

        await waldur.RunAsync(waldur.Agent.CollectAsync(
            (request, _) =>
            {
                handled.Add(request.Uuid);
                return Task.CompletedTask;
            },
            new AgentOptions { Journal = journal, StopWhenIdle = true, Offering = waldur.Offering }));

        handled.Should().Equal(own);
        journal.Entries.Should().Equal(foreign);
    }
}
