using System.Runtime.InteropServices;

namespace Waldur.Client.Samples;

/// <summary>Turns the first SIGTERM or Ctrl-C into a cancellation, so that the program ends by itself; the second one ends it at once.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignal() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
    ];

    public CancellationToken Token => _source.Token;

    public Task WaitAsync() => Task.Delay(Timeout.InfiniteTimeSpan, _source.Token)
        .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    public void Dispose()
    {
        Array.ForEach(_registrations, registration => registration.Dispose());
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
