using System.Collections.Concurrent;
using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>One agent's place: it is started, killed at any moment, and started anew with the journal that it left.</summary>
internal sealed class SoakSite(SoakWorld world, FakeOffering offering, bool isOnly, Random random)
{
    private static readonly ConcurrentDictionary<Guid, SoakProcess> Handling = new();

    /// <summary>What outlives the agent's processes; the only agent of an offering needs none.</summary>
    public MemoryJournal? Journal { get; } = isOnly ? null : new MemoryJournal();

    public FakeOffering Offering => offering;

    /// <summary>Runs one process after the other.</summary>
    public async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            using var life = CancellationTokenSource.CreateLinkedTokenSource(end);
            var process = new SoakProcess();
            var death = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = life.Token.Register(Kill);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(random.Next(20, 600)), world.Clock);
            await using var limitRegistration = limit.Token.Register(Kill);
            var work = WorkAsync(process, Kill, stopWhenIdle: false, random.Next(1, 4));
            await Task.WhenAny(work, death.Task);
            if (work.IsCompleted && !process.IsDead)
            {
                // Refused at its start: whoever keeps it running starts it again.
                await world.ToleratedAsync(work, "agent");
                await Task.Delay(TimeSpan.FromSeconds(5), world.Clock, CancellationToken.None);
            }

            void Kill()
            {
                process.Kill();
                world.OnKilled();
                death.TrySetResult();
            }
        }
    }

    /// <summary>Takes up what the last process has left, and ends when nothing is pending.</summary>
    public Task SucceedAsync() => WorkAsync(new SoakProcess(), () => { }, stopWhenIdle: true, parallelism: 1);

    private async Task WorkAsync(SoakProcess process, Action kill, bool stopWhenIdle, int parallelism)
    {
        var waldur = world.NewClient(world.Server.Seed.AgentToken, process, random.Next(), killProbability: stopWhenIdle ? 0 : 0.1, kill);
        var options = new AgentOptions
        {
            Offering = offering.Uuid,
            IsOnlyAgent = isOnly,
            Journal = Journal is null ? null : new SoakJournal(Journal, process),
            Parallelism = parallelism,
            StopWhenIdle = stopWhenIdle,
        };
        await foreach (var result in waldur.BackendResourceRequests.ProcessPendingAsync((request, token) => HandleAsync(waldur, process, request, fails: !stopWhenIdle, token), options))
        {
            await process.AliveAsync();
            world.OnProcessed(offering, result);
        }
    }

    private async Task HandleAsync(WaldurClient waldur, SoakProcess process, BackendResourceRequest request, bool fails, CancellationToken cancellationToken)
    {
        if (Handling.TryGetValue(request.Uuid, out var other) && !other.IsDead)
        {
            world.Wrongs.Add($"Request {request.Uuid:N} is handled twice at once.");
        }

        Handling[request.Uuid] = process;
        try
        {
            if (request.Offering != offering.Uuid)
            {
                world.Wrongs.Add($"Request {request.Uuid:N} of another offering is handled.");
            }

            var summary = await waldur.BackendResources.ReportAsync(
                offering.Uuid, world.BackendOf(offering).Inventory, new ReportOptions { DeleteMissing = true }, cancellationToken: cancellationToken);
            world.OnReported(summary);
            summary.EnsureNoFailures();
            if (fails && random.NextDouble() < 0.1)
            {
                throw new IOException("The backend is away.");
            }
        }
        finally
        {
            if (!process.IsDead)
            {
                Handling.TryRemove(request.Uuid, out _);
            }
        }
    }
}
