using System.Globalization;
using System.Text.Json;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello.Tests;

public sealed class TimestampTests
{
    [Theory]
    [InlineData("2024-07-19 00:00:00 UTC", "2024-07-19T00:00:00+00:00")]
    [InlineData("2017-01-01 00:00:00 +0000", "2017-01-01T00:00:00+00:00")]
    [InlineData("2019-04-10 11:22:00 -0400", "2019-04-10T11:22:00-04:00")]
    [InlineData("2019-04-10 11:22:00 +0530", "2019-04-10T11:22:00+05:30")]
    [InlineData("2017/01/01 00:00:00 +0000", "2017-01-01T00:00:00+00:00")]
    [InlineData("2017/01/01 00:00:00 -0400", "2017-01-01T00:00:00-04:00")]
    [InlineData("2018-09-08T00:00:00+00:00", "2018-09-08T00:00:00+00:00")]
    [InlineData("2018-09-08T00:00:00Z", "2018-09-08T00:00:00+00:00")]
    [InlineData("2018-09-08T00:00:00.125Z", "2018-09-08T00:00:00.125+00:00")]
    public void Every_form_that_tells_its_offset_is_read(string text, string expected)
    {
        var plan = Read($$"""{"sync_date":"{{text}}","next_sync":"{{text}}","created_at":"{{text}}","updated_at":"{{text}}"}""");

        var instant = DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture);
        plan.SyncDate.Should().Be(instant);
        plan.SyncDate!.Value.Offset.Should().Be(instant.Offset);
        plan.NextSync.Should().Be(instant);
        plan.CreatedAt.Should().Be(instant);
        plan.UpdatedAt.Should().Be(instant);
        plan.AdditionalData.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Sun, 01 Jan 2017 00:00:00")]
    [InlineData("2017-01-01 00:00:00")]
    [InlineData("2017-01-01 00:00:00 CEST")]
    [InlineData("2017/01/01 00:00:00")]
    [InlineData("2017-01-01")]
    [InlineData("about 3 hours ago")]
    [InlineData("")]
    public void A_time_without_offset_is_kept_as_text_and_not_guessed(string text)
    {
        var plan = Read($$"""{"sync_date":"{{text}}","next_sync":"{{text}}"}""");

        plan.SyncDate.Should().BeNull();
        plan.NextSync.Should().BeNull();
        plan.AdditionalData["sync_date"].ToString().Should().Be($"\"{text}\"");
    }

    [Fact]
    public void A_time_that_could_not_be_read_is_not_lost_when_the_plan_is_written()
    {
        var plan = Read("""{"sync_date":"Sun, 01 Jan 2017 00:00:00"}""");

        JsonSerializer.Serialize(plan).Should().Contain("\"sync_date\":\"Sun, 01 Jan 2017 00:00:00\"");
    }

    [Fact]
    public void Nulls_are_read()
    {
        var plan = Read("""{"sync_date":"2017-01-01 00:00:00 UTC","next_sync":null,"enabled":null,"cron_expression":null,"foreman_tasks_recurring_logic_id":null}""");

        plan.NextSync.Should().BeNull();
        plan.Enabled.Should().BeNull();
        plan.AdditionalData.Should().BeEmpty();
    }

    [Fact]
    public void What_is_written_is_in_one_form_and_reads_as_the_same_instant()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var turn = 0; turn < 2000; turn++)
        {
            var offset = TimeSpan.FromMinutes(random.Next(-14 * 60, 14 * 60));
            var instant = Dates.Utc(1970, 1, 2).AddSeconds(random.NextInt64(0, 250L * 365 * 24 * 3600)).ToOffset(offset);

            var json = JsonSerializer.Serialize(new SyncPlanCreate { Name = "P", Interval = SyncPlanInterval.Daily, SyncDate = instant });
            var update = JsonSerializer.Serialize(new SyncPlanUpdate { SyncDate = instant });
            var text = JsonDocument.Parse(json).RootElement.GetProperty("sync_date").GetString()!;
            var plan = Read($$"""{"sync_date":"{{text}}"}""");

            text.Should().MatchRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000$", "seed {0}", seed);
            JsonDocument.Parse(update).RootElement.GetProperty("sync_date").GetString().Should().Be(text, "seed {0}", seed);
            plan.SyncDate.Should().Be(instant, "seed {0}", seed);
            plan.SyncDate!.Value.Offset.Should().Be(TimeSpan.Zero, "seed {0}", seed);
            JsonSerializer.Serialize(Read(JsonSerializer.Serialize(plan))).Should().Be(JsonSerializer.Serialize(plan), "seed {0}", seed);
        }
    }

    private static SyncPlan Read(string json) => JsonSerializer.Deserialize<SyncPlan>(json)!;
}
