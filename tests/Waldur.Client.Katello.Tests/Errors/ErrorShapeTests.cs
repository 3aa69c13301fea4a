using System.Net;
using Waldur.Client.Katello.Models;

namespace Waldur.Client.Katello.Tests;

/// <summary>What a caller sees of every shape in which a Katello reports a failure.</summary>
public sealed class ErrorShapeTests
{
    private const string Html = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

    public static TheoryData<int, string, Type, string> Shapes => new()
    {
        // A: Foreman's object
        { 401, """{"error":{"message":"Unable to authenticate user bob"}}""", typeof(ApiAuthenticationException), "Unable to authenticate user bob" },
        { 404, """{"error":{"message":"Resource task not found by id 'x'"}}""", typeof(ApiNotFoundException), "Resource task not found" },
        { 415, """{"error":{"message":"The content type must be 'application/json'"}}""", typeof(ApiException), "content type" },
        { 422, """{"error":{"id":null,"errors":{"name":["can't be blank"]},"full_messages":["Name can't be blank"]}}""", typeof(ApiValidationException), "Name can't be blank" },
        // B and B': Katello's, before and since 5.0
        { 400, """{"displayMessage":"Missing values for sync_plan.","errors":["Missing values for sync_plan."]}""", typeof(ApiValidationException), "Missing values" },
        { 400, """{"message":"Missing values for sync_plan.","errors":["Missing values for sync_plan."]}""", typeof(ApiValidationException), "Missing values" },
        { 404, """{"displayMessage":"Could not find sync_plan resource with id 9. Potential missing permissions: view_sync_plans","errors":["x"]}""", typeof(ApiNotFoundException), "Could not find sync_plan" },
        { 409, """{"displayMessage":"In use","errors":["In use"]}""", typeof(ApiConflictException), "In use" },
        { 500, """{"message":"Interval cannot be nil","errors":["Interval cannot be nil"]}""", typeof(ApiServerException), "Interval cannot be nil" },
        // C: a plain message
        { 404, """{"message":"Organization with id 9 not found"}""", typeof(ApiNotFoundException), "Organization with id 9 not found" },
        { 503, """{"message":"The server is in maintenance mode"}""", typeof(ApiServerException), "maintenance" },
        // D: error as text
        { 400, """{"status":400,"error":"There was a problem in the JSON you submitted: bad"}""", typeof(ApiValidationException), "problem in the JSON" },
        // E: nothing, or a page
        { 401, "", typeof(ApiAuthenticationException), "401" },
        { 500, "Internal error", typeof(ApiServerException), "Internal error" },
        { 502, Html, typeof(ApiServerException), "502 Bad Gateway" },
        { 200, Html, typeof(ApiUnexpectedContentException), "502 Bad Gateway" },
        { 302, Html, typeof(ApiException), "Redirects are not followed" },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Each_shape_becomes_its_exception(int status, string body, Type type, string text)
    {
        await using var katello = TestKatello.Start();
        katello.Response(status, body, body.StartsWith('<') ? "text/html" : body.StartsWith('{') ? "application/json" : "text/plain");
        Func<Task>[] calls =
        [
            () => katello.Plans.GetAsync(katello.Organization, 7, Cancellation),
            () => katello.Plans.ListAllAsync(katello.Organization, cancellationToken: Cancellation),
            () => katello.Plans.UpdateAsync(katello.Organization, 7, new SyncPlanUpdate { Name = "N" }, Cancellation),
        ];

        foreach (var call in calls)
        {
            var error = (await call.Should().ThrowAsync<ApiException>()).Which;
            error.Should().BeOfType(type);
            error.Message.Should().Contain(text);
            error.StatusCode.Should().Be((HttpStatusCode)status);
            error.RequestId.Should().NotBeNullOrEmpty();
            error.ServerVersion.Should().Be("3.12.0");
            error.ToString().Should().NotContain(katello.Seed.Admin.Password);
        }
    }

    [Fact]
    public async Task Refused_fields_are_told_one_by_one()
    {
        await using var katello = TestKatello.Start();
        var plan = new SyncPlanCreate { Name = "Nightly", Interval = SyncPlanInterval.Daily, SyncDate = Dates.Utc(2026, 6, 1) };

        var create = () => katello.Plans.CreateAsync(katello.Organization, plan, Cancellation);

        (await create.Should().ThrowAsync<ApiValidationException>()).Which.ForField("name").Should().Equal("has already been taken");
    }

    [Theory]
    [InlineData("4.14")]
    [InlineData("5.0")]
    public async Task Missing_permissions_are_named(string release)
    {
        await using var katello = TestKatello.Start(release);
        using var viewer = katello.As(katello.Seed.Viewer);
        var narrow = katello.Server.AddUser("narrow", katello.Seed.Manager.Permissions);
        narrow.SyncPlanIds = new HashSet<int>();
        using var other = katello.As(narrow);

        var delete = () => viewer.SyncPlans.DeleteAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        var get = () => other.SyncPlans.GetAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);

        (await delete.Should().ThrowAsync<ApiAuthorizationException>()).Which.MissingPermissions.Should().Equal("destroy_sync_plans");
        (await get.Should().ThrowAsync<ApiNotFoundException>()).Which.MissingPermissions.Should().Equal("view_sync_plans");
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_not_tried_again()
    {
        await using var katello = TestKatello.Start();
        using var client = katello.Server.CreateClient("admin", "hunter2-wrong");

        var list = () => client.SyncPlans.ListAllAsync(katello.Organization, cancellationToken: Cancellation);

        var error = (await list.Should().ThrowAsync<ApiAuthenticationException>()).Which;
        error.Message.Should().Contain("Unable to authenticate user admin");
        error.ToString().Should().NotContain("hunter2-wrong");
        katello.Server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Maintenance_is_waited_for_by_reads_and_told_by_writes()
    {
        await using var katello = TestKatello.Start();
        katello.Server.IsInMaintenance = true;

        var get = () => katello.Plans.GetAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);
        var plan = new Models.SyncPlan { Id = katello.Seed.SyncPlanId, OrganizationId = katello.Organization };
        var sync = () => katello.Plans.SyncAsync(plan, Cancellation);

        (await get.Should().ThrowAsync<ApiServerException>()).Which.IsGateway.Should().BeTrue();
        katello.Server.Requests.Should().HaveCount(5);
        katello.Server.ClearRequests();
        await sync.Should().ThrowAsync<ApiServerException>();
        katello.Writes.Should().ContainSingle("a sync is looked up, never sent again");
    }

    [Theory]
    [InlineData("""{"error":{"message":"The plan is in use"}}""")]
    [InlineData(""" {"displayMessage":null,"error":{"message":"The plan is in use","details":null}} """)]
    [InlineData("""{"\ud83d":1,"error":{"\ude00":2,"message":"The plan is in use"}}""")]
    public async Task A_deletion_that_is_responded_with_200_and_an_error_has_failed(string body)
    {
        await using var katello = TestKatello.Start();
        katello.Response(200, body, method: "DELETE");

        var delete = () => katello.Plans.DeleteAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation);

        var error = (await delete.Should().ThrowAsync<ApiException>()).Which;
        error.StatusCode.Should().Be(HttpStatusCode.OK);
        error.ServerDetail.Should().Be("The plan is in use");
        error.Method.Should().Be(HttpMethod.Delete);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"error":null}""")]
    [InlineData("""{"id":7,"name":"the \"error\" plan"}""")]
    [InlineData("""{"error":{"message":""")]
    [InlineData("""{"\ud83d":1,"x":"error","error":null}""")]
    [InlineData("""{"error":{"\ud83d":"x"}}""")]
    public async Task A_deletion_with_another_body_has_succeeded(string body)
    {
        await using var katello = TestKatello.Start();
        katello.Response(200, body, method: "DELETE");

        (await katello.Plans.DeleteAsync(katello.Organization, katello.Seed.SyncPlanId, Cancellation)).Should().BeTrue();
    }

    [Fact]
    public async Task A_plan_of_another_organization_is_refused()
    {
        await using var katello = TestKatello.Start();

        var get = () => katello.Plans.GetAsync(katello.Organization, katello.Seed.OtherSyncPlanId, Cancellation);
        var unknown = () => katello.Plans.ListAllAsync(999, cancellationToken: Cancellation);

        await get.Should().ThrowAsync<ApiValidationException>();
        (await unknown.Should().ThrowAsync<ApiNotFoundException>()).Which.ServerDetail.Should().Contain("999");
    }

    [Fact]
    public async Task A_server_without_katello_does_not_know_the_route()
    {
        await using var katello = TestKatello.Start();
        katello.Response(404, "<html><head><title>Not found (404)</title></head></html>", "text/html");

        var delete = () => katello.Plans.DeleteAsync(katello.Organization, 7, Cancellation);

        (await delete.Should().ThrowAsync<ApiNotFoundException>()).Which.IsRouteMissing.Should().BeTrue();
    }
}
