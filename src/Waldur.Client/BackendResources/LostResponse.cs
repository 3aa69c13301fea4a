using System.Runtime.ExceptionServices;

namespace Waldur.Client;

/// <summary>Looks for what a call has made whose response was lost.</summary>
internal static class LostResponse
{
    private const int MaxLookUps = 5;
    private static readonly TimeSpan LookUpInterval = TimeSpan.FromSeconds(3);

    /// <summary>Whether the server may still be at it: the caller or a gateway gave up waiting.</summary>
    public static bool MayStillRun(ApiException lost) => lost is ApiTimeoutException or ApiServerException { IsGateway: true };

    /// <summary>Looks once, or several times while the server may still be at it.</summary>
    /// <returns>What was found; null if nothing.</returns>
    /// <exception cref="ApiException">The look failed: the error of the call, which may have acted, is thrown in place of the look's.</exception>
    public static async Task<T?> LookUpAsync<T>(
        Func<CancellationToken, Task<T?>> look,
        ApiException lost,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
        where T : class
    {
        for (var looks = 1; ; looks++)
        {
            T? found = null;
            try
            {
                found = await look(cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException)
            {
                ExceptionDispatchInfo.Throw(lost);
            }

            if (found is not null || looks == MaxLookUps || !MayStillRun(lost))
            {
                return found;
            }

            await Task.Delay(LookUpInterval, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
