using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Waldur.Client.Models;

namespace Waldur.Client.Tests;

/// <summary>An agent that runs, with a source of wake-ups, on a clock that only the test moves.</summary>
internal sealed class AgentWorld : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly WaldurClient _agent;
    private readonly DateTimeOffset _start;
    private readonly Task _running;

    public AgentWorld(
        Func<BackendResourceRequest, CancellationToken, Task>? handler = null,
        bool connectFirst = false,
        IWakeSource? wake = null,
        ILoggerFactory? log = null,
        int maxRetries = 4,
        Func<TestWaldur, AgentPresence>? presence = null)
    {
        _start = Waldur.Clock.GetUtcNow();
        Source = new ManualWakeSource(Waldur.Clock);
        if (connectFirst)
        {
            Source.Connect();
        }

        _agent = Waldur.Server.CreateClient(Waldur.Seed.AgentToken, new ClientOptions
        {
            TimeProvider = Waldur.Clock,
            Timeout = Timeout.InfiniteTimeSpan,
            AttemptTimeout = Timeout.InfiniteTimeSpan,
            MaxRetries = maxRetries,
            LoggerFactory = log ?? new LogLines(),
        });
        _running = RunAsync(
            (request, token) =>
            {
                Handled.Enqueue(Elapsed);
                return handler?.Invoke(request, token) ?? Task.CompletedTask;
            },
            new AgentOptions { Wake = wake ?? Source, Monitor = Monitor, Presence = presence?.Invoke(Waldur) });
    }

    public TestWaldur Waldur { get; } = new();

    public ManualWakeSource Source { get; }

    public AgentMonitor Monitor { get; } = new();

    public TimeSpan Elapsed => Waldur.Clock.GetUtcNow() - _start;

    /// <summary>When requests were handled.</summary>
    public ConcurrentQueue<TimeSpan> Handled { get; } = [];

    /// <summary>When the list was read.</summary>
    public IReadOnlyList<DateTimeOffset> Polls =>
        [.. Waldur.Server.Requests.Where(request => request.Method == "GET" && request.Path == TestWaldur.Requests).Select(request => request.Time)];

    public IReadOnlyList<TimeSpan> Gaps => [.. Polls.Zip(Polls.Skip(1), (one, next) => next - one)];

    public Task UntilPolledAsync(WakeReason reason, int polls = 1) =>
        TestWaldur.UntilAsync(() => Polls.Count >= polls && Monitor.LastPollReason == reason && Waldur.Clock.NextDue is not null);

    /// <summary>Moves the clock from timer to timer.</summary>
    public Task MoveUntilAsync(Func<bool> condition) => Waldur.RunAsync(TestWaldur.UntilAsync(condition));

    /// <summary>Stops the agent, and waits until it has ended.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Waldur.RunAsync(_running);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Waldur.RunAsync(_running);
        _agent.Dispose();
        await Waldur.DisposeAsync();
        _stop.Dispose();
    }

    private async Task RunAsync(Func<BackendResourceRequest, CancellationToken, Task> handler, AgentOptions options)
    {
        try
        {
            await foreach (var result in _agent.BackendResourceRequests.ProcessPendingAsync(handler, options, _stop.Token))
            {
                result.Request.Should().NotBeNull();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }
}
