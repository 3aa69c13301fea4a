using Microsoft.Extensions.Logging;

namespace Waldur.Client;

/// <summary>Hands progress on to the caller; what the caller's callback throws is logged once, and stops no work.</summary>
internal sealed partial class SafeProgress<T>(IProgress<T> inner, ILogger logger) : IProgress<T>
{
    private int _failures;

    /// <inheritdoc/>
    public void Report(T value)
    {
        try
        {
            inner.Report(value);
        }
        catch (Exception error)
        {
            if (Interlocked.Increment(ref _failures) == 1)
            {
                CallbackThrew(logger, error);
            }
        }
    }

    [LoggerMessage(101, LogLevel.Warning, "A progress callback threw; the work goes on, and later exceptions of the callback are not logged")]
    private static partial void CallbackThrew(ILogger logger, Exception error);
}
