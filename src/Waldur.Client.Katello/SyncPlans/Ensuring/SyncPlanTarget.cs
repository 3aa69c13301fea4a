namespace Waldur.Client.Katello;

/// <summary>Where products go: the organization, and the plan where it is there already.</summary>
internal sealed record SyncPlanTarget(int Organization, int? Plan);
