using System.Text.Json;
using Waldur.Client.Models;

namespace Waldur.Client.Tests;

/// <summary>Fields that the API documents leave out and servers send, or that newer servers added, have properties of their own.</summary>
public class NewerFieldTests
{
    [Fact]
    public void Orders_have_theirs()
    {
        var order = JsonSerializer.Deserialize<OrderDetails>("""
            {
              "uuid": "228bac6824eb48df8c2cd02099252d1b", "url": "https://waldur.example.com/api/marketplace-orders/228bac6824eb48df8c2cd02099252d1b/",
              "slug": "order-1", "provider_slug": "nhpc", "start_date": "2026-11-30", "order_subtype": "renewal"
            }
            """)!;

        order.Url.Should().EndWith("228bac6824eb48df8c2cd02099252d1b/");
        order.Slug.Should().Be("order-1");
        order.ProviderSlug.Should().Be("nhpc");
        order.StartDate.Should().Be(new DateOnly(2026, 11, 30));
        order.OrderSubtype.Should().Be("renewal");
        order.AdditionalData.Should().BeEmpty();
    }

    [Fact]
    public void Components_of_an_offering_have_theirs()
    {
        var component = JsonSerializer.Deserialize<ResourceOfferingComponent>("""
            {
              "uuid": "228bac6824eb48df8c2cd02099252d1b", "type": "cpu", "factor": 60, "overage_component": "9661dc2f15fa43b1bd1e73ee08f00911",
              "min_prepaid_duration": 1, "max_prepaid_duration": 12
            }
            """)!;

        component.Factor.Should().Be(60);
        component.OverageComponent.Should().Be(Guid.Parse("9661dc2f15fa43b1bd1e73ee08f00911"));
        component.MinPrepaidDuration.Should().Be(1);
        component.MaxPrepaidDuration.Should().Be(12);
        component.AdditionalData.Should().BeEmpty();
    }
}
