using System.Globalization;

namespace Waldur.Client.Events;

/// <summary>Where a source of events stands at one moment; for health checks and dashboards. It holds no secret.</summary>
public sealed record EventState
{
    /// <summary>What it does.</summary>
    public EventStatus Status { get; init; }

    /// <summary>Whether events come as they happen.</summary>
    public bool IsConnected => Status == EventStatus.Connected;

    /// <summary>Since when it is connected; null while it is not.</summary>
    public DateTimeOffset? ConnectedSince { get; init; }

    /// <summary>When the last message came; null before the first.</summary>
    public DateTimeOffset? LastMessageAt { get; init; }

    /// <summary>How many messages have come in all.</summary>
    public long Messages { get; init; }

    /// <summary>How many times a connection was made in all.</summary>
    public long Connections { get; init; }

    /// <summary>How many attempts have failed since it was connected last.</summary>
    public int FailedAttempts { get; init; }

    /// <summary>Why it is not connected, in a sentence; null while it is, and before the first attempt has failed.</summary>
    public string? Problem { get; init; }

    /// <summary>The status and what belongs to it.</summary>
    /// <returns>For example <c>Connected since 2026-01-01T00:00:00Z, 3 messages</c>.</returns>
    public override string ToString() => IsConnected
        ? string.Create(CultureInfo.InvariantCulture, $"{Status} since {ConnectedSince:O}, {Messages} messages")
        : string.Create(CultureInfo.InvariantCulture, $"{Status} after {FailedAttempts} failed attempts. {Problem}").TrimEnd();
}
