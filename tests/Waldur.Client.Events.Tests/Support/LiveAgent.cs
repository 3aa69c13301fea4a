using System.Collections.Concurrent;
using Waldur.Client.Models;

namespace Waldur.Client.Events.Tests;

/// <summary>An agent that events wake, over real connections and on the system's clock.</summary>
internal sealed class LiveAgent : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly WaldurClient _waldur;
    private readonly Task _running;

    public LiveAgent(WaldurClient waldur, AgentOptions options)
    {
        _waldur = waldur;
        _running = RunAsync(options with { Monitor = Monitor });
    }

    public AgentMonitor Monitor { get; } = new();

    /// <summary>How many times each request was handled.</summary>
    public ConcurrentDictionary<Guid, int> Handled { get; } = [];

    /// <summary>What is called when a request was claimed.</summary>
    public Action<Guid>? OnClaimed { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync(AgentOptions options)
    {
        try
        {
            await foreach (var result in _waldur.BackendResourceRequests.ProcessPendingAsync(HandleAsync, options, _stop.Token))
            {
                result.Outcome.Should().Be(ProcessOutcome.Done);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private Task HandleAsync(BackendResourceRequest request, CancellationToken cancellationToken)
    {
        Handled.AddOrUpdate(request.Uuid, 1, (_, count) => count + 1);
        OnClaimed?.Invoke(request.Uuid);
        return Task.CompletedTask;
    }
}
