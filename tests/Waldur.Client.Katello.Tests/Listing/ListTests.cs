using System.Globalization;
using System.Net;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello.Tests;

public sealed class ListTests
{
    public static TheoryData<string> Releases => TestKatello.Releases;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task All_pages_are_read_in_each_release(string release)
    {
        await using var katello = TestKatello.Start(release);
        AddPlans(katello, 23);

        var pages = new List<Page<SyncPlan>>();
        await foreach (var page in katello.Plans.List(katello.Organization, null, new PageOptions { PageSize = 10 }).AsPages(Cancellation))
        {
            pages.Add(page);
        }

        pages.Select(page => page.Items.Count).Should().Equal(10, 10, 5);
        pages.Should().OnlyContain(page => page.TotalCount == 25);
        pages.SelectMany(page => page.Items).Select(plan => plan.Name).Should().BeInAscendingOrder(StringComparer.Ordinal);
        katello.Server.Requests.Should().HaveCount(3);
        (await katello.Plans.ListAllAsync(katello.Organization, cancellationToken: Cancellation)).Should().HaveCount(25);
        (await katello.Plans.CountAsync(katello.Organization, cancellationToken: Cancellation)).Should().Be(25);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Page_numbers_are_numbers_whether_they_come_as_text_or_not(string release)
    {
        await using var katello = TestKatello.Start(release);

        var list = await katello.Client.Katello.Api.Organizations[katello.Organization].SyncPlans.GetAsync(
            new KatelloApiOrganizationsItemSyncPlansQuery { Page = 2, PerPage = 4_294_967_296 }, Cancellation);

        list.Value.Page.Should().Be(2);
        list.Value.PerPage.Should().Be(4_294_967_296);
        list.Value.Total.Should().Be(2);
        list.Value.Results.Should().BeEmpty();
        list.Value.AdditionalData.Should().BeEmpty();
    }

    [Fact]
    public async Task An_empty_list_is_read_in_one_page()
    {
        await using var katello = TestKatello.Start();
        var nobody = katello.Server.AddOrganization("Nobody");

        (await katello.Plans.ListAllAsync(nobody.Id, cancellationToken: Cancellation)).Should().BeEmpty();
        (await katello.Plans.List(nobody.Id).ToListAsync(Cancellation)).Should().BeEmpty();
        (await katello.Plans.CountAsync(nobody.Id, cancellationToken: Cancellation)).Should().Be(0);
    }

    [Fact]
    public async Task Plans_are_filtered_and_sorted()
    {
        await using var katello = TestKatello.Start();
        AddPlans(katello, 3);
        var date = Dates.Utc(2026, 3, 1, 4, 30);
        katello.Server.AddSyncPlan(katello.Seed.Organization, "Dated", "weekly", date);

        (await Names(katello, new SyncPlanFilter { Name = "Nightly" })).Should().Equal("Nightly");
        (await Names(katello, new SyncPlanFilter { Name = "nightly" })).Should().BeEmpty();
        (await Names(katello, new SyncPlanFilter { Interval = SyncPlanInterval.Weekly })).Should().Equal("Dated", "Weekend");
        (await Names(katello, new SyncPlanFilter { SyncDate = date.ToOffset(TimeSpan.FromHours(2)) })).Should().Equal("Dated");
        (await Names(katello, new SyncPlanFilter { Search = SearchExpression.NameContains("Plan 0") })).Should().HaveCount(3);
        (await Names(katello, new SyncPlanFilter { Search = SearchExpression.EnabledIs(false) })).Should().Equal("Weekend");
        (await Names(katello, new SyncPlanFilter { Search = SearchExpression.IntervalIs(SyncPlanInterval.Weekly).And(SearchExpression.NameIs("Dated").Not()) }))
            .Should().Equal("Weekend");
        (await Names(katello, new SyncPlanFilter { Search = SearchExpression.NameIs("Dated").Or(SearchExpression.NameIs("Weekend")), SortOrder = SortDirection.Descending }))
            .Should().Equal("Weekend", "Dated");
        (await Names(katello, new SyncPlanFilter { SortBy = SyncPlanSortKey.Interval, SortOrder = SortDirection.Descending })).Should().HaveCount(6);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_search_that_is_not_understood_is_an_error_and_no_empty_list(string release)
    {
        await using var katello = TestKatello.Start(release);
        var filter = new SyncPlanFilter { Search = SearchExpression.Raw("colour = \"blue\"") };
        Func<Task>[] calls =
        [
            () => katello.Plans.List(katello.Organization, filter).ToListAsync(Cancellation),
            () => katello.Plans.ListAllAsync(katello.Organization, filter, Cancellation),
            () => katello.Plans.CountAsync(katello.Organization, filter, Cancellation),
        ];

        foreach (var call in calls)
        {
            var error = (await call.Should().ThrowAsync<ApiValidationException>()).Which;
            error.StatusCode.Should().Be(HttpStatusCode.OK);
            error.Path.Should().EndWith("/sync_plans");
            error.Message.Should().Contain("colour");
            error.NonFieldErrors.Should().ContainSingle();
            error.RequestId.Should().NotBeNullOrEmpty();
            error.ServerVersion.Should().Be(katello.Server.Release.ForemanVersion);
        }
    }

    [Fact]
    public async Task An_order_that_is_not_understood_is_an_error()
    {
        await using var katello = TestKatello.Start();
        var filter = new SyncPlanFilter { SortBy = SyncPlanSortKey.From("id") };

        var list = () => katello.Plans.ListAllAsync(katello.Organization, filter, Cancellation);

        (await list.Should().ThrowAsync<ApiValidationException>()).Which.ServerDetail.Should().Contain("id");
    }

    [Fact]
    public async Task A_sync_date_is_asked_for_in_the_form_in_which_it_is_written()
    {
        await using var katello = TestKatello.Start();
        var date = new DateTimeOffset(2026, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)).AddMilliseconds(250.5);
        var plan = await katello.Plans.CreateAsync(
            katello.Organization, new() { Name = "New Year", Interval = SyncPlanInterval.Weekly, SyncDate = date }, Cancellation);
        var api = katello.Client.Katello.Api;

        var found = await api.Organizations[katello.Organization].SyncPlans.GetAsync(new() { SyncDate = date }, Cancellation);
        var foundFlat = await api.SyncPlans.GetAsync(new() { OrganizationId = katello.Organization, SyncDate = date }, Cancellation);

        found.Value.Results.Should().ContainSingle().Which.Id.Should().Be(plan.Id);
        foundFlat.Value.Results.Should().ContainSingle().Which.Id.Should().Be(plan.Id);
        katello.Server.Requests.Where(request => request.Method == "GET").Should().HaveCount(2)
            .And.OnlyContain(request => request.Query.Contains("sync_date=2026-01-01%2000%3A00%3A00%20%2B0000"));
    }

    private static async Task<List<string>> Names(TestKatello katello, SyncPlanFilter filter) =>
        [.. (await katello.Plans.List(katello.Organization, filter).ToListAsync(Cancellation)).Select(plan => plan.Name)];

    private static void AddPlans(TestKatello katello, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            katello.Server.AddSyncPlan(katello.Seed.Organization, string.Create(CultureInfo.InvariantCulture, $"Plan {number:000}"));
        }
    }
}
