using System.Collections.Concurrent;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>
/// One server, two offerings with one agent each that is killed now and then, two agents that share a third offering, two
/// members of staff who ask, two importers.
/// </summary>
internal sealed class SoakWorld : IAsyncDisposable
{
    private static readonly FaultKind[] Kinds =
    [
        FaultKind.ConnectionRefused, FaultKind.ResetBeforeActing, FaultKind.ResetAfterActing, FaultKind.TruncatedBody,
        FaultKind.TooManyRequests, FaultKind.ServiceUnavailable, FaultKind.BadGatewayBeforeActing, FaultKind.BadGatewayAfterActing,
    ];

    private readonly int _seed;
    private readonly WaldurClient _staff;
    private readonly ConcurrentDictionary<Guid, int> _handled = new();
    private readonly Dictionary<string, MemoryJournal> _journals = [];
    private readonly ConcurrentDictionary<Guid, int> _running = new();
    private int _kills;

    public SoakWorld(int seed)
    {
        _seed = seed;
        Server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Seed = seed, Mode = FakeServerMode.Strict, RequestLogCapacity = 100 });
        var first = Server.Seed.Offering;
        Offerings = [first, Server.AddOffering(Server.Seed.Provider, Server.Seed.Category, "Second"), Server.AddOffering(Server.Seed.Provider, Server.Seed.Category, "Third")];
        Server.Seed.Agent.Roles = [.. Offerings.Select(FakeRole.ServiceManager)];
        _staff = NewClient(Server.Seed.StaffToken);
        foreach (var kind in Kinds)
        {
            // Each rule is tried in turn: together about every fifth call goes wrong.
            Server.Faults.Add(new FaultRule { Kind = kind, Probability = 0.0275 });
        }
    }

    public FakeWaldurServer Server { get; }

    public IReadOnlyList<FakeOffering> Offerings { get; }

    /// <summary>The ends of requests that agents were sure of.</summary>
    public ConcurrentBag<(Guid Request, string State)> Told { get; } = [];

    /// <summary>Requests that were handled to their end more than once.</summary>
    public IEnumerable<Guid> HandledTwice => _handled.Where(entry => entry.Value > 1).Select(entry => entry.Key);

    /// <summary>Requests that two agents handled at the same time.</summary>
    public ConcurrentBag<Guid> HandledAtOnce { get; } = [];

    /// <summary>How often an agent was killed.</summary>
    public int Kills => _kills;

    public static IEnumerable<string> Ids(int count) => Enumerable.Range(0, count).Select(i => $"vm-{i}");

    public async Task WorkAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(length);
        await Task.WhenAll(
            AgentAsync("one", Offerings[0], isOnly: true, new Random(_seed ^ 1), end.Token),
            AgentAsync("two", Offerings[1], isOnly: false, new Random(_seed ^ 2), end.Token),
            AgentAsync("three", Offerings[2], isOnly: false, new Random(_seed ^ 3), end.Token),
            AgentAsync("four", Offerings[2], isOnly: false, new Random(_seed ^ 4), end.Token),
            StaffAsync(1, end.Token),
            StaffAsync(2, end.Token),
            ImporterAsync(end.Token),
            ImporterAsync(end.Token));
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Without faults: successors take up the journals, then those who are alone the rest, then all that is there is reported.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        Server.Faults.Clear();
        foreach (var (name, journal) in _journals)
        {
            await RunAgentAsync(NewAgent(name, Offerings[name switch { "one" => 0, "two" => 1, _ => 2 }], false) with { StopWhenIdle = true }, NeverFails, cancellationToken);
            journal.Entries.Should().NotContain(entry => entry.IsConfirmed, "a confirmed claim is recovered by the successor");
        }

        foreach (var offering in Offerings)
        {
            // The only agent of the first has no journal: its successor recovers what it finds. Of the others nothing may be left
            // but claims of which nobody knows whose they are.
            var doubtful = _journals.Values.SelectMany(journal => journal.Entries).Select(entry => entry.Request).ToHashSet();
            Server.BackendResourceRequests
                .Where(request => request.Offering == offering && offering != Offerings[0] && request.State == "Processing")
                .Select(request => request.Uuid)
                .Should().BeSubsetOf(doubtful, Server.ToString());
            await RunAgentAsync(NewAgent("sweeper", offering, true) with { StopWhenIdle = true }, NeverFails, cancellationToken);
            (await ReportAsync(NewClient(Server.Seed.AgentToken), offering.Uuid, cancellationToken)).EnsureNoFailures();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        await Server.DisposeAsync();
    }

    public override string ToString() =>
        $"{Server.BackendResourceRequests.Count} requests, {Server.Resources.Count} resources, {Server.BackendResources.Count} rows, {_kills} kills";

    private static async Task UntilEndAsync(Func<CancellationToken, Task> work, CancellationToken end)
    {
        try
        {
            while (!end.IsCancellationRequested)
            {
                await work(end);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
        }
    }

    private async Task AgentAsync(string name, FakeOffering offering, bool isOnly, Random random, CancellationToken end)
    {
        var options = NewAgent(name, offering, isOnly);
        await UntilEndAsync(
            async token =>
            {
                // Killed at any moment, and started anew.
                using var kill = CancellationTokenSource.CreateLinkedTokenSource(token);
                kill.CancelAfter(random.Next(50, 500));
                try
                {
                    await RunAgentAsync(options, () => random.NextDouble() < 0.1, kill.Token);
                }
                catch (OperationCanceledException) when (!token.IsCancellationRequested)
                {
                    Interlocked.Increment(ref _kills);
                }
            },
            end);
    }

    private static bool NeverFails() => false;

    private async Task RunAgentAsync(AgentOptions options, Func<bool> fails, CancellationToken cancellationToken)
    {
        using var agent = NewClient(Server.Seed.AgentToken);
        await foreach (var result in agent.BackendResourceRequests.ProcessPendingAsync(
            async (request, token) =>
            {
                if (_running.AddOrUpdate(request.Uuid, 1, (_, count) => count + 1) > 1)
                {
                    HandledAtOnce.Add(request.Uuid);
                }

                try
                {
                    await ReportAsync(agent, request.Offering, token);
                }
                finally
                {
                    _running.AddOrUpdate(request.Uuid, 0, (_, count) => count - 1);
                }

                if (fails())
                {
                    throw new IOException("The backend is away.");
                }
            },
            options,
            cancellationToken))
        {
            if (result.Outcome is ProcessOutcome.Done or ProcessOutcome.Erred)
            {
                Told.Add((result.Request.Uuid, result.Outcome.ToString()));
                _handled.AddOrUpdate(result.Request.Uuid, 1, (_, count) => count + 1);
            }
        }
    }

    private Task<ReportSummary> ReportAsync(WaldurClient agent, Guid offering, CancellationToken cancellationToken) =>
        agent.BackendResources.ReportAsync(
            offering,
            Ids(12).Select(id => new InventoryItem { BackendId = id, Name = id, Project = Server.Seed.Project.Uuid }),
            new ReportOptions { DeleteMissing = true },
            cancellationToken: cancellationToken);

    private Task StaffAsync(int seed, CancellationToken end)
    {
        var random = new Random(_seed + seed);
        var quickly = new WaitOptions { Interval = TimeSpan.FromMilliseconds(5), MaxInterval = TimeSpan.FromMilliseconds(50), Timeout = TimeSpan.FromSeconds(1) };
        return UntilEndAsync(
            async token =>
            {
                try
                {
                    await _staff.BackendResourceRequests.RequestAndWaitAsync(Offerings[random.Next(3)].Uuid, quickly, cancellationToken: token);
                }
                catch (ApiException error) when (error.IsTransient)
                {
                }
            },
            end);
    }

    private Task ImporterAsync(CancellationToken end) => UntilEndAsync(
        async token =>
        {
            try
            {
                await _staff.BackendResources.ImportAllAsync(cancellationToken: token);
            }
            catch (ApiException error) when (error.IsTransient)
            {
            }
        },
        end);

    private AgentOptions NewAgent(string name, FakeOffering offering, bool isOnly)
    {
        MemoryJournal? journal = null;
        lock (_journals)
        {
            if (!isOnly && !_journals.TryGetValue(name, out journal))
            {
                _journals[name] = journal = new MemoryJournal();
            }
        }

        return new AgentOptions
        {
            Offering = offering.Uuid,
            IsOnlyAgent = isOnly,
            Journal = journal,
            PollInterval = TimeSpan.FromMilliseconds(5),
            MaxPollInterval = TimeSpan.FromMilliseconds(20),
        };
    }

    private WaldurClient NewClient(string token) => Server.CreateClient(token, new ClientOptions
    {
        TimeProvider = new FastClock(),
        RetryDelay = TimeSpan.FromMilliseconds(1),
        MaxRetryDelay = TimeSpan.FromMilliseconds(5),
    });
}
