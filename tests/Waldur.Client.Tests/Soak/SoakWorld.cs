using System.Collections.Concurrent;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>
/// One server; an offering whose only agent keeps no journal, one with an agent of several, two agents on a third; staff who
/// ask, import and ensure; a backend and a marketplace that change meanwhile.
/// </summary>
internal sealed class SoakWorld : IAsyncDisposable
{
    public const int ItemsPerOffering = 12;

    private readonly int _seed;
    private readonly SoakSite[] _sites;
    private readonly SoakStaff _staff;
    private readonly Dictionary<FakeOffering, SoakBackend> _backends;
    private readonly OperationCounter _operations = new();
    private readonly Func<HttpMessageHandler> _newTransport;
    private readonly ConcurrentDictionary<Guid, ProcessOutcome> _ended = new();
    private readonly ConcurrentBag<(string Path, SoakProcess Process)> _failures = [];
    private int _kills;

    public SoakWorld(int seed, Func<FakeWaldurServer, HttpMessageHandler>? newTransport = null)
    {
        _seed = seed;
        Clock = new FakeClock();
        Server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Clock = Clock, Seed = seed, Mode = FakeServerMode.Strict, RequestLogCapacity = 100 });
        _newTransport = () => newTransport?.Invoke(Server) ?? Server.CreateHandler();
        Offerings =
        [
            Server.Seed.Offering,
            Server.AddOffering(Server.Seed.Provider, Server.Seed.Category, "Second"),
            Server.AddOffering(Server.Seed.Provider, Server.Seed.Category, "Third"),
        ];
        Server.Seed.Agent.Roles = [.. Offerings.Select(FakeRole.ServiceManager)];
        _backends = Offerings.ToDictionary(offering => offering, _ => new SoakBackend(Server.Seed.Project.Uuid, ItemsPerOffering));
        _sites =
        [
            new SoakSite(this, Offerings[0], isOnly: true, new Random(seed ^ 1)),
            new SoakSite(this, Offerings[1], isOnly: false, new Random(seed ^ 2)),
            new SoakSite(this, Offerings[2], isOnly: false, new Random(seed ^ 3)),
            new SoakSite(this, Offerings[2], isOnly: false, new Random(seed ^ 4)),
        ];
        _staff = new SoakStaff(this, new Random(seed ^ 5));
        Server.Faults.Random(seed, 0.2);
    }

    public FakeClock Clock { get; }

    public FakeWaldurServer Server { get; }

    public IReadOnlyList<FakeOffering> Offerings { get; }

    /// <summary>What was seen to be wrong while the world was at work.</summary>
    public ConcurrentBag<string> Wrongs { get; } = [];

    public int Operations => _operations.Count;

    public int Kills => Volatile.Read(ref _kills);

    public SoakStaff Staff => _staff;

    /// <summary>The ends of requests that agents were sure of.</summary>
    public IReadOnlyDictionary<Guid, ProcessOutcome> Ended => _ended;

    public SoakBackend BackendOf(FakeOffering offering) => _backends[offering];

    public WaldurClient NewClient(string token, SoakProcess process, int seed, double killProbability = 0, Action? killed = null)
    {
        var network = new SoakNetwork(_newTransport(), process, new Random(seed), Clock) { KillProbability = killProbability, Killed = killed, Sent = OnSent };

        // Bodies without an end cost time, not insight.
        var options = new ClientOptions { TimeProvider = Clock, MaxResponseSize = 256 * 1024, MaxErrorBodySize = 64 * 1024 };
        return new WaldurClient(new HttpMessageInvoker(network), Server.Endpoint.ToString(), Credential.FromToken(token), _operations.AddTo(options));

        void OnSent(string path)
        {
            if (path.EndsWith("/set_erred/", StringComparison.Ordinal))
            {
                _failures.Add((path, process));
            }
        }
    }

    /// <summary>
    /// Whether the state of a request is what was said of its end. The server lets a failure undo a completion: one that a killed
    /// process had sent, and that arrives after its successor completed the request, can be prevented by nobody.
    /// </summary>
    public bool IsAsTold(Guid request, ProcessOutcome outcome, string? state) =>
        state == outcome.ToString()
        || (state == "Erred" && _failures.Any(failure => failure.Process.IsDead && failure.Path.Contains(request.ToString("N"), StringComparison.Ordinal)));

    /// <summary>Everybody works until so many operations have been called.</summary>
    public async Task WorkAsync(int operations, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = Task.WhenAll([.. _sites.Select(site => site.RunAsync(end.Token)), .. _staff.StartAll(end.Token), ChangeAsync(end.Token)]);
        while (Operations < operations && !work.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromSeconds(30), Clock, cancellationToken);
        }

        await end.CancelAsync();
        await work;
    }

    /// <summary>Without further faults: what is under way arrives, then successors take up the journals.</summary>
    public async Task SettleAsync()
    {
        Server.Faults.Clear();
        await Task.Delay(TimeSpan.FromMinutes(2), Clock);
        Server.PendingCommits.Should().Be(0);
        ShouldBeKnownByJournals();
        foreach (var site in _sites)
        {
            await site.SucceedAsync();
            site.Journal?.Entries.Should().NotContain(entry => entry.IsConfirmed, "a confirmed claim is recovered by the successor");
        }

        ShouldBeKnownByJournals(alsoOfOnlyAgents: true);
    }

    /// <summary>The one who is alone with each offering ends the doubtful claims, and all that is there is reported once more.</summary>
    public async Task SweepAsync()
    {
        foreach (var offering in Offerings)
        {
            await new SoakSite(this, offering, isOnly: true, new Random(_seed ^ 6)).SucceedAsync();
            using var agent = NewClient(Server.Seed.AgentToken, new SoakProcess(), _seed);
            var options = new ReportOptions { DeleteMissing = true };

            // A machine that stalls must not look like a server that does, since the clock is moved meanwhile.
            var patient = agent.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan, AttemptTimeout = Timeout.InfiniteTimeSpan });
            (await patient.BackendResources.ReportAsync(offering.Uuid, BackendOf(offering).Inventory, options)).EnsureNoFailures();
        }
    }

    public void OnKilled() => Interlocked.Increment(ref _kills);

    public void OnReported(ReportSummary summary)
    {
        // A reported row is one of the server's: reported as made, it was made.
        foreach (var result in summary.Results.Where(result => result.Outcome is ReportOutcome.Created or ReportOutcome.Replaced && result.Row is null))
        {
            Wrongs.Add($"{result.BackendId} is {result.Outcome} without a row.");
        }
    }

    public void OnProcessed(FakeOffering offering, ProcessResult result)
    {
        if (result.Outcome is ProcessOutcome.Done or ProcessOutcome.Erred && !_ended.TryAdd(result.Request.Uuid, result.Outcome))
        {
            Wrongs.Add($"Request {result.Request.Uuid:N} has ended twice.");
        }

        var state = Server.BackendResourceRequests.FirstOrDefault(request => request.Uuid == result.Request.Uuid)?.State;
        var isRight = result.Outcome switch
        {
            ProcessOutcome.Done or ProcessOutcome.Erred => IsAsTold(result.Request.Uuid, result.Outcome, state),

            // A damaged list may have named a request that there never was: the server's own 404 ends that one.
            ProcessOutcome.EndedElsewhere => state is null or "Done" or "Erred",
            ProcessOutcome.Taken => state is "Processing" or "Done" or "Erred",
            _ => true,
        };
        if (!isRight)
        {
            Wrongs.Add($"{offering.Name}: {result}, but it is {state}.");
        }
    }

    /// <summary>Awaits work that may end because a call failed, and in no other way.</summary>
    public async Task ToleratedAsync(Task work, string what)
    {
        try
        {
            await work;
        }
        catch (Exception error) when (error is ApiException or IncompleteListingException)
        {
        }
        catch (Exception error)
        {
            Wrongs.Add($"{what}: {error}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        await Server.DisposeAsync();
    }

    public override string ToString() =>
        $"{Operations} operations, {Server.Faults.Struck} faults, {Kills} kills, {Server.BackendResourceRequests.Count} requests of {_staff.Asks} asked for, "
        + $"{_ended.Count} ended, {Server.Resources.Count} resources, {Server.BackendResources.Count} rows, {(Clock.GetUtcNow() - new FakeClock().GetUtcNow()).TotalHours:0.0} h";

    private void ShouldBeKnownByJournals(bool alsoOfOnlyAgents = false)
    {
        var known = _sites.Where(site => site.Journal is not null).SelectMany(site => site.Journal!.Entries).Select(entry => entry.Request).ToHashSet();
        Server.BackendResourceRequests
            .Where(request => request.State == "Processing" && (alsoOfOnlyAgents || request.Offering != Offerings[0]))
            .Select(request => request.Uuid)
            .Should().BeSubsetOf(known, "nothing is Processing that no journal knows");
    }

    // Users terminate what they no longer need, and the backends change.
    private async Task ChangeAsync(CancellationToken end)
    {
        var random = new Random(_seed ^ 7);
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(random.Next(5, 60)), Clock, CancellationToken.None);
            BackendOf(Offerings[random.Next(Offerings.Count)]).Change(random);
            var living = Server.Resources.Where(resource => resource.State != "Terminated").ToList();
            if (living.Count > 0)
            {
                Server.TerminateResource(living[random.Next(living.Count)].Uuid);
            }
        }
    }
}
