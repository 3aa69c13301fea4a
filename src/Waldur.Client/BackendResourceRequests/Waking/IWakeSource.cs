namespace Waldur.Client;

/// <summary>
/// Says when an agent should poll. What it says is a hint and nothing more: the list of requests is the truth, so nothing
/// depends on a hint coming, coming once, or coming in time. One source serves one loop.
/// </summary>
public interface IWakeSource
{
    /// <summary>Whether hints can be expected at this moment.</summary>
    bool IsConnected { get; }

    /// <summary>
    /// Waits until it is time to poll. Hints that come while nobody waits are kept as one; there is one after every connect.
    /// When the connection is lost during the wait, the shorter interval counts from the wait's start.
    /// </summary>
    /// <param name="interval">How long to wait at most while not connected.</param>
    /// <param name="connectedInterval">How long to wait at most while connected.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Why the wait ended.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    Task<WakeReason> WaitAsync(TimeSpan interval, TimeSpan connectedInterval, CancellationToken cancellationToken = default);
}
