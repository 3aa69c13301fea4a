namespace Waldur.Client.Samples;

/// <summary>Says what is waited for where that takes longer than two seconds: silence looks like a program that hangs.</summary>
internal static class Patience
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>Waits for a task, and says so.</summary>
    /// <param name="task">The task.</param>
    /// <param name="what">What is waited for, and where, to end a sentence.</param>
    public static async Task<T> WaitAsync<T>(Task<T> task, string what)
    {
        using var ended = new CancellationTokenSource();
        var speaking = SpeakAsync(what, ended.Token);
        try
        {
            return await task;
        }
        finally
        {
            await ended.CancelAsync();
            await speaking;
        }
    }

    private static async Task SpeakAsync(string what, CancellationToken ended)
    {
        for (var silence = Silence; ; silence = Interval)
        {
            await Task.Delay(silence, ended).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            if (ended.IsCancellationRequested)
            {
                return;
            }

            Screen.Line($"Waiting for {what}");
        }
    }
}
