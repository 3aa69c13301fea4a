using System.Collections.Concurrent;
using Waldur.Client.Models;

namespace Waldur.Client.Events.Tests;

/// <summary>An agent that events wake, within the process and on a clock that the test moves.</summary>
internal sealed class InProcessAgent : IAsyncDisposable
{
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan Slow = TimeSpan.FromMinutes(5);
    private readonly InProcess _world;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public InProcessAgent(InProcess world, Func<BackendResourceRequest, CancellationToken, Task>? handler = null)
    {
        _world = world;
        var options = new AgentOptions { Offering = world.Server.Seed.Offering.Uuid, Wake = world.Events.CreateWakeSource(), Monitor = Monitor };
        _running = RunAsync(handler ?? ((_, _) => Task.CompletedTask), options);
    }

    public AgentMonitor Monitor { get; } = new();

    /// <summary>When requests were handled, from the start.</summary>
    public ConcurrentQueue<(Guid Request, TimeSpan At)> Handled { get; } = [];

    public int Polls => _world.Server.Requests.Count(request => request.Method == "GET" && request.Path == "/api/backend-resource-requests/");

    /// <summary>Waits until the agent has polled because of a connection, and is idle.</summary>
    public Task UntilConnectedAsync() => UntilAsync(() => _world.Events.State.IsConnected && Monitor.LastPollReason == WakeReason.Connected);

    /// <summary>Waits for something, without moving the clock unless that is asked for.</summary>
    /// <param name="condition">What is waited for.</param>
    /// <param name="step">How far the clock moves every few milliseconds.</param>
    public async Task UntilAsync(Func<bool> condition, TimeSpan step = default)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(30), "{0}", _world.Events.State);
            await Task.Delay(5, TestContext.Current.CancellationToken);
            _world.Clock.Advance(step);
        }
    }

    public Task UntilHandledAsync(int count, TimeSpan step = default) => UntilAsync(() => Handled.Count >= count, step);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(Func<BackendResourceRequest, CancellationToken, Task> handler, AgentOptions options)
    {
        Task HandleAsync(BackendResourceRequest request, CancellationToken cancellationToken)
        {
            Handled.Enqueue((request.Uuid, _world.Clock.GetUtcNow() - _world.Start));
            return handler(request, cancellationToken);
        }

        try
        {
            await foreach (var result in _world.Waldur.BackendResourceRequests.ProcessPendingAsync(HandleAsync, options, _stop.Token))
            {
                result.Outcome.Should().Be(ProcessOutcome.Done);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }
}
