using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

public class ImportAllTests
{
    private const string Import = TestWaldur.Rows + "*/import_resource/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Importing_several_pages_skips_no_row()
    {
        await using var waldur = new TestWaldur();
        Fill(waldur, 700);

        var summary = await waldur.Staff.BackendResources.ImportAllAsync(options: new ImportOptions { Concurrency = 16 }, cancellationToken: Cancellation);

        summary.ToString().Should().Be("700 Imported");
        waldur.Server.BackendResources.Should().BeEmpty();
        waldur.Server.Resources.Select(resource => resource.BackendId).Should().OnlyHaveUniqueItems().And.HaveCount(700);
    }

    [Fact]
    public async Task Several_importers_import_everything_once()
    {
        await using var waldur = new TestWaldur();
        Fill(waldur, 400);
        using var other = waldur.NewClient(waldur.Seed.StaffToken);

        // One may list while the other imports already: it then waits, and lists once more.
        var summaries = await waldur.RunAsync(Task.WhenAll(
            waldur.Staff.BackendResources.ImportAllAsync(cancellationToken: Cancellation),
            other.BackendResources.ImportAllAsync(cancellationToken: Cancellation)));

        summaries.Sum(summary => summary.Count(ImportOutcome.Imported)).Should().Be(400);
        summaries.SelectMany(summary => summary.Results).Should().OnlyContain(
            result => result.Outcome == ImportOutcome.Imported || result.Outcome == ImportOutcome.Gone);
        waldur.Server.Resources.Select(resource => resource.BackendId).Should().OnlyHaveUniqueItems().And.HaveCount(400);
    }

    [Fact]
    public async Task Rows_hidden_by_shifting_pages_are_found_by_the_second_look()
    {
        await using var waldur = new TestWaldur();
        Fill(waldur, 600);
        var rows = await waldur.Staff.BackendResources.List().ToListAsync(Cancellation);
        var reads = 0;
        using var staff = waldur.NewClient(waldur.Seed.StaffToken, async request =>
        {
            if (request.Method == HttpMethod.Get && ++reads == 2)
            {
                foreach (var row in rows.Take(10))
                {
                    await waldur.Staff.BackendResources.ImportAsync(row, cancellationToken: Cancellation);
                }
            }
        });

        var summary = await waldur.RunAsync(staff.BackendResources.ImportAllAsync(cancellationToken: Cancellation));

        summary.ToString().Should().Be("590 Imported, 10 Gone");
        waldur.Server.BackendResources.Should().BeEmpty();
    }

    [Fact]
    public async Task What_fails_is_tried_once_and_does_not_keep_the_import_from_ending()
    {
        await using var waldur = new TestWaldur();
        Fill(waldur, 3);
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, "bad", "bad", "[]");

        var summary = await waldur.Staff.BackendResources.ImportAllAsync(cancellationToken: Cancellation);

        summary.ToString().Should().Be("3 Imported, 1 Failed");
    }

    [Fact]
    public async Task The_plan_of_each_is_chosen()
    {
        await using var waldur = new TestWaldur();
        waldur.Server.AddBackendResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "with", "with");
        waldur.Server.AddBackendResource(waldur.Seed.SharedOffering, waldur.Seed.Project, "without", "without");
        Fill(waldur, 1);
        var options = new ImportOptions { Plan = row => row.BackendId == "with" ? waldur.Seed.Plan.Uuid : null };

        var summary = await waldur.Staff.BackendResources.ImportAllAsync(options: options, cancellationToken: Cancellation);

        summary.ToString().Should().Be("2 Imported, 1 PlanRequired");
        waldur.Server.Resources.Single(resource => resource.BackendId == "with").Plan.Should().BeSameAs(waldur.Seed.Plan);
    }

    [Fact]
    public async Task Cancelling_lets_end_what_is_under_way_and_the_next_import_resumes()
    {
        await using var waldur = new TestWaldur();
        Fill(waldur, 60);
        using var stop = new CancellationTokenSource();
        var imports = 0;
        using var staff = waldur.NewClient(
            waldur.Seed.StaffToken,
            request => request.Method == HttpMethod.Post && ++imports == 10 ? stop.CancelAsync() : Task.CompletedTask);
        var progress = new TestProgress<ImportProgress>();

        var summary = await staff.BackendResources.ImportAllAsync(
            options: new ImportOptions { Concurrency = 1 }, progress: progress, cancellationToken: stop.Token);

        summary.IsCancelled.Should().BeTrue();
        summary.ToString().Should().Be("10 Imported", "no import that happened may go untold");
        waldur.Server.Resources.Should().HaveCount(10);
        progress.Reports.Select(report => report.Ended).Should().Equal(Enumerable.Range(1, 10));
        var rest = await waldur.Staff.BackendResources.ImportAllAsync(cancellationToken: Cancellation);
        rest.Count(ImportOutcome.Imported).Should().Be(50);
        waldur.Server.BackendResources.Should().BeEmpty();
    }

    [Fact]
    public async Task Cancelling_during_the_second_look_keeps_what_was_imported()
    {
        await using var waldur = new TestWaldur();
        Fill(waldur, 5);
        using var stop = new CancellationTokenSource();
        var reads = 0;
        using var staff = waldur.NewClient(
            waldur.Seed.StaffToken,
            request => request.Method == HttpMethod.Get && ++reads == 2 ? stop.CancelAsync() : Task.CompletedTask);

        var summary = await staff.BackendResources.ImportAllAsync(cancellationToken: stop.Token);

        summary.IsCancelled.Should().BeTrue();
        summary.Count(ImportOutcome.Imported).Should().Be(5);
    }

    [Fact]
    public async Task A_second_look_that_fails_keeps_what_was_imported()
    {
        await using var waldur = new TestWaldur();
        Fill(waldur, 5);
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Rows, "GET", times: null, skip: 1);

        var summary = await waldur.RunAsync(waldur.Staff.BackendResources.ImportAllAsync(cancellationToken: Cancellation));

        summary.Count(ImportOutcome.Imported).Should().Be(5);
        summary.ListError.Should().BeOfType<ApiTransportException>();
        summary.IsCancelled.Should().BeFalse();
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_imports_nothing()
    {
        await using var waldur = new TestWaldur();
        Fill(waldur, 1);
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Rows, "GET", times: null);

        var importing = () => waldur.RunAsync(waldur.Staff.BackendResources.ImportAllAsync(cancellationToken: Cancellation));

        await importing.Should().ThrowAsync<ApiTransportException>();
        waldur.Server.Resources.Should().BeEmpty();
    }

    [Fact]
    public async Task No_more_imports_run_at_once_than_allowed()
    {
        await using var waldur = new TestWaldur();
        Fill(waldur, 20);
        var (now, most) = (0, 0);
        var gate = new SemaphoreSlim(0);
        using var staff = waldur.NewClient(waldur.Seed.StaffToken, async request =>
        {
            if (request.Method == HttpMethod.Post)
            {
                var running = Interlocked.Increment(ref now);
                lock (gate)
                {
                    most = Math.Max(most, running);
                }

                await gate.WaitAsync(Cancellation);
                Interlocked.Decrement(ref now);
            }
        });

        var importing = staff.BackendResources.ImportAllAsync(options: new ImportOptions { Concurrency = 5 }, cancellationToken: Cancellation);
        await TestWaldur.UntilAsync(() => Volatile.Read(ref now) == 5);
        gate.Release(20);

        (await importing).Count(ImportOutcome.Imported).Should().Be(20);
        most.Should().Be(5);
    }

    [Fact]
    public async Task Rows_given_twice_are_imported_once()
    {
        await using var waldur = new TestWaldur();
        Fill(waldur, 2);
        var rows = await waldur.Staff.BackendResources.List().ToListAsync(Cancellation);

        var summary = await waldur.Staff.BackendResources.ImportAllAsync([.. rows, .. rows], cancellationToken: Cancellation);

        summary.ToString().Should().Be("2 Imported");
        waldur.Calls("POST", "/import_resource/").Should().Be(2);
    }

    [Fact]
    public async Task Under_many_lost_responses_nothing_is_lost_or_doubled()
    {
        await using var waldur = new TestWaldur();
        Fill(waldur, 100);
        foreach (var kind in new[] { FaultKind.ResetAfterActing, FaultKind.ResetBeforeActing, FaultKind.TruncatedBody })
        {
            waldur.Server.Faults.Add(new FaultRule { Kind = kind, Path = Import, Probability = 0.2 });
        }

        var summary = await waldur.RunAsync(waldur.Staff.BackendResources.ImportAllAsync(cancellationToken: Cancellation));

        waldur.Server.Resources.Select(resource => resource.BackendId).Should().OnlyHaveUniqueItems();
        var imported = summary.Count(ImportOutcome.Imported) + summary.Count(ImportOutcome.ProbablyImported);
        imported.Should().Be(waldur.Server.Resources.Count, waldur.Server.ToString());
        (waldur.Server.Resources.Count + waldur.Server.BackendResources.Count).Should().Be(100);
    }

    private static void Fill(TestWaldur waldur, int count)
    {
        for (var i = 0; i < count; i++)
        {
            waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, $"Name of {i}", $"{i}");
        }
    }
}
