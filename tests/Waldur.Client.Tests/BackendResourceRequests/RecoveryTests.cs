using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

public class RecoveryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_only_agent_recovers_what_is_processing_before_what_is_new()
    {
        await using var waldur = new TestWaldur();
        var left = waldur.Ask();
        waldur.Clock.Advance(TimeSpan.FromMinutes(1));
        var fresh = waldur.Ask();
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(left, Cancellation);

        var results = await RunAsync(waldur, new AgentOptions { IsOnlyAgent = true, Offering = waldur.Offering });

        results.Select(result => result.Request.Uuid).Should().Equal(left, fresh);
        results.Should().OnlyContain(result => result.Outcome == ProcessOutcome.Done);
    }

    [Fact]
    public async Task One_of_several_agents_leaves_alone_what_is_processing()
    {
        await using var waldur = new TestWaldur();
        var others = waldur.Ask();
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(others, Cancellation);

        (await RunAsync(waldur, new AgentOptions { Journal = new MemoryJournal() })).Should().BeEmpty();

        waldur.Stored(others).State.Should().Be("Processing");
    }

    [Theory]
    [InlineData(true, ProcessOutcome.Done, "Done", 0)]
    [InlineData(false, ProcessOutcome.Uncertain, "Processing", 1)]
    public async Task A_claim_in_the_journal_is_recovered_if_it_is_confirmed(bool isConfirmed, ProcessOutcome outcome, string state, int left)
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(uuid, Cancellation);
        var journal = new MemoryJournal();
        await journal.WriteAsync(new ClaimEntry(uuid, isConfirmed), Cancellation);

        var results = await RunAsync(waldur, new AgentOptions { Journal = journal });

        results.Should().ContainSingle().Which.Outcome.Should().Be(outcome);
        waldur.Stored(uuid).State.Should().Be(state);
        journal.Entries.Should().HaveCount(left);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_claim_in_the_journal_that_never_reached_the_server_is_made_now(bool isConfirmed)
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new MemoryJournal();
        await journal.WriteAsync(new ClaimEntry(uuid, isConfirmed), Cancellation);

        var results = await RunAsync(waldur, new AgentOptions { Journal = journal });

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
        journal.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task Claims_in_the_journal_that_have_ended_or_vanished_are_forgotten()
    {
        await using var waldur = new TestWaldur();
        var ended = waldur.Ask();
        await waldur.Agent.BackendResourceRequests.FailAsync(ended, "before", cancellationToken: Cancellation);
        var journal = new MemoryJournal();
        await journal.WriteAsync(new ClaimEntry(ended, true), Cancellation);
        await journal.WriteAsync(new ClaimEntry(Guid.NewGuid(), true), Cancellation);

        (await RunAsync(waldur, new AgentOptions { Journal = journal })).Should().BeEmpty();

        journal.Entries.Should().BeEmpty();
        waldur.Stored(ended).ErrorMessage.Should().Be("before");
    }

    [Fact]
    public async Task An_agent_stopped_in_its_handler_is_recovered_by_its_successor()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var journal = new MemoryJournal();
        using var stop = new CancellationTokenSource();

        var running = () => RunAsync(
            waldur,
            new AgentOptions { Journal = journal },
            () =>
            {
                stop.Cancel();
                stop.Token.ThrowIfCancellationRequested();
            },
            stop);
        await running.Should().ThrowAsync<OperationCanceledException>();

        journal.Entries.Should().Equal(new ClaimEntry(uuid, true) { Offering = waldur.Offering });
        var results = await RunAsync(waldur, new AgentOptions { Journal = journal });
        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
        journal.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task A_claim_is_confirmed_even_if_the_agent_is_being_stopped()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        using var stop = new CancellationTokenSource();
        var journal = new StoppingJournal(stop);

        var running = () => RunAsync(waldur, new AgentOptions { Journal = journal }, stop: stop);
        await running.Should().ThrowAsync<OperationCanceledException>();

        waldur.Stored(uuid).State.Should().Be("Processing");
        journal.Inner.Entries.Should().Equal(new ClaimEntry(uuid, true) { Offering = waldur.Offering });
    }

    [Fact]
    public async Task Recovery_outlives_an_outage()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        await waldur.Agent.BackendResourceRequests.StartProcessingAsync(uuid, Cancellation);
        var journal = new MemoryJournal();
        await journal.WriteAsync(new ClaimEntry(uuid, true), Cancellation);
        waldur.Strike(FaultKind.ConnectionRefused, "/api/**", "GET", times: 13);

        var results = await RunAsync(waldur, new AgentOptions { Journal = journal });

        results.Should().ContainSingle().Which.Outcome.Should().Be(ProcessOutcome.Done);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_ends_the_loop_before_anything_is_claimed()
    {
        await using var waldur = new TestWaldur();
        var uuid = waldur.Ask();
        var file = Path.Combine(Path.GetTempPath(), $"waldur-journal-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(file, "broken", Cancellation);
        try
        {
            using var journal = new FileClaimJournal(file);

            var running = () => RunAsync(waldur, new AgentOptions { Journal = journal });

            await running.Should().ThrowAsync<InvalidDataException>();
            waldur.Stored(uuid).State.Should().Be("Sent");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<List<ProcessResult>> RunAsync(
        TestWaldur waldur,
        AgentOptions options,
        Action? handler = null,
        CancellationTokenSource? stop = null)
    {
        var cancellationToken = stop?.Token ?? Cancellation;

        async Task<List<ProcessResult>> CollectAsync()
        {
            var results = new List<ProcessResult>();
            await foreach (var result in waldur.Agent.BackendResourceRequests.ProcessPendingAsync(
                (_, _) =>
                {
                    handler?.Invoke();
                    return Task.CompletedTask;
                },
                options with { StopWhenIdle = true },
                cancellationToken))
            {
                results.Add(result);
            }

            return results;
        }

        return await waldur.RunAsync(CollectAsync());
    }

    /// <summary>Stops the agent while it confirms a claim.</summary>
    private sealed class StoppingJournal(CancellationTokenSource stop) : IClaimJournal
    {
        public MemoryJournal Inner { get; } = new();

        public Task<IReadOnlyList<ClaimEntry>> ReadAsync(CancellationToken cancellationToken = default) => Inner.ReadAsync(cancellationToken);

        public Task WriteAsync(ClaimEntry entry, CancellationToken cancellationToken = default)
        {
            if (entry.IsConfirmed)
            {
                stop.Cancel();
            }

            return Inner.WriteAsync(entry, cancellationToken);
        }

        public Task RemoveAsync(Guid request, CancellationToken cancellationToken = default) => Inner.RemoveAsync(request, cancellationToken);
    }
}
