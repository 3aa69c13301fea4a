using Microsoft.Extensions.Logging;

namespace Waldur.Client.Core;

/// <summary>What is logged of bulk work.</summary>
internal static partial class BulkLog
{
    [LoggerMessage(10, LogLevel.Warning, "The progress callback of {Name} threw; the work goes on, and later exceptions of the callback are not logged")]
    public static partial void ProgressThrew(ILogger logger, string name, Exception error);
}
