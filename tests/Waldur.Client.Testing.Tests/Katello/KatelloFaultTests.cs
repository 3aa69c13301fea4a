namespace Waldur.Client.Testing.Tests;

public sealed class KatelloFaultTests
{
    private const string NewPlan = """{"name":"P","interval":"daily","sync_date":"2026-05-01 00:00:00 +0000"}""";

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task Both_transports_see_the_same_server(Transport transport)
    {
        await using var katello = await TestKatello.StartAsync("5.0", transport);

        var plan = await katello.Create(NewPlan);
        var shown = await katello.Get(katello.Plan(plan.Number("id")));
        var removed = await katello.Admin("DELETE", katello.Plan(plan.Number("id")));

        shown.ToJsonString().Should().Be(plan.ToJsonString());
        removed.Code.Should().Be(204);
        removed.Header("Foreman_version").Should().Be("3.20.0");
    }

    [Fact]
    public async Task A_prefix_stands_before_every_path()
    {
        await using var katello = await TestKatello.StartAsync(pathPrefix: "/sat");

        (await katello.Get(katello.Plans)).Number("total").Should().Be(2);
        katello.Server.Requests[^1].Path.Should().StartWith("/sat/katello/api/");
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task A_connection_that_breaks_after_acting_leaves_the_plan_behind(Transport transport)
    {
        await using var katello = await TestKatello.StartAsync(transport: transport);
        katello.Server.Faults.Add(new FaultRule { Kind = FaultKind.ResetAfterActing, Method = "POST", Times = 1 });

        var lost = () => katello.Admin("POST", katello.Plans, NewPlan);

        await lost.Should().ThrowAsync<HttpRequestException>();
        katello.Server.SyncPlans.Should().Contain(plan => plan.Name == "P");
        (await katello.Admin("POST", katello.Plans, NewPlan)).Code.Should().Be(422);
        katello.Server.Requests[0].Acted.Should().BeTrue();
    }

    [Fact]
    public async Task A_proxy_responses_with_a_page()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Faults.Add(new FaultRule
        {
            Kind = FaultKind.GatewayTimeoutAfterActing,
            Path = "/katello/api/organizations/{organization_id}/sync_plans/{id}/sync",
        });

        var response = await katello.Admin("PUT", katello.Plan(action: "/sync"), "{}");

        response.Code.Should().Be(504);
        response.Header("Content-Type").Should().StartWith("text/html");
        katello.Server.Tasks.Should().ContainSingle();
    }

    [Fact]
    public async Task A_slow_response_waits_for_the_clock()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Faults.Add(new FaultRule { Kind = FaultKind.Slow, Delay = TimeSpan.FromMinutes(2), Times = 1 });

        var response = await katello.Clock.RunUntilCompletedAsync(katello.Admin("GET", katello.Plans), TimeSpan.FromSeconds(30));

        response.Code.Should().Be(200);
        katello.Clock.GetUtcNow().Should().BeOnOrAfter(new DateTimeOffset(2026, 5, 14, 10, 32, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Requests_are_logged_without_credentials()
    {
        await using var katello = await TestKatello.StartAsync();

        await katello.Admin("GET", katello.Plans + "?name=x");

        var record = katello.Server.Requests.Should().ContainSingle().Subject;
        record.ToString().Should().Be($"GET {katello.Plans} 200");
        record.Query.Should().Be("name=x");
        record.Headers.Keys.Should().NotContain("Authorization");
    }

    [Fact]
    public async Task A_scripted_response_takes_the_place_of_the_servers_own()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Faults.For("DELETE /katello/api/organizations/*/sync_plans/*").Next(Fault.Respond(200, """{"error":{"message":"Still in use"}}"""));

        var first = await katello.Admin("DELETE", katello.Plan());
        var second = await katello.Admin("DELETE", katello.Plan());

        first.Code.Should().Be(200);
        first.Json["error"]!.Text("message").Should().Be("Still in use");
        first.Header("Foreman_version").Should().NotBeNull();
        second.Code.Should().Be(204);
    }

    [Fact]
    public async Task A_scripted_response_can_hide_what_the_server_did()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Faults.For("PUT").Next(Fault.Respond(204).AfterActing(), times: 2);

        var sync = await katello.Admin("PUT", katello.Plan(action: "/sync"), "{}");
        var update = await katello.Admin("PUT", katello.Plan(), """{"name":"Renamed"}""");

        sync.Code.Should().Be(204);
        sync.Body.Should().BeEmpty();
        update.Code.Should().Be(204);
        katello.Server.Tasks.Should().ContainSingle();
        katello.Server.SyncPlans.Should().Contain(plan => plan.Name == "Renamed");
    }

    [Fact]
    public async Task A_scripted_redirect_has_its_headers_and_can_be_taken_back()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Faults.Always(Fault.Respond(302, headers: new Dictionary<string, string> { ["Location"] = "https://katello.example/users/extlogin" }));

        var redirected = await katello.Admin("GET", katello.Plans);
        katello.Server.Faults.Clear();
        var plain = await katello.Admin("GET", katello.Plans);

        redirected.Code.Should().Be(302);
        redirected.Header("Location").Should().EndWith("/users/extlogin");
        plain.Code.Should().Be(200);
    }

    [Theory]
    [InlineData(FaultKind.MissingIdentity, "\"results\":[{\"id\":", false)]
    [InlineData(FaultKind.ZeroIdentity, "\"id\":0,", true)]
    [InlineData(FaultKind.EmptyPage, "\"results\":[]", true)]
    [InlineData(FaultKind.MissingCount, "\"total\":", false)]
    [InlineData(FaultKind.EmptyObject, "results", false)]
    public async Task A_damaged_list_keeps_its_envelope(FaultKind kind, string text, bool contains)
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Faults.Next(kind);

        var list = await katello.Admin("GET", katello.Plans + "?per_page=1");

        list.Code.Should().Be(200);
        list.Body.Contains(text, StringComparison.Ordinal).Should().Be(contains, list.Body);
        katello.Server.Faults.Struck.Should().Be(1);
    }

    [Fact]
    public async Task A_refusal_is_in_Foremans_shape()
    {
        await using var katello = await TestKatello.StartAsync();
        katello.Server.Faults.Next(Fault.Unauthorized);

        var refused = await katello.Admin("GET", katello.Plans);

        refused.Code.Should().Be(401);
        refused.Json["error"]!.Text("message").Should().StartWith("Unable to authenticate user");
        refused.Header("Foreman_version").Should().NotBeNull();
    }
}
