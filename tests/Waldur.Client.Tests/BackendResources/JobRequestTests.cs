namespace Waldur.Client.Tests;

/// <summary>How many requests the jobs take: the pages of what is listed, and one for each row that is written.</summary>
public class JobRequestTests
{
    private const int Rows = 2_000;
    private const int Pages = 7;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_sends_pages_and_what_differs()
    {
        await using var waldur = new TestWaldur();
        var inventory = Enumerable.Range(0, Rows).Select(i => waldur.Item($"vm-{i}")).ToList();

        // Before: a page of no rows, one of no resources, and whether that offering is visible at all. After: the rows and resources once more.
        (await ReportAsync("2000 Created")).Should().Be(1 + 1 + 1 + Rows + Pages + 1);
        (await ReportAsync("2000 Unchanged")).Should().Be(Pages + 1 + 1);
        for (var i = 0; i < Rows; i += 100)
        {
            inventory[i] = inventory[i] with { Name = $"changed {i}" };
        }

        (await ReportAsync("1980 Unchanged, 20 Replaced")).Should().Be(Pages + 1 + 1 + 40 + Pages + 1);

        async Task<int> ReportAsync(string expected)
        {
            var before = waldur.Server.Requests.Count;
            var summary = await waldur.RunAsync(waldur.Agent.BackendResources.ReportAsync(waldur.Offering, inventory, cancellationToken: Cancellation));
            summary.ToString().Should().Be(expected);
            return waldur.Server.Requests.Count - before;
        }
    }

    [Fact]
    public async Task An_import_sends_pages_and_one_request_for_each_row()
    {
        await using var waldur = new TestWaldur();
        for (var i = 0; i < Rows; i++)
        {
            waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, $"Name of {i}", $"vm-{i}");
        }

        var summary = await waldur.RunAsync(waldur.Staff.BackendResources.ImportAllAsync(cancellationToken: Cancellation));

        summary.ToString().Should().Be("2000 Imported");
        waldur.Server.Requests.Should().HaveCount(Pages + Rows + 1, "the list is read once more at the end");
    }
}
