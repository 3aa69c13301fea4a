namespace Waldur.Client.Testing.Tests;

public sealed class SearchTests
{
    [Theory]
    [InlineData("", "Nightly|Night \"B\" \\x|Noon|Weekend")]
    [InlineData("name = \"Nightly\"", "Nightly")]
    [InlineData("name=Nightly", "Nightly")]
    [InlineData("name == \"Nightly\"", "Nightly")]
    [InlineData("name = nightly", "")]
    [InlineData("name = \"Night \\\"B\\\" \\\\x\"", "Night \"B\" \\x")]
    [InlineData("name ~ night", "Nightly|Night \"B\" \\x")]
    [InlineData("name ~ n*n", "Noon")]
    [InlineData("name ~ N*ly", "Nightly")]
    [InlineData("name !~ night", "Noon|Weekend")]
    [InlineData("name != Nightly", "Night \"B\" \\x|Noon|Weekend")]
    [InlineData("name <> Nightly", "Night \"B\" \\x|Noon|Weekend")]
    [InlineData("name ^ (Noon, \"Weekend\")", "Noon|Weekend")]
    [InlineData("name !^ (Noon, Weekend)", "Nightly|Night \"B\" \\x")]
    [InlineData("interval = weekly", "Weekend")]
    [InlineData("interval = \"custom cron\"", "Noon")]
    [InlineData("enabled = true", "Nightly|Night \"B\" \\x|Noon")]
    [InlineData("enabled = false", "Weekend")]
    [InlineData("enabled != false", "Nightly|Night \"B\" \\x|Noon")]
    [InlineData("name ~ night and interval = hourly", "Night \"B\" \\x")]
    [InlineData("name ~ night, interval = hourly", "Night \"B\" \\x")]
    [InlineData("name ~ night interval = hourly", "Night \"B\" \\x")]
    [InlineData("name ~ night & interval = hourly", "Night \"B\" \\x")]
    [InlineData("name = Noon or name = Weekend", "Noon|Weekend")]
    [InlineData("name = Noon | name = Weekend", "Noon|Weekend")]
    [InlineData("name = Noon or name ~ night and interval = hourly", "Night \"B\" \\x|Noon")]
    [InlineData("(name = Noon or name ~ night) and interval = hourly", "Night \"B\" \\x")]
    [InlineData("not name ~ n", "")]
    [InlineData("not (name = Noon or name = Weekend)", "Nightly|Night \"B\" \\x")]
    [InlineData("!name = Noon -name = Weekend", "Nightly|Night \"B\" \\x")]
    [InlineData("week", "Weekend")]
    [InlineData("cron", "Noon")]
    [InlineData("ni hourly", "Night \"B\" \\x")]
    [InlineData("~ noo", "Noon")]
    [InlineData("has name", "Nightly|Night \"B\" \\x|Noon|Weekend")]
    [InlineData("set? interval and name = Noon", "Noon")]
    [InlineData("null? name", "")]
    [InlineData("organization_id > 0 and name > O", "Weekend")]
    public async Task A_search_finds(string search, string names)
    {
        await using var katello = await StartAsync();

        var list = await katello.Get(katello.Plans + "?search=" + Uri.EscapeDataString(search));

        list["error"].Should().BeNull();
        list.Names().Should().BeEquivalentTo(names.Split('|', StringSplitOptions.RemoveEmptyEntries));
        list.Number("total").Should().Be(4);
        list.Number("subtotal").Should().Be(list.Names().Count());
        list.Text("search").Should().Be(search);
    }

    [Theory]
    [InlineData("no_such_field = 1", "no_such_field")]
    [InlineData("id = 1", "id")]
    [InlineData("enabled = maybe", "maybe")]
    [InlineData("organization_id = x", "x")]
    [InlineData("name =", "early")]
    [InlineData("(name = Noon", "early")]
    [InlineData("name = Noon )", ")")]
    [InlineData("name = = Noon", "=")]
    [InlineData("and", "&")]
    public async Task A_search_that_cannot_be_read_is_an_error_with_status_200(string search, string reason)
    {
        await using var katello = await StartAsync();

        var list = await katello.Get(katello.Plans + "?search=" + Uri.EscapeDataString(search));

        list.Text("error").Should().Contain(reason);
        list.Text("search").Should().Be(search);
        list.Number("subtotal").Should().Be(0);
        list["page"].Should().BeNull();
    }

    [Theory]
    [InlineData("enabled = true")]
    [InlineData("enabled = false")]
    public async Task Nothing_is_found_by_enabled_while_no_schedule_is_active(string search)
    {
        await using var katello = await TestKatello.StartAsync();
        foreach (var plan in katello.Server.SyncPlans)
        {
            katello.Server.CancelRecurringLogic(plan.Id);
        }

        var list = await katello.Get(katello.Plans + "?search=" + Uri.EscapeDataString(search));

        list["error"].Should().BeNull();
        list.Number("subtotal").Should().Be(0);
    }

    private static async Task<TestKatello> StartAsync()
    {
        var katello = await TestKatello.StartAsync();
        katello.Server.AddSyncPlan(katello.Seed.Organization, "Noon", "custom cron", cronExpression: "0 12 * * *");
        katello.Server.AddSyncPlan(katello.Seed.Organization, "Night \"B\" \\x", "hourly");
        return katello;
    }
}
