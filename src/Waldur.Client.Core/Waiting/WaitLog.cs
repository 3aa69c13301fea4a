using Microsoft.Extensions.Logging;

namespace Waldur.Client.Core;

/// <summary>Says once what is waited for, and where, when a wait has lasted for two seconds.</summary>
internal static partial class WaitLog
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);

    /// <summary>Begins to count; null where nobody reads such lines.</summary>
    public static ITimer? Start(ILogger? logger, string subject, TimeProvider timeProvider) => logger?.IsEnabled(LogLevel.Information) == true
        ? timeProvider.CreateTimer(_ => Waiting(logger, subject), null, Silence, Timeout.InfiniteTimeSpan)
        : null;

    [LoggerMessage(6, LogLevel.Information, "Waiting for {Subject}")]
    private static partial void Waiting(ILogger logger, string subject);
}
