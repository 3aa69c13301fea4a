using Waldur.Client.Testing;

namespace Waldur.Client.Tests.SiteAgents;

/// <summary>Null means that the server itself says so; a gateway's word is an error.</summary>
public class TryGetTests
{
    [Fact]
    public async Task What_does_not_exist_is_null_in_every_group()
    {
        await using var waldur = new TestWaldur();
        var none = Guid.NewGuid();

        (await waldur.Agent.SiteAgents.TryGetIdentityAsync(none, TestWaldur.Cancellation)).Should().BeNull();
        (await waldur.Agent.SiteAgents.TryGetServiceAsync(none, TestWaldur.Cancellation)).Should().BeNull();
        (await waldur.Agent.SiteAgents.TryGetProcessorAsync(none, TestWaldur.Cancellation)).Should().BeNull();
        (await waldur.Agent.EventConsumers.TryGetSubscriptionAsync(none, TestWaldur.Cancellation)).Should().BeNull();
        (await waldur.Staff.Offerings.TryGetAsync(none, TestWaldur.Cancellation)).Should().BeNull();
        (await waldur.Staff.Offerings.TryGetAsync(waldur.Offering, TestWaldur.Cancellation))!.Uuid.Should().Be(waldur.Offering);
    }

    [Fact]
    public async Task A_gateways_404_is_no_proof()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.Faults.Always(Fault.GatewayNotFound);

        var get = () => waldur.RunAsync(waldur.Staff.Offerings.TryGetAsync(waldur.Offering, TestWaldur.Cancellation));

        await get.Should().ThrowAsync<ApiNotFoundException>();
    }
}
