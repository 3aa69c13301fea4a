namespace Waldur.Client.Tests;

/// <summary>A source of wake-ups that does not do what it should.</summary>
internal sealed class OddWakeSource(Func<CancellationToken, Task<WakeReason>> wait, Func<bool>? isConnected = null) : IWakeSource
{
    public int Waits { get; private set; }

    public bool IsConnected => isConnected?.Invoke() ?? true;

    public Task<WakeReason> WaitAsync(TimeSpan interval, TimeSpan connectedInterval, CancellationToken cancellationToken = default)
    {
        Waits++;
        return wait(cancellationToken);
    }
}
