using Microsoft.Extensions.Logging;

namespace Waldur.Client;

/// <content>What the loop logs.</content>
internal sealed partial class AgentLoop
{
    [LoggerMessage(111, LogLevel.Error, "How request {Request} ended could not be reported to {Host}; it is retried: {Reason}")]
    private static partial void LogUnreported(ILogger logger, Guid request, string host, string reason);

    [LoggerMessage(112, LogLevel.Error, "Request {Request} of {Host} could not be claimed: {Reason}")]
    private static partial void LogNotClaimed(ILogger logger, Guid request, string host, string reason);

    [LoggerMessage(115, LogLevel.Error, "The claim journal cannot be read; it is retried at every poll, and until then earlier claims are not recovered")]
    private static partial void LogUnreadJournal(ILogger logger, Exception error);
}
