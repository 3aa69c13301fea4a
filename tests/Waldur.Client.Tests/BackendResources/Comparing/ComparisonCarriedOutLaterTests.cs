using System.Text.Json;
using System.Text.Json.Nodes;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>A comparison that was stored, reviewed and edited: what changed in between is noticed and said, and nothing else is sent.</summary>
public class ComparisonCarriedOutLaterTests
{
    private static readonly ReportOptions Deleting = new() { DeleteMissing = true };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stored_comparison_is_carried_out_by_another_client_and_then_there_is_nothing_to_do()
    {
        await using var waldur = new TestWaldur();
        var json = await StoreAsync(waldur);

        var summary = await CarryOutAsync(waldur, json);

        summary.ToString().Should().Be("1 Created, 1 Unchanged, 1 Replaced, 1 Imported, 1 Deleted, 1 DuplicateDeleted, 1 ImportedDeleted");
        waldur.Server.BackendResources.Select(row => (row.BackendId, row.Name)).Should().BeEquivalentTo(
            new[] { ("new", "Name of new"), ("unchanged", "Name of unchanged"), ("changed", "Name of changed"), ("", "by hand") });
        (await CompareAsync(waldur)).IsSettled(deleteMissing: true).Should().BeTrue();
    }

    [Fact]
    public async Task The_text_holds_all_that_is_needed_and_a_serialiser_reads_and_writes_it_too()
    {
        await using var waldur = new TestWaldur();
        await StoreAsync(waldur);
        var comparison = await CompareAsync(waldur);

        var json = comparison.ToJson();

        InventoryComparison.Parse(json).ToJson().Should().Be(json);
        JsonSerializer.Deserialize<InventoryComparison>(JsonSerializer.Serialize(comparison))!.ToJson().Should().Be(json);
        JsonDocument.Parse(json).RootElement.EnumerateObject().Select(member => member.Name)
            .Should().Equal("kind", "version", "offering", "marketplace_problem", "counts", "entries");
    }

    [Fact]
    public async Task What_is_done_by_now_is_left_alone()
    {
        await using var waldur = new TestWaldur();
        var json = await StoreAsync(waldur);
        await waldur.Agent.BackendResources.ReportAsync(waldur.Offering, Inventory(waldur), cancellationToken: Cancellation);
        await waldur.Staff.BackendResources.ImportAllAsync(
            (await waldur.Staff.BackendResources.List().ToListAsync(Cancellation)).Where(row => row.BackendId == "new"), cancellationToken: Cancellation);
        var writes = waldur.Writes.Count();

        var summary = await CarryOutAsync(waldur, json, new ReportOptions());

        waldur.Writes.Should().HaveCount(writes, "nothing is sent");
        summary.ToString().Should().Be("2 Unchanged, 2 Imported, 2 Outdated");
        summary.Failures.Should().OnlyContain(result => result.Reason == "The row is gone since the comparison.");
    }

    [Fact]
    public async Task A_row_that_another_agent_replaced_is_not_replaced_unseen()
    {
        await using var waldur = new TestWaldur();
        var json = await StoreAsync(waldur);
        var rows = waldur.Server.BackendResources.ToLookup(row => row.BackendId);
        await waldur.Staff.BackendResources.DeleteAsync(rows["changed"].Single().Uuid, Cancellation);
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "Newer", "changed");
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "Reported otherwise", "new");
        foreach (var row in rows["unchanged"].Where(row => row.Name == "Name of unchanged"))
        {
            await waldur.Staff.BackendResources.DeleteAsync(row.Uuid, Cancellation);
        }

        var summary = await CarryOutAsync(waldur, json, new ReportOptions());

        summary.Results.Where(result => result.Outcome == ReportOutcome.Outdated).Select(result => result.Reason).Should().BeEquivalentTo(
            "Since the comparison it has been reported otherwise: Its name and metadata changed since it was reported.",
            "Its row has been replaced by another one since the comparison.",
            "Since the comparison it has been reported otherwise: Its name changed since it was reported.",
            "Since the comparison the row has become Changed: Its name changed since it was reported.");
        waldur.Server.BackendResources.Select(row => row.Name).Should().Contain(["Newer", "Reported otherwise"]);
    }

    [Fact]
    public async Task A_resource_that_was_terminated_since_is_noticed()
    {
        await using var waldur = new TestWaldur();
        var json = await StoreAsync(waldur);
        waldur.Server.TerminateResource(waldur.Server.Resources.Single(resource => resource.BackendId == "imported").Uuid);

        var summary = await CarryOutAsync(waldur, json);

        summary.Results.Where(result => result.BackendId == "imported").Should().HaveCount(2).And.OnlyContain(result => result.Outcome == ReportOutcome.Outdated);
        waldur.Server.BackendResources.Select(row => row.BackendId).Should().Contain("imported", "its row is the only one again");
    }

    [Fact]
    public async Task An_entry_that_was_taken_out_is_left_alone_and_an_item_may_be_edited()
    {
        await using var waldur = new TestWaldur();
        var root = JsonNode.Parse(await StoreAsync(waldur))!;
        var entries = root["entries"]!.AsArray();
        entries.RemoveAll(entry => entry!["class"]!.GetValue<string>() is "Changed" or "StaleRow");
        entries.Single(entry => entry!["class"]!.GetValue<string>() == "New")!["item"]!["name"] = "A better name";

        var summary = await CarryOutAsync(waldur, root.ToJsonString());

        summary.ToString().Should().Be("1 Created, 1 Unchanged, 1 Imported, 1 DuplicateDeleted, 1 ImportedDeleted");
        waldur.Server.BackendResources.Select(row => row.Name).Should().BeEquivalentTo("A better name", "Name of unchanged", "Old", "stale", "by hand");
    }

    [Theory]
    [InlineData("""{"kind":"waldur.import-plan","version":1}""", "not 'waldur.inventory-comparison'")]
    [InlineData("""{"kind":"waldur.inventory-comparison","version":7}""", "use a newer one")]
    [InlineData("""{"kind":"waldur.inventory-comparison","version":1,"offering":"x","entries":[]}""", "offering is no uuid")]
    [InlineData("""{"kind":"waldur.inventory-comparison","version":1,"offering":"11111111111111111111111111111111","entries":[{"class":"New"}]}""", "entries[0] is New, and needs its item")]
    [InlineData("""{"kind":"waldur.inventory-comparison","version":1,"offering":"11111111111111111111111111111111","entries":[{"class":"StaleRow"}]}""", "needs its row")]
    public void What_is_no_comparison_is_refused_with_the_place(string json, string place)
    {
        var parsing = () => InventoryComparison.Parse(json);

        parsing.Should().Throw<FormatException>().Which.Message.Should().Contain(place);
    }

    private static InventoryItem[] Inventory(TestWaldur waldur) =>
        [waldur.Item("new", metadata: """{"limits":{"cpu":4}}"""), waldur.Item("unchanged"), waldur.Item("changed"), waldur.Item("imported")];

    private static Task<InventoryComparison> CompareAsync(TestWaldur waldur) =>
        waldur.Agent.BackendResources.CompareAsync(waldur.Offering, Inventory(waldur), cancellationToken: Cancellation);

    private static async Task<string> StoreAsync(TestWaldur waldur)
    {
        foreach (var (id, name) in new[] { ("unchanged", "Name of unchanged"), ("unchanged", "double"), ("changed", "Old"), ("stale", "stale"), ("imported", "left over"), ("", "by hand") })
        {
            waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, name, id);
        }

        waldur.Server.AddResource(waldur.Seed.Offering, waldur.Seed.Project, "imported", "imported");
        return (await CompareAsync(waldur)).ToJson();
    }

    private static async Task<ReportSummary> CarryOutAsync(TestWaldur waldur, string json, ReportOptions? options = null)
    {
        using var other = waldur.NewClient(waldur.Seed.AgentToken);
        return await waldur.RunAsync(other.BackendResources.ReportAsync(InventoryComparison.Parse(json), options ?? Deleting, cancellationToken: Cancellation));
    }
}
