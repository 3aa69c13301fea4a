namespace Waldur.Client.Testing;

/// <summary>A plan of an offering in a fake Waldur.</summary>
public sealed class FakePlan
{
    internal FakePlan(Guid uuid, FakeOffering offering, string name)
    {
        Uuid = uuid;
        Offering = offering;
        Name = name;
    }

    /// <summary>The uuid.</summary>
    public Guid Uuid { get; }

    /// <summary>The offering.</summary>
    public FakeOffering Offering { get; }

    /// <summary>The name.</summary>
    public string Name { get; set; }

    /// <summary>The description.</summary>
    public string Description { get; set; } = "";

    /// <summary>Whether the plan was withdrawn.</summary>
    public bool Archived { get; set; }

    /// <summary>The price of a unit.</summary>
    public decimal UnitPrice { get; set; }

    /// <summary>The billing unit: <c>month</c>, <c>quarter</c>, <c>half_month</c>, <c>day</c>, <c>hour</c> or <c>quantity</c>.</summary>
    public string Unit { get; set; } = "month";
}
