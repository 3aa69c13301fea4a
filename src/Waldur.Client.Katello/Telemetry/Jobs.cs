using Waldur.Client.Core;

namespace Waldur.Client.Katello;

/// <summary>The jobs of this package: each has a span, whose children are its calls. docs/telemetry.md lists them.</summary>
internal static class Jobs
{
    public static readonly JobDefinition Ensure = new("SyncPlans.Ensure", "organization");
    public static readonly JobDefinition Sync = new("SyncPlans.Sync", "sync_plan");
    public static readonly JobDefinition WaitForTask = new("Tasks.Wait", "task");
}
