using System.Buffers;
using System.Text.Json;

namespace Waldur.Client;

/// <summary>The statistics of an agent's service, as operators see them: counts since its start.</summary>
internal static class AgentStatistics
{
    public static RawJson From(AgentMonitor monitor, AgentLogs? logs)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("done", monitor.Count(ProcessOutcome.Done));
            writer.WriteNumber("erred", monitor.Count(ProcessOutcome.Erred));
            writer.WriteNumber("taken_by_others", monitor.Count(ProcessOutcome.Taken));
            writer.WriteNumber("not_claimed", monitor.Count(ProcessOutcome.NotClaimed));
            writer.WriteNumber("running", monitor.RunningRequests);
            writer.WriteNumber("uncertain", monitor.UncertainRequests.Count);
            writer.WriteNumber("unreported", monitor.UnreportedRequests.Count);
            writer.WriteNumber("polls", monitor.Polls);
            writer.WriteNumber("failed_polls", monitor.FailedPolls);
            writer.WriteBoolean("events_connected", monitor.IsWakeConnected);
            if (monitor.LastPoll is { } poll)
            {
                writer.WriteString("last_poll", poll);
            }

            if (monitor.LastClaimLag is { } lag)
            {
                writer.WriteNumber("last_claim_lag_ms", (long)lag.TotalMilliseconds);
            }

            if (logs is not null)
            {
                writer.WriteNumber("dropped_log_entries", logs.Dropped);
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return RawJson.From(document.RootElement);
    }
}
