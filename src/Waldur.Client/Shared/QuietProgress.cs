using Microsoft.Extensions.Logging;

namespace Waldur.Client;

/// <summary>A caller's progress callback whose exceptions are logged once and stop nothing.</summary>
internal sealed partial class QuietProgress<T>(IProgress<T>? progress, ILogger logger)
{
    private bool _hasThrown;

    public void Report(T value)
    {
        try
        {
            progress?.Report(value);
        }
        catch (Exception error)
        {
            if (!_hasThrown)
            {
                LogThrown(logger, error);
            }

            _hasThrown = true;
        }
    }

    [LoggerMessage(30, LogLevel.Warning, "A progress callback threw; the work goes on, and its later exceptions are not logged")]
    private static partial void LogThrown(ILogger logger, Exception error);
}
