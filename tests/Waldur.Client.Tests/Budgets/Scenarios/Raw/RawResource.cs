using System.Text.Json;

namespace Waldur.Client.Budgets;

/// <summary>The response of import_resource, all 86 fields, as a program without the SDK would declare it.</summary>
internal sealed class RawResource
{
    public string? Offering { get; set; }

    public string? OfferingName { get; set; }

    public Guid? OfferingUuid { get; set; }

    public string? OfferingDescription { get; set; }

    public string? OfferingImage { get; set; }

    public string? OfferingThumbnail { get; set; }

    public string? OfferingType { get; set; }

    public bool? OfferingShared { get; set; }

    public bool? OfferingBillable { get; set; }

    public JsonElement? OfferingPluginOptions { get; set; }

    public string? ProviderName { get; set; }

    public Guid? ProviderUuid { get; set; }

    public string? ProviderSlug { get; set; }

    public string? CategoryTitle { get; set; }

    public Guid? CategoryUuid { get; set; }

    public string? CategoryIcon { get; set; }

    public string? Plan { get; set; }

    public string? PlanUnit { get; set; }

    public string? PlanName { get; set; }

    public Guid? PlanUuid { get; set; }

    public string? PlanDescription { get; set; }

    public JsonElement? Attributes { get; set; }

    public Dictionary<string, long>? Limits { get; set; }

    public Guid? Uuid { get; set; }

    public DateTimeOffset? Created { get; set; }

    public DateTimeOffset? Modified { get; set; }

    public string? Url { get; set; }

    public string? Scope { get; set; }

    public string? Description { get; set; }

    public string? State { get; set; }

    public Guid? ResourceUuid { get; set; }

    public string? BackendId { get; set; }

    public string? EffectiveId { get; set; }

    public string? ResourceType { get; set; }

    public string? Project { get; set; }

    public Guid? ProjectUuid { get; set; }

    public string? ProjectName { get; set; }

    public string? ProjectDescription { get; set; }

    public DateOnly? ProjectEndDate { get; set; }

    public string? ProjectEndDateRequestedBy { get; set; }

    public Guid? CustomerUuid { get; set; }

    public string? CustomerName { get; set; }

    public string? OfferingSlug { get; set; }

    public Guid? ParentOfferingUuid { get; set; }

    public string? ParentOfferingName { get; set; }

    public string? ParentOfferingSlug { get; set; }

    public Guid? ParentUuid { get; set; }

    public string? ParentName { get; set; }

    public RawResourceBackendMetadata? BackendMetadata { get; set; }

    public bool? IsUsageBased { get; set; }

    public bool? IsLimitBased { get; set; }

    public string? Name { get; set; }

    public string? Slug { get; set; }

    public Dictionary<string, double>? CurrentUsages { get; set; }

    public bool? CanTerminate { get; set; }

    public List<RawResourceReport>? Report { get; set; }

    public DateOnly? EndDate { get; set; }

    public string? EndDateRequestedBy { get; set; }

    public string? Username { get; set; }

    public Dictionary<string, double>? LimitUsage { get; set; }

    public bool? Downscaled { get; set; }

    public bool? RestrictMemberAccess { get; set; }

    public bool? Paused { get; set; }

    public List<RawResourceEndpoint>? Endpoints { get; set; }

    public string? ErrorMessage { get; set; }

    public string? ErrorTraceback { get; set; }

    public JsonElement? Options { get; set; }

    public List<string>? AvailableActions { get; set; }

    public DateTimeOffset? LastSync { get; set; }

    public RawOrderDetails? OrderInProgress { get; set; }

    public RawOrderDetails? CreationOrder { get; set; }

    public Guid? ServiceSettingsUuid { get; set; }

    public string? ProjectSlug { get; set; }

    public string? CustomerSlug { get; set; }

    public bool? UserRequiresReconsent { get; set; }

    public Dictionary<string, DateOnly>? RenewalDate { get; set; }

    public string? ProviderDescription { get; set; }

    public DateOnly? ProjectEffectiveEndDate { get; set; }

    public DateOnly? ResourceEffectiveEndDate { get; set; }

    public bool? ProjectIsInGracePeriod { get; set; }

    public string? OfferingBackendId { get; set; }

    public DateTimeOffset? EndDateUpdatedAt { get; set; }

    public string? UsageLimitRestriction { get; set; }

    public string? OfferingState { get; set; }

    public List<RawResourceOfferingComponent>? OfferingComponents { get; set; }

    public bool? HasApiKeys { get; set; }
}
