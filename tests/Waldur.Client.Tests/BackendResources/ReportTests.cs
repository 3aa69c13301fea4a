namespace Waldur.Client.Tests;

public class ReportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Missing_rows_are_created_equal_ones_left_and_changed_ones_replaced()
    {
        await using var waldur = new TestWaldur();
        var equal = Add(waldur, "equal", "Equal", """{"limits":{"cpu":4}}""");
        var renamed = Add(waldur, "renamed", "Old name");
        var changed = Add(waldur, "changed", "Changed", """{"limits":{"cpu":1}}""");
        var gone = Add(waldur, "gone", "Gone");

        var result = await ReportAsync(
            waldur,
            [
                waldur.Item("equal", "Equal", """{"limits":{"cpu":4}}"""),
                waldur.Item("renamed", "New name"),
                waldur.Item("changed", "Changed", """{"limits":{"cpu":2}}"""),
                waldur.Item("missing"),
            ]);

        result.Results.Select(item => (item.BackendId, item.Outcome)).Should().Equal(
            ("equal", ReportOutcome.Unchanged),
            ("renamed", ReportOutcome.Replaced),
            ("changed", ReportOutcome.Replaced),
            ("missing", ReportOutcome.Created));
        var rows = waldur.Server.BackendResources;
        rows.Select(row => row.BackendId).Should().BeEquivalentTo("equal", "renamed", "changed", "missing", "gone");
        rows.Select(row => row.Uuid).Should().Contain([equal, gone]).And.NotContain([renamed, changed]);
        rows.Single(row => row.BackendId == "renamed").Name.Should().Be("New name");
        result.Results[0].Row!.Uuid.Should().Be(equal);
        result.Results[1].Row!.Name.Should().Be("New name");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_gone_is_deleted_only_when_told_so(bool deletesMissing)
    {
        await using var waldur = new TestWaldur();
        Add(waldur, "gone", "Gone");
        var byHand = Add(waldur, "", "Made by hand");
        waldur.Server.AddBackendResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "Another offering's", "other");

        var result = await ReportAsync(waldur, [waldur.Item("kept")], new ReportOptions { DeleteMissing = deletesMissing });

        result.Count(ReportOutcome.Deleted).Should().Be(deletesMissing ? 1 : 0);
        waldur.Server.BackendResources.Any(row => row.BackendId == "gone").Should().Be(!deletesMissing);
        waldur.Server.BackendResources.Should().Contain(row => row.Uuid == byHand).And.Contain(row => row.BackendId == "other");
    }

    [Fact]
    public async Task Rows_that_are_there_twice_are_removed_and_the_equal_one_kept()
    {
        await using var waldur = new TestWaldur();
        Add(waldur, "a", "Old");
        var equal = Add(waldur, "a", "Name of a");
        Add(waldur, "a", "Older");
        Add(waldur, "b", "Old");
        Add(waldur, "b", "Older");

        var result = await ReportAsync(waldur, [waldur.Item("a"), waldur.Item("b")]);

        result.Count(ReportOutcome.DuplicateDeleted).Should().Be(3);
        result.Results[0].Outcome.Should().Be(ReportOutcome.Unchanged);
        result.Results[1].Outcome.Should().Be(ReportOutcome.Replaced);
        waldur.Server.BackendResources.Should().HaveCount(2).And.Contain(row => row.Uuid == equal);
    }

    [Theory]
    [InlineData("""{"limits":{"cpu":4,"ram":8},"note":"x"}""", """{ "note" : "x", "limits" : { "ram":8, "cpu":4 } }""", true)]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""", false)]
    [InlineData("""{"a":1}""", """{"a":1.0}""", true)]
    [InlineData("""{"a":"\u00e9"}""", """{"a":"é"}""", true)]
    [InlineData("""{"a":null}""", """{}""", false)]
    [InlineData("{}", null, true)]
    [InlineData("{}", "null", true)]
    [InlineData("[]", null, false)]
    [InlineData("7", null, false)]
    public async Task Metadata_is_equal_whatever_the_order_of_its_members(string stored, string? reported, bool isEqual)
    {
        await using var waldur = new TestWaldur();
        Add(waldur, "a", "Name of a", stored);

        var result = await ReportAsync(waldur, [waldur.Item("a", metadata: reported)]);

        result.Results.Should().ContainSingle().Which.Outcome.Should().Be(isEqual ? ReportOutcome.Unchanged : ReportOutcome.Replaced);
    }

    public static TheoryData<string, string, string?> Odd => new()
    {
        { "plain", "Plain", null },
        { " spaces around ", "  Spaces around  ", null },
        { "tab\tinside", "tab\tinside", null },
        { "a&b=c#d?e/f%20+g", "<b>&amp;</b>", """{"limits":{"cpu":1}}""" },
        { "日本語-😀", "Ωmega 😀", """{"x":"😀\n"}""" },
        { ",comma,", "{\"a\":1}", null },
        { new string('i', 255), new string('n', 150), null },
        { "A", "a", "null" },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task A_second_run_sends_no_write(string id, string name, string? metadata)
    {
        await using var waldur = new TestWaldur();
        InventoryItem[] inventory = [waldur.Item(id, name, metadata), waldur.Item("another")];
        (await ReportAsync(waldur, inventory, DeletingMissing)).Count(ReportOutcome.Created).Should().Be(2);
        waldur.Server.ClearRequests();

        var result = await ReportAsync(waldur, inventory, DeletingMissing);

        result.ToString().Should().Be("2 Unchanged");
        waldur.Writes.Should().BeEmpty();
        waldur.Calls("GET", TestWaldur.Rows).Should().Be(1, "one paged read is enough");
    }

    public static TheoryData<string, InventoryItem> Bad
    {
        get
        {
            var good = new InventoryItem { BackendId = "bad", Name = "Bad", Project = Guid.NewGuid() };
            return new()
            {
                { "backend id is empty", good with { BackendId = "" } },
                { "backend id is empty", good with { BackendId = null! } },
                { "backend id is empty", good with { BackendId = " \t " } },
                { "backend id has 256", good with { BackendId = new string('x', 256) } },
                { "name is empty", good with { Name = "" } },
                { "name is empty", good with { Name = null! } },
                { "name is empty", good with { Name = "  " } },
                { "name has 151", good with { Name = new string('x', 151) } },
                { "project", good with { Project = Guid.Empty } },
                { "project", good },
                { "no JSON object", good with { Metadata = RawJson.Parse("[1]") } },
                { "no JSON object", good with { Metadata = RawJson.Parse("\"text\"") } },
                { "half a surrogate pair", good with { Name = "half \ud83d pair" } },
                { "half a surrogate pair", good with { BackendId = "bad\ude00" } },
                { "NUL", good with { Name = "nul \0 inside" } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_item_fails_alone(string problem, InventoryItem bad)
    {
        await using var waldur = new TestWaldur();
        Add(waldur, "bad", "Bad");

        var result = await ReportAsync(waldur, [waldur.Item("first"), bad, waldur.Item("last")], DeletingMissing);

        result.Results[0].Outcome.Should().Be(ReportOutcome.Created);
        result.Results[2].Outcome.Should().Be(ReportOutcome.Created);
        result.Results[1].Outcome.Should().Be(ReportOutcome.Failed);
        result.Results[1].Error!.Message.Should().Contain(problem);
        var throwing = result.EnsureNoFailures;
        throwing.Should().Throw<ReportException>().WithMessage("1 of*").Which.Summary.Should().BeSameAs(result);
    }

    [Fact]
    public async Task Lengths_are_counted_in_code_points_as_the_server_does()
    {
        await using var waldur = new TestWaldur();
        var longest = string.Concat(Enumerable.Repeat("😀", 150));

        var result = await ReportAsync(waldur, [waldur.Item(longest, longest), waldur.Item(longest + "x", longest + "x")]);

        result.Results[0].Outcome.Should().Be(ReportOutcome.Created);
        result.Results[1].Error.Should().BeOfType<ArgumentException>().Which.Message.Should().Contain("151");
    }

    [Fact]
    public async Task A_row_whose_item_is_bad_is_not_deleted_as_gone()
    {
        await using var waldur = new TestWaldur();
        var row = Add(waldur, "bad", "Bad");

        await ReportAsync(waldur, [waldur.Item("bad", " ")], DeletingMissing);

        waldur.Server.BackendResources.Should().ContainSingle().Which.Uuid.Should().Be(row);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", " a ")]
    public async Task Of_a_backend_id_that_occurs_twice_the_first_counts(string first, string second)
    {
        await using var waldur = new TestWaldur();

        var result = await ReportAsync(waldur, [waldur.Item(first, "First"), waldur.Item(second, "Second")], DeletingMissing);

        result.Results.Select(item => item.Outcome).Should().Equal(ReportOutcome.Created, ReportOutcome.Failed);
        waldur.Server.BackendResources.Should().ContainSingle().Which.Name.Should().Be("First");
    }

    [Fact]
    public async Task An_empty_inventory_changes_nothing_or_deletes_all()
    {
        await using var waldur = new TestWaldur();
        Add(waldur, "a", "A");

        (await ReportAsync(waldur, [])).ToString().Should().Be("nothing to report");
        (await ReportAsync(waldur, [], DeletingMissing)).ToString().Should().Be("1 Deleted");

        waldur.Server.BackendResources.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_the_right_each_write_fails_and_nothing_is_changed()
    {
        await using var waldur = new TestWaldur();
        using var support = waldur.NewClient(waldur.Seed.SupportToken);
        Add(waldur, "a", "Old");

        var result = await support.BackendResources.ReportAsync(
            waldur.Offering, [waldur.Item("a"), waldur.Item("b")], DeletingMissing, cancellationToken: Cancellation);

        result.Failures.Should().HaveCount(2).And.OnlyContain(item => item.Error is ApiAuthorizationException);
        waldur.Server.BackendResources.Should().ContainSingle().Which.Name.Should().Be("Old");
    }

    private static ReportOptions DeletingMissing => new() { DeleteMissing = true };

    private static Guid Add(TestWaldur waldur, string id, string name, string metadata = "{}") =>
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, name, id, metadata).Uuid;

    private static Task<ReportSummary> ReportAsync(TestWaldur waldur, InventoryItem[] inventory, ReportOptions? options = null) =>
        waldur.RunAsync(waldur.Agent.BackendResources.ReportAsync(waldur.Offering, inventory, options, cancellationToken: Cancellation));
}
