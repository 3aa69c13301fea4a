namespace Waldur.Client.Hosting;

/// <summary>Runs several works at once that belong together: the first that fails ends the others.</summary>
internal static class Together
{
    public static async Task RunAsync<T>(IEnumerable<T> items, Func<T, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = items.Select(item => work(item, stop.Token)).ToList();
        Exception? first = null;
        while (running.Count > 0)
        {
            var ended = await Task.WhenAny(running).ConfigureAwait(false);
            running.Remove(ended);
            try
            {
                await ended.ConfigureAwait(false);
            }
            catch (Exception error)
            {
                first ??= error;
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (first is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
    }
}
