namespace Waldur.Client.Tests.Recovery;

internal static class Yielding
{
    /// <summary>Gives the thread back first, as every real call does.</summary>
    public static async Task<T> CallAsync<T>(Func<T> call)
    {
        await Task.Yield();
        return call();
    }
}
