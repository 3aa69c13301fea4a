using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

public class ReportFaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<FaultKind> Faults => new(
        FaultKind.ConnectionRefused,
        FaultKind.ResetBeforeActing,
        FaultKind.ResetAfterActing,
        FaultKind.TruncatedBody,
        FaultKind.TooManyRequests,
        FaultKind.BadGatewayBeforeActing,
        FaultKind.BadGatewayAfterActing,
        FaultKind.ServiceUnavailable,
        FaultKind.GatewayTimeoutBeforeActing,
        FaultKind.GatewayTimeoutAfterActing);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_lost_creation_is_made_once(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        waldur.Strike(fault, TestWaldur.Rows, times: 2);

        var result = await ReportAsync(waldur, ["a", "b", "c"]);

        result.ToString().Should().Be("3 Created");
        waldur.Server.BackendResources.Select(row => row.BackendId).Should().BeEquivalentTo("a", "b", "c");
        result.Results.Select(item => item.Row!.Uuid).Should().BeEquivalentTo(waldur.Server.BackendResources.Select(row => row.Uuid));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_lost_deletion_is_made_once(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        Add(waldur, "gone");
        Add(waldur, "changed");
        waldur.Strike(fault, TestWaldur.Rows + "*/", "DELETE", times: 1);

        var result = await ReportAsync(waldur, ["changed"]);

        // A 503 that does not say when to come back is not repeated for a change; the next report heals it.
        var again = fault == FaultKind.ServiceUnavailable ? await ReportAsync(waldur, ["changed"]) : result;
        again.Failures.Should().BeEmpty();
        waldur.Server.BackendResources.Should().ContainSingle().Which.Name.Should().Be("Name of changed");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_lost_page_is_read_again(FaultKind fault)
    {
        await using var waldur = new TestWaldur();
        Add(waldur, "a", "Name of a");
        waldur.Strike(fault, TestWaldur.Rows, "GET", times: 3);

        var result = await ReportAsync(waldur, ["a"]);

        result.ToString().Should().Be("1 Unchanged");
    }

    [Fact]
    public async Task A_creation_that_the_server_is_still_at_is_waited_for()
    {
        await using var waldur = new TestWaldur();
        var looks = 0;
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, request =>
        {
            // Read 1 is the list; the server ends its work only before the second look after it.
            if (request.Method == HttpMethod.Get && ++looks == 3)
            {
                Add(waldur, "a", "Name of a");
            }

            return Task.CompletedTask;
        });
        waldur.Strike(FaultKind.GatewayTimeoutBeforeActing, TestWaldur.Rows);

        var result = await ReportAsync(waldur, ["a"], client: agent);

        result.ToString().Should().Be("1 Created");
        waldur.Server.BackendResources.Should().ContainSingle();
    }

    [Fact]
    public async Task When_the_look_fails_too_the_item_says_that_it_may_exist()
    {
        await using var waldur = new TestWaldur();
        waldur.Strike(FaultKind.ResetAfterActing, TestWaldur.Rows);
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Rows, "GET", times: null, skip: 1);

        var result = await ReportAsync(waldur, ["a"]);

        result.Failures.Should().ContainSingle().Which.Error.Should().BeOfType<ApiTransportException>().Which.MayHaveActed.Should().BeTrue();
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_changes_nothing()
    {
        await using var waldur = new TestWaldur();
        Add(waldur, "gone");
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Rows, "GET", times: null);

        var reporting = () => ReportAsync(waldur, ["a"]);

        await reporting.Should().ThrowAsync<ApiTransportException>();
        waldur.Writes.Should().BeEmpty();
    }

    [Fact]
    public async Task A_replacement_cut_short_leaves_one_too_many_and_the_next_report_heals_it()
    {
        await using var waldur = new TestWaldur();
        Add(waldur, "a", "Old");
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Rows + "*/", "DELETE", times: 15);

        (await ReportAsync(waldur, ["a"])).Results.Should().ContainSingle().Which.Outcome.Should().Be(ReportOutcome.Failed);
        waldur.Server.BackendResources.Should().HaveCount(2);

        (await ReportAsync(waldur, ["a"])).ToString().Should().Be("1 Unchanged, 1 DuplicateDeleted");
        waldur.Server.BackendResources.Should().ContainSingle().Which.Name.Should().Be("Name of a");
    }

    [Fact]
    public async Task A_row_that_somebody_deletes_meanwhile_is_no_failure()
    {
        await using var waldur = new TestWaldur();
        var gone = Add(waldur, "gone");
        using var agent = waldur.NewClient(waldur.Seed.AgentToken, request => request.Method == HttpMethod.Delete
            ? waldur.Staff.BackendResources.DeleteAsync(gone, Cancellation)
            : Task.CompletedTask);

        var result = await ReportAsync(waldur, [], client: agent);

        result.ToString().Should().Be("1 Deleted");
    }

    private static Guid Add(TestWaldur waldur, string id, string name = "Old") =>
        waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, name, id).Uuid;

    private static Task<ReportSummary> ReportAsync(TestWaldur waldur, string[] ids, WaldurClient? client = null) =>
        waldur.RunAsync((client ?? waldur.Agent).BackendResources.ReportAsync(
            waldur.Offering,
            ids.Select(id => waldur.Item(id)),
            new ReportOptions { DeleteMissing = true },
            cancellationToken: Cancellation));
}
