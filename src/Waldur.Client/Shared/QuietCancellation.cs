namespace Waldur.Client;

/// <summary>Cancels what the SDK itself has started.</summary>
internal static class QuietCancellation
{
    /// <summary>
    /// Cancels, and waits for what was registered. What a handler or a source of wake-ups registered with its token may throw: that is its
    /// own affair.
    /// </summary>
    public static async Task CancelQuietlyAsync(this CancellationTokenSource source) =>
        await source.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
