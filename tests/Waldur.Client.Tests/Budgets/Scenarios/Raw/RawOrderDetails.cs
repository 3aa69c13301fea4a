using System.Text.Json;

namespace Waldur.Client.Budgets;

/// <summary>A part of <see cref="RawResource"/>.</summary>
internal sealed class RawOrderDetails
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

    public Guid? ResourceUuid { get; set; }

    public string? ResourceType { get; set; }

    public string? ResourceName { get; set; }

    public decimal? Cost { get; set; }

    public string? State { get; set; }

    public string? Output { get; set; }

    public Guid? MarketplaceResourceUuid { get; set; }

    public string? ErrorMessage { get; set; }

    public string? ErrorTraceback { get; set; }

    public string? CallbackUrl { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public string? RequestComment { get; set; }

    public string? Attachment { get; set; }

    public string? Type { get; set; }

    public string? ConsumerReviewedBy { get; set; }

    public string? ConsumerReviewedByFullName { get; set; }

    public string? ConsumerReviewedByUsername { get; set; }

    public DateTimeOffset? ConsumerReviewedAt { get; set; }

    public string? ProviderReviewedBy { get; set; }

    public string? ProviderReviewedByFullName { get; set; }

    public string? ProviderReviewedByUsername { get; set; }

    public DateTimeOffset? ProviderReviewedAt { get; set; }

    public string? CreatedByUsername { get; set; }

    public string? CreatedByFullName { get; set; }

    public string? CreatedByCivilNumber { get; set; }

    public string? CustomerName { get; set; }

    public Guid? CustomerUuid { get; set; }

    public string? CustomerSlug { get; set; }

    public string? ProjectName { get; set; }

    public Guid? ProjectUuid { get; set; }

    public string? ProjectDescription { get; set; }

    public string? ProjectSlug { get; set; }

    public string? OldPlanName { get; set; }

    public string? NewPlanName { get; set; }

    public Guid? OldPlanUuid { get; set; }

    public Guid? NewPlanUuid { get; set; }

    public decimal? OldCostEstimate { get; set; }

    public decimal? NewCostEstimate { get; set; }

    public bool? CanTerminate { get; set; }

    public decimal? FixedPrice { get; set; }

    public decimal? ActivationPrice { get; set; }

    public string? TerminationComment { get; set; }

    public string? BackendId { get; set; }

    public Guid? OfferingCustomerUuid { get; set; }

    public string? OfferingCustomerName { get; set; }

    public string? OfferingCustomerSlug { get; set; }

    public JsonElement? Issue { get; set; }
}
