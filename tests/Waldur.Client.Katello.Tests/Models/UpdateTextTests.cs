using System.Text.Json;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello.Tests;

public sealed class UpdateTextTests
{
    [Fact]
    public void Only_what_is_set_is_written_and_null_is_written_as_null()
    {
        JsonSerializer.Serialize(new SyncPlanUpdate()).Should().Be("{}");
        JsonSerializer.Serialize(new SyncPlanUpdate { Description = null }).Should().Be("""{"description":null}""");
        JsonSerializer.Serialize(new SyncPlanUpdate { Enabled = false, Interval = SyncPlanInterval.CustomCron, CronExpression = "0 2 * * *" })
            .Should().Be("""{"interval":"custom cron","enabled":false,"cron_expression":"0 2 * * *"}""");
    }

    [Fact]
    public void An_interval_that_is_not_known_survives()
    {
        var plan = JsonSerializer.Deserialize<SyncPlan>("""{"interval":"fortnightly"}""")!;

        plan.Interval.IsKnown.Should().BeFalse();
        plan.Interval.Value.Should().Be("fortnightly");
        JsonSerializer.Serialize(plan).Should().Contain("\"interval\":\"fortnightly\"");
    }
}
