using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

/// <summary>
/// A gateway's page with a status that refuses may have taken the place of the response to a write: what became of the write, a look-up
/// says, and no program is made to send it once more.
/// </summary>
public class GatewayWriteTests
{
    private const string CreateRow = "POST /api/backend-resources/";
    private const string DeleteRow = "DELETE /api/backend-resources/{uuid}/";
    private const string ListRows = "GET /api/backend-resources/";
    private const string Import = "POST /api/backend-resources/{uuid}/import_resource/";
    private const string RetrieveRow = "GET /api/backend-resources/{uuid}/";
    private const string CreateRequest = "POST /api/backend-resource-requests/";
    private const string ListRequests = "GET /api/backend-resource-requests/";
    private const string Start = "POST /api/backend-resource-requests/{uuid}/start_processing/";
    private const string SetDone = "POST /api/backend-resource-requests/{uuid}/set_done/";
    private const string SetErred = "POST /api/backend-resource-requests/{uuid}/set_erred/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(GatewayPages.All), MemberType = typeof(GatewayPages))]
    public async Task A_row_that_was_made_behind_a_page_is_created(int status, string body)
    {
        await using var waldur = new TestWaldur();
        waldur.Server.Faults.For(CreateRow).Next(GatewayPages.Create(status, body).AfterActing());

        var summary = await ReportAsync(waldur, waldur.Item("a"), waldur.Item("b"));

        summary.ToString().Should().Be("2 Created");
        summary.EnsureNoFailures().Should().BeSameAs(summary);
        waldur.Server.BackendResources.Should().HaveCount(2);
        waldur.Calls("POST", TestWaldur.Rows).Should().Be(2);
    }

    [Theory]
    [MemberData(nameof(GatewayPages.All), MemberType = typeof(GatewayPages))]
    public async Task A_stale_row_that_was_deleted_behind_a_page_is_deleted(int status, string body)
    {
        await using var waldur = new TestWaldur();
        await ReportAsync(waldur, waldur.Item("a"), waldur.Item("stale"));
        waldur.Server.Faults.For(DeleteRow).Next(GatewayPages.Create(status, body).AfterActing());

        var summary = await ReportAsync(waldur, waldur.Item("a"));

        summary.ToString().Should().Be("1 Unchanged, 1 Deleted");
        waldur.Server.BackendResources.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(GatewayPages.All), MemberType = typeof(GatewayPages))]
    public async Task What_was_imported_behind_a_page_is_not_a_failure(int status, string body)
    {
        await using var waldur = new TestWaldur();
        var page = GatewayPages.Create(status, body).AfterActing();
        waldur.Server.Faults.For(Import).Next(page);
        var one = await AddAsync(waldur, "one");
        var result = await waldur.RunAsync(waldur.Staff.BackendResources.TryImportAsync(one, cancellationToken: Cancellation));
        waldur.Server.Faults.For(Import).Next(page);
        await AddAsync(waldur, "two");
        await AddAsync(waldur, "three");
        var summary = await waldur.RunAsync(waldur.Staff.BackendResources.ImportAllAsync(cancellationToken: Cancellation));

        result.Outcome.Should().Be(ImportOutcome.ProbablyImported);
        summary.ToString().Should().NotContain("Failed");
        summary.Count(ImportOutcome.ProbablyImported).Should().Be(1);
        waldur.Server.BackendResources.Should().BeEmpty();
        waldur.Calls("POST", "/import_resource/").Should().Be(3);
    }

    [Theory]
    [MemberData(nameof(GatewayPages.All), MemberType = typeof(GatewayPages))]
    public async Task A_request_that_was_created_behind_a_page_is_the_one_that_is_waited_for(int status, string body)
    {
        await using var waldur = new TestWaldur();
        waldur.Server.Faults.For(CreateRequest).Next(GatewayPages.Create(status, body).AfterActing());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var progress = new TestProgress<BackendResourceRequest>(_ => stop.Cancel());

        var result = await waldur.RunAsync(waldur.Staff.BackendResourceRequests.RequestAndWaitAsync(
            waldur.Offering, new WaitOptions { Timeout = Timeout.InfiniteTimeSpan }, progress, stop.Token));

        result.Value!.Uuid.Should().Be(waldur.Server.BackendResourceRequests.Should().ContainSingle().Which.Uuid);
    }

    [Theory]
    [MemberData(nameof(GatewayPages.All), MemberType = typeof(GatewayPages))]
    public async Task A_claim_and_both_ends_that_took_effect_behind_a_page_are_not_lost(int status, string body)
    {
        await using var waldur = new TestWaldur();
        var page = GatewayPages.Create(status, body).AfterActing();
        var requests = waldur.Agent.BackendResourceRequests;
        var (first, second) = (waldur.Ask(), waldur.Ask());
        waldur.Server.Faults.For(Start).Next(page, times: 2);
        waldur.Server.Faults.For(SetDone).Next(page);
        waldur.Server.Faults.For(SetErred).Next(page);

        var doubtful = await waldur.RunAsync(requests.TryClaimAsync(first, cancellationToken: Cancellation));
        var own = await waldur.RunAsync(requests.TryClaimAsync(second, new ClaimOptions { IsOnlyAgent = true }, Cancellation));
        await waldur.RunAsync(requests.CompleteAsync(first, Cancellation));
        await waldur.RunAsync(requests.FailAsync(second, "no", cancellationToken: Cancellation));

        doubtful.Outcome.Should().Be(ClaimOutcome.Uncertain);
        own.Outcome.Should().Be(ClaimOutcome.Claimed);
        waldur.Stored(first).State.Should().Be("Done");
        waldur.Stored(second).State.Should().Be("Erred");
        waldur.Writes.Should().HaveCount(4, "nothing is sent twice");
    }

    [Theory]
    [MemberData(nameof(GatewayPages.All), MemberType = typeof(GatewayPages))]
    public async Task A_page_before_a_server_that_did_nothing_is_a_refusal_and_nothing_is_waited_for(int status, string body)
    {
        await using var waldur = new TestWaldur();
        var page = GatewayPages.Create(status, body);
        waldur.Server.Faults.For(CreateRequest).Always(page);
        waldur.Server.Faults.For(CreateRow).Always(page);
        waldur.Server.Faults.For(Import).Always(page);
        var start = waldur.Clock.GetUtcNow();

        var creating = () => waldur.Staff.BackendResourceRequests.RequestAndWaitAsync(waldur.Offering, cancellationToken: Cancellation);
        var refusal = (await creating.Should().ThrowAsync<ApiException>()).Which;
        var imported = await waldur.Staff.BackendResources.TryImportAsync(await AddAsync(waldur, "there"), cancellationToken: Cancellation);
        var summary = await waldur.Agent.BackendResources.ReportAsync(waldur.Offering, [waldur.Item("new")], cancellationToken: Cancellation);

        ((int)refusal.StatusCode!).Should().Be(status);
        refusal.MayHaveActed.Should().BeFalse("a look-up has shown that it did not");
        imported.Outcome.Should().Be(ImportOutcome.Failed);
        summary.ToString().Should().Be("1 Failed");
        summary.Failures.Single().Error.Should().BeAssignableTo<ApiException>().Which.MayHaveActed.Should().BeFalse();
        waldur.Clock.GetUtcNow().Should().Be(start);
        waldur.Writes.Should().HaveCount(3);
    }

    [Fact]
    public async Task Where_no_look_up_succeeds_nobody_knows()
    {
        await using var waldur = new TestWaldur();
        var page = GatewayPages.Create(403, "<html>Blocked</html>");
        var row = await AddAsync(waldur, "there");
        waldur.Server.Faults.For(CreateRequest).Next(page.AfterActing());
        waldur.Server.Faults.For(ListRequests).Skip(1).Always(page);
        waldur.Server.Faults.For(Import).Next(page.AfterActing());
        waldur.Server.Faults.For(RetrieveRow).Always(page);

        var creating = () => waldur.RunAsync(waldur.Staff.BackendResourceRequests.RequestAndWaitAsync(waldur.Offering, cancellationToken: Cancellation));
        var imported = await waldur.RunAsync(waldur.Staff.BackendResources.TryImportAsync(row, cancellationToken: Cancellation));

        (await creating.Should().ThrowAsync<ApiAuthorizationException>()).Which.MayHaveActed.Should().BeTrue();
        imported.Outcome.Should().Be(ImportOutcome.Uncertain);
        waldur.Server.BackendResourceRequests.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(GatewayPages.All), MemberType = typeof(GatewayPages))]
    public async Task A_plain_call_says_that_the_server_may_have_acted_behind_a_page(int status, string body)
    {
        await using var waldur = new TestWaldur();
        var page = GatewayPages.Create(status, body);
        waldur.Server.Faults.For(CreateRow).Next(page);
        waldur.Server.Faults.For(ListRows).Next(page);
        var row = new BackendResourceCreate { Name = "a", BackendId = "a", Offering = waldur.Offering, Project = waldur.Project };

        var creating = () => waldur.Agent.BackendResources.CreateAsync(row, Cancellation);
        var listing = () => waldur.Agent.BackendResources.List().ToListAsync(Cancellation);

        (await creating.Should().ThrowAsync<ApiException>()).Which.Should().Match<ApiException>(error => error.MayHaveActed && !error.IsConfirmed);
        (await listing.Should().ThrowAsync<ApiException>()).Which.MayHaveActed.Should().BeFalse("it changes nothing");
    }

    [Theory]
    [InlineData(400, """{"name":["This field may not be blank."]}""")]
    [InlineData(400, """["Resource has been imported already."]""")]
    [InlineData(401, """{"detail":"Invalid token."}""")]
    [InlineData(403, """{"detail":"You do not have permission to perform this action."}""")]
    [InlineData(404, """{"detail":"Not found."}""")]
    [InlineData(405, """{"detail":"Method \"POST\" not allowed."}""")]
    [InlineData(409, """{"detail":"Valid states for operation: Sent."}""")]
    [InlineData(429, "<html>slow down</html>")]
    public async Task The_servers_own_refusal_and_a_throttle_of_whatever_origin_say_that_it_did_not_act(int status, string body)
    {
        await using var waldur = new TestWaldur();
        using var client = waldur.NewClient(waldur.Seed.AgentToken, maxRetries: 0);
        waldur.Server.Faults.For(CreateRow).Next(GatewayPages.Create(status, body));
        var row = new BackendResourceCreate { Name = "a", BackendId = "a", Offering = waldur.Offering, Project = waldur.Project };

        var creating = () => client.BackendResources.CreateAsync(row, Cancellation);

        (await creating.Should().ThrowAsync<ApiException>()).Which.MayHaveActed.Should().BeFalse();
    }

    private static Task<ReportSummary> ReportAsync(TestWaldur waldur, params InventoryItem[] inventory) => waldur.RunAsync(
        waldur.Agent.BackendResources.ReportAsync(waldur.Offering, inventory, new ReportOptions { DeleteMissing = true }, cancellationToken: Cancellation));

    private static async Task<BackendResource> AddAsync(TestWaldur waldur, string id)
    {
        var row = waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, id, id);
        return await waldur.Staff.BackendResources.GetAsync(row.Uuid, Cancellation);
    }
}
