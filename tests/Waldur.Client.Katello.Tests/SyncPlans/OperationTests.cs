using System.Net;
using Waldur.Client.Katello.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Katello.Tests;

/// <summary>Every operation of the description, over a real port, in each release; the server refuses what the description does not allow.</summary>
public sealed class OperationTests
{
    private static readonly DateTimeOffset Start = Dates.Utc(2026, 6, 1, 2, 30);

    public static TheoryData<string> Releases => TestKatello.Releases;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_plan_lives_from_its_creation_to_its_end(string release)
    {
        await using var katello = await TestKatello.StartOnPortAsync(release);
        var plans = katello.Plans;

        var created = await plans.CreateAsync(katello.Organization, NewPlan("Weekly \"core\" \\ ü"), Cancellation);
        created.Should().BeEquivalentTo(new
        {
            Name = "Weekly \"core\" \\ ü",
            OrganizationId = katello.Organization,
            Interval = SyncPlanInterval.Weekly,
            SyncDate = (DateTimeOffset?)Start,
            Description = "One",
            Enabled = (bool?)true,
        });
        created.AdditionalData.Should().BeEmpty();
        created.NextSync.Should().Be(Dates.Utc(2026, 6, 1, 2, 30));
        created.Permissions.CanEdit.Should().BeTrue();

        (await plans.GetAsync(katello.Organization, created.Id, Cancellation)).Should().BeEquivalentTo(created);
        (await plans.GetAsync(created.Id, Cancellation)).Should().BeEquivalentTo(created);
        (await plans.FindAsync(katello.Organization, created.Name, Cancellation)).Should().BeEquivalentTo(created);
        (await plans.List(katello.Organization).ToListAsync(Cancellation)).Select(plan => plan.Name)
            .Should().Equal("Nightly", "Weekend", created.Name);
        (await plans.ListAllAsync(katello.Organization, cancellationToken: Cancellation)).Should().HaveCount(3);
        (await plans.CountAsync(katello.Organization, cancellationToken: Cancellation)).Should().Be(3);

        var changed = await plans.UpdateAsync(katello.Organization, created.Id, new SyncPlanUpdate { Description = "Two" }, Cancellation);
        changed.Description.Should().Be("Two");
        katello.Stored(created.Id).Description.Should().Be("Two");

        (await plans.DeleteAsync(katello.Organization, created.Id, Cancellation)).Should().BeTrue();
        (await plans.DeleteAsync(katello.Organization, created.Id, Cancellation)).Should().BeFalse();
        (await plans.FindAsync(katello.Organization, created.Name, Cancellation)).Should().BeNull();
        katello.Server.Requests.Should().OnlyContain(request => request.Acted && request.Headers["Accept"] == "application/json;version=2");
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task Products_are_added_and_removed_and_synchronised(string release)
    {
        await using var katello = await TestKatello.StartOnPortAsync(release);
        var (plans, plan) = (katello.Plans, katello.Seed.SyncPlanId);

        var added = await plans.AddProductsAsync(katello.Organization, plan, [katello.Seed.SpareProductId], Cancellation);
        var removed = await plans.RemoveProductsAsync(katello.Organization, plan, [katello.Seed.SpareProductId], Cancellation);
        var run = await plans.SyncAsync(katello.Organization, plan, Cancellation);
        var task = await katello.Client.Tasks.GetAsync(run.TaskId!, Cancellation);
        katello.Clock.Advance(TimeSpan.FromMinutes(1));
        var result = await run.WaitAsync(cancellationToken: Cancellation);

        added.Done.Should().Equal(katello.Seed.SpareProductId);
        removed.Plan.Products.Select(product => product.Id).Should().NotContain(katello.Seed.SpareProductId);
        task.Id.Should().Be(run.TaskId);
        result.Outcome.Should().Be(TaskOutcome.Succeeded);
        result.EnsureSucceeded().EndedAt.Should().Be(Dates.Utc(2026, 5, 14, 10, 30, 10));
        katello.Server.Requests.Should().OnlyContain(request => request.Acted && request.Headers["Accept"] == "application/json;version=2");
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task The_short_paths_do_what_the_server_has_of_them(string release)
    {
        await using var katello = await TestKatello.StartOnPortAsync(release);
        var plans = katello.Client.Katello.Api.SyncPlans;
        var id = katello.Seed.DisabledSyncPlanId;

        var list = await plans.GetAsync(new KatelloApiSyncPlansQuery { OrganizationId = katello.Organization }, Cancellation);
        var shown = await plans[id].GetAsync(cancellationToken: Cancellation);
        var changed = await plans[id].PutAsync(new SyncPlanUpdate { Description = "Short" }, cancellationToken: Cancellation);
#pragma warning disable CS0618 // The operation is deprecated, and this shows why.
        var sync = () => plans[id].Sync.PutAsync(Cancellation);
#pragma warning restore CS0618
        await sync.Should().ThrowAsync<ApiNotFoundException>("the server has this path and never finds the plan");
        var deleted = await plans[id].DeleteAsync(cancellationToken: Cancellation);

        katello.Server.Requests.Should().HaveCount(5).And.OnlyContain(request => request.Headers["Accept"] == "application/json;version=2");
        list.Value.Results.Should().HaveCount(2);
        shown.Value!.Name.Should().Be("Weekend");
        shown.Headers["Foreman_version"].Should().Be(katello.Server.Release.ForemanVersion);
        shown.RequestId.Should().NotBeNullOrEmpty();
        changed.Value!.Description.Should().Be("Short");
        deleted.StatusCode.Should().Be(HttpStatusCode.NoContent);
        katello.Server.SyncPlans.Should().NotContain(plan => plan.Id == id);
    }

    [Theory]
    [InlineData("3.10", HttpStatusCode.OK)]
    [InlineData("3.18", HttpStatusCode.Created)]
    public async Task A_creation_is_responded_with_the_status_of_the_release(string release, HttpStatusCode status)
    {
        await using var katello = TestKatello.Start(release);

        var created = await katello.Client.Katello.Api.Organizations[katello.Organization].SyncPlans.PostAsync(NewPlan("New"), Cancellation);

        created.StatusCode.Should().Be(status);
        created.Value!.Name.Should().Be("New");
    }

    [Fact]
    public async Task An_empty_response_to_a_write_is_followed_by_a_look()
    {
        await using var katello = TestKatello.Start();
        var (organization, plan) = (katello.Organization, katello.Seed.SyncPlanId);
        foreach (var method in (string[])["POST", "PUT"])
        {
            katello.Response(204, "", method: method, actsFirst: true);
        }

        var created = await katello.Plans.CreateAsync(organization, NewPlan("New"), Cancellation);
        var changed = await katello.Plans.UpdateAsync(organization, plan, new SyncPlanUpdate { Description = "Changed" }, Cancellation);
        var added = await katello.Plans.AddProductsAsync(organization, plan, [katello.Seed.SpareProductId], Cancellation);
        var removed = await katello.Plans.RemoveProductsAsync(organization, plan, [katello.Seed.SpareProductId], Cancellation);

        created.Name.Should().Be("New");
        changed.Description.Should().Be("Changed");
        added.Done.Should().Equal(katello.Seed.SpareProductId);
        removed.Done.Should().Equal(katello.Seed.SpareProductId);
    }

    [Fact]
    public async Task A_plan_that_is_shown_without_a_body_is_no_plan()
    {
        await using var katello = TestKatello.Start();
        katello.Response(204, "", method: "GET");

        var get = () => katello.Plans.GetAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);

        await get.Should().ThrowAsync<ApiUnexpectedContentException>();
    }

    [Theory]
    [InlineData("/katello/api")]
    [InlineData("/katello/api/v2/")]
    [InlineData("/katello")]
    public async Task The_endpoint_may_hold_any_part_of_the_path(string path)
    {
        await using var katello = TestKatello.Start();
        using var client = new KatelloClient(
            new HttpMessageInvoker(katello.Server.CreateHandler()),
            katello.Server.Endpoint.ToString().TrimEnd('/') + path,
            TestKatello.Login(katello.Seed.Admin));

        client.Endpoint.Should().Be(katello.Server.Endpoint);
        (await client.SyncPlans.CountAsync(katello.Organization, cancellationToken: Cancellation)).Should().Be(2);
    }

    [Fact]
    public async Task A_personal_access_token_takes_the_place_of_the_password()
    {
        await using var katello = TestKatello.Start();
        using var client = katello.Server.CreateClient(katello.Seed.Admin.Login, katello.Seed.AdminToken);

        (await client.SyncPlans.CountAsync(katello.Organization, cancellationToken: Cancellation)).Should().Be(2);
        client.ToString().Should().NotContain(katello.Seed.AdminToken);
    }

    [Fact]
    public async Task An_id_that_cannot_be_one_is_refused_before_anything_is_sent()
    {
        await using var katello = TestKatello.Start();

        var get = () => katello.Plans.GetAsync(0, 1, Cancellation);
        var task = () => katello.Client.Tasks.GetAsync(" ", Cancellation);
        var path = () => katello.Client.Tasks.GetAsync("../organizations", Cancellation);

        await get.Should().ThrowAsync<ArgumentOutOfRangeException>();
        await task.Should().ThrowAsync<ArgumentException>();
        await path.Should().ThrowAsync<Exception>();
        katello.Server.Requests.Should().NotContain(request => request.Path.Contains("organizations"));
    }

    private static SyncPlanCreate NewPlan(string name) => new()
    {
        Name = name,
        Interval = SyncPlanInterval.Weekly,
        SyncDate = Start,
        Description = "One",
    };
}
