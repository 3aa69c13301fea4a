using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>A log entry that waits to be sent.</summary>
internal sealed record AgentLogEntry(DateTimeOffset At, AgentLogSeverity Severity, string Message, string Category)
{
    /// <summary>The number of characters of its texts.</summary>
    public int Length => Message.Length + Category.Length;

    public AgentLogCreate ToBody(Guid identity) => new()
    {
        AgentIdentityUuid = identity,
        Timestamp = At.ToUnixTimeMilliseconds() / 1000.0,
        Level = Severity,
        Message = Message,
        Module = Category,
    };
}
