using System.Net;
using Waldur.Client.Testing;

namespace Waldur.Client.Core.Tests.Bulk;

/// <summary>A server that takes so many requests at once and 20 ms each; what it does above is the test's choice.</summary>
internal sealed class SimulatedServer(FakeClock clock, int capacity, Overload overload, int seed = 1)
{
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);
    private readonly Random _random = new(seed);
    private readonly Queue<TaskCompletionSource> _queue = [];
    private readonly object _lock = new();
    private readonly long _started = clock.GetTimestamp();
    private TimeSpan _stallBegins;
    private TimeSpan _stallEnds;
    private int _active;

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>When everything takes four times as long, counted from the start, such as while the machine is busy otherwise.</summary>
    public (TimeSpan From, TimeSpan Until)? Slowness { get; init; }

    /// <summary>The share of time in which nothing gets through, in stalls of 60 to 150 ms, as on a machine with much other work.</summary>
    public double Stalls { get; init; }

    /// <summary>How long a request is on its way at most, so that one may overtake another.</summary>
    public TimeSpan MaxTransit { get; init; }

    public int Responses { get; private set; }

    public int Refused { get; private set; }

    public int MaxActive { get; private set; }

    public double RefusedShare => (double)Refused / Responses;

    /// <summary>A call as the client makes it: through the gate, retried with back-off when it is refused.</summary>
    public async Task<int> CallAsync(int item, CallOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var gated = await options.Gate!.EnterAsync("POST /rows/", attempt > 0, cancellationToken).ConfigureAwait(false);
            var status = await ServeAsync().ConfigureAwait(false);
            gated.End(status, status == HttpStatusCode.OK ? null : RetryAfter);
            if (status == HttpStatusCode.OK)
            {
                return item;
            }

            await Task.Delay(RetryAfter ?? Backoff(attempt), clock, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<HttpStatusCode> ServeAsync()
    {
        await Task.Delay(Transit(), clock).ConfigureAwait(false);
        var (isOver, turn) = Arrive();
        if (isOver && overload == Overload.Refuses)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), clock).ConfigureAwait(false);
            lock (_lock)
            {
                Refused++;
            }

            return Leave(HttpStatusCode.ServiceUnavailable);
        }

        await (turn?.Task ?? Task.CompletedTask).ConfigureAwait(false);
        var isSlow = Slowness is { } slowness && clock.GetElapsedTime(_started) is var now && now > slowness.From && now < slowness.Until;
        await Task.Delay(isOver && overload == Overload.Degrades ? Latency * 10 : isSlow ? Latency * 4 : Latency, clock).ConfigureAwait(false);
        await Task.Delay(RestOfStall(), clock).ConfigureAwait(false);
        return Leave(HttpStatusCode.OK);
    }

    private TimeSpan Transit()
    {
        lock (_lock)
        {
            return _random.NextDouble() * MaxTransit;
        }
    }

    private TimeSpan RestOfStall()
    {
        if (Stalls == 0)
        {
            return TimeSpan.Zero;
        }

        lock (_lock)
        {
            var now = clock.GetElapsedTime(_started);
            while (_stallEnds <= now)
            {
                var length = TimeSpan.FromMilliseconds(60 + (90 * _random.NextDouble()));
                _stallBegins = _stallEnds + (2 * _random.NextDouble() * length * (1 - Stalls) / Stalls);
                _stallEnds = _stallBegins + length;
            }

            return now >= _stallBegins ? _stallEnds - now : TimeSpan.Zero;
        }
    }

    private (bool IsOver, TaskCompletionSource? Turn) Arrive()
    {
        lock (_lock)
        {
            _active++;
            MaxActive = Math.Max(MaxActive, _active);
            var isOver = _active > capacity;
            var turn = isOver && overload == Overload.Queues ? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : null;
            if (turn is not null)
            {
                _queue.Enqueue(turn);
            }

            return (isOver, turn);
        }
    }

    private HttpStatusCode Leave(HttpStatusCode status)
    {
        TaskCompletionSource? next;
        lock (_lock)
        {
            _active--;
            Responses++;
            _queue.TryDequeue(out next);
        }

        next?.SetResult();
        return status;
    }

    private TimeSpan Backoff(int attempt)
    {
        lock (_lock)
        {
            return TimeSpan.FromSeconds(_random.NextDouble() * Math.Min(Math.Pow(2, attempt), 20));
        }
    }
}
