namespace Waldur.Client.Samples;

/// <summary>What every sample does around its work: listen to Ctrl-C, and end with a status and, if need be, one line that says why.</summary>
internal static class Sample
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int WrongInput = 2;
    public const int Interrupted = 130;

    /// <summary>Runs a sample.</summary>
    /// <param name="work">The sample; its token is cancelled by Ctrl-C and SIGTERM. It returns the program's status.</param>
    public static async Task<int> RunAsync(Func<CancellationToken, Task<int>> work)
    {
        using var stop = new StopSignal();
        try
        {
            return await work(stop.Token);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return await EndAsync(Interrupted, "Interrupted.");
        }
        catch (SampleException error)
        {
            return await EndAsync(WrongInput, error.Message);
        }
        catch (Exception error) when (error is ApiException or WaitException or IncompleteListingException
            or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return await EndAsync(Failed, error.Message);
        }
    }

    private static async Task<int> EndAsync(int status, string message)
    {
        await Console.Error.WriteLineAsync(Screen.OneLine(message));
        return status;
    }
}
