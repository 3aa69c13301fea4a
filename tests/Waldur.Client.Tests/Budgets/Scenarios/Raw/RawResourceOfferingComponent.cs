namespace Waldur.Client.Budgets;

/// <summary>A part of <see cref="RawResource"/>.</summary>
internal sealed class RawResourceOfferingComponent
{
    public Guid? Uuid { get; set; }

    public string? Type { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? BillingType { get; set; }

    public string? MeasuredUnit { get; set; }

    public int? UnitFactor { get; set; }

    public string? LimitPeriod { get; set; }

    public int? LimitAmount { get; set; }

    public string? ArticleCode { get; set; }

    public int? MaxValue { get; set; }

    public int? MinValue { get; set; }

    public int? MaxAvailableLimit { get; set; }

    public int? DefaultLimit { get; set; }

    public bool? IsBoolean { get; set; }

    public bool? IsBuiltin { get; set; }

    public bool? IsPrepaid { get; set; }
}
