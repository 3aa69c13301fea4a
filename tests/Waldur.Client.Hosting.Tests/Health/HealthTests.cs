using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Waldur.Client.Hosting.Tests.Health;

public class HealthTests
{
    [Fact]
    public async Task Healthy_becomes_unhealthy_when_the_server_is_away_and_healthy_when_it_is_back()
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var agent = new AgentHost(server, ("Waldur:Agent:UnhealthyAfter", "00:00:00.3"), ("Waldur:MaxRetries", "0"), ("Waldur:Agent:MaxPollInterval", "00:00:00.1"));
        await agent.Host.StartAsync();
        await BecomesAsync(agent, HealthStatus.Healthy);
        var healthy = await CheckAsync(agent);
        healthy.Entries["waldur"].Description.Should().Be($"Waldur {server.Version} responds, and takes the credential.");
        healthy.Entries["waldur"].Data.Should().ContainKeys("endpoint", "version", "seconds");
        healthy.Entries["waldur-site-agent"].Data.Should().ContainKeys("lastPoll", "secondsSinceLastPoll").And.Contain("consecutiveFailures", 0);

        server.Faults.Always(Fault.Refused);
        await BecomesAsync(agent, HealthStatus.Unhealthy);
        await Eventually.TrueAsync(async () => (await CheckAsync(agent)).Entries["waldur-site-agent"].Status == HealthStatus.Unhealthy, "an unhealthy agent");
        var away = await CheckAsync(agent);
        away.Entries["waldur"].Description.Should().Contain("/api/version/").And.NotContain("\n");
        away.Entries["waldur"].Data.Should().Contain("error", nameof(ApiTransportException));
        away.Entries["waldur-site-agent"].Description.Should().StartWith("The agent could not poll since 20");

        server.Faults.Clear();
        await BecomesAsync(agent, HealthStatus.Healthy);
    }

    [Fact]
    public async Task Polls_that_fail_make_an_agent_unhealthy_in_time_though_events_let_it_poll_rarely()
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var agent = new AgentHost(
            server,
            ("Waldur:MaxRetries", "0"),
            ("Waldur:Agent:Wake", "Auto"),
            ("Waldur:Agent:ConnectedPollInterval", "01:00:00"),
            ("Waldur:Agent:MaxPollInterval", "00:00:00.1"),
            ("Waldur:Agent:UnhealthyAfter", "00:00:00.3"));
        await agent.Host.StartAsync();
        await Eventually.TrueAsync(() => agent.Status.IsWakeConnected && agent.Status.LastPoll is not null, "the connection");
        await Task.Delay(600, TestContext.Current.CancellationToken);
        (await CheckAsync(agent)).Entries["waldur-site-agent"].Status.Should().Be(HealthStatus.Healthy, "it polls rarely, and nothing has failed");

        server.Faults.For("GET /api/backend-resource-requests/").Always(Fault.Refused);
        server.AddBackendResourceRequest(server.Seed.Offering);

        await Eventually.TrueAsync(
            async () => (await CheckAsync(agent)).Entries["waldur-site-agent"] is { Status: HealthStatus.Unhealthy, Description: { } text }
                && text.StartsWith("The agent could not poll since 20", StringComparison.Ordinal),
            "an unhealthy agent");
        server.Faults.Clear();
        await Eventually.TrueAsync(async () => (await CheckAsync(agent)).Entries["waldur-site-agent"].Status == HealthStatus.Healthy, "a healthy agent");
    }

    [Fact]
    public async Task A_refused_credential_is_unhealthy_and_says_so()
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var agent = new AgentHost(
            server, ("Waldur:Token", "0000000000000000000000000000000000000000"), ("Waldur:Agent:StopHostOnFailure", "false"));
        await agent.Host.StartAsync();
        await Eventually.TrueAsync(() => agent.Status.Failure is not null, "the refusal");

        var report = await CheckAsync(agent);

        report.Entries["waldur"].Status.Should().Be(HealthStatus.Unhealthy);
        report.Entries["waldur"].Data.Should().Contain("status", "401").And.Contain("error", nameof(ApiAuthenticationException));
        report.Entries["waldur-site-agent"].Status.Should().Be(HealthStatus.Unhealthy);
        report.Entries["waldur-site-agent"].Description.Should().StartWith("The agent cannot go on: ").And.Contain("401");
    }

    [Fact]
    public async Task A_claim_that_cannot_be_ended_degrades_an_agent_and_in_time_is_unhealthy()
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var agent = new AgentHost(server, ("Waldur:Agent:UnhealthyAfter", "00:00:01"));
        server.Faults.For("POST /api/backend-resource-requests/{uuid}/set_done/").Always(Fault.Forbidden);
        server.AddBackendResourceRequest(server.Seed.Offering);
        await agent.Host.StartAsync();

        await Eventually.TrueAsync(
            async () => (await CheckAsync(agent)).Entries["waldur-site-agent"] is { Status: HealthStatus.Degraded, Description: { } text }
                && text.StartsWith("1 requests have ended without the server's knowledge", StringComparison.Ordinal),
            "a degraded agent");
        await Eventually.TrueAsync(
            async () => (await CheckAsync(agent)).Entries["waldur-site-agent"] is { Status: HealthStatus.Unhealthy, Description: { } text }
                && text.StartsWith("Claims could not be ended since 20", StringComparison.Ordinal),
            "an unhealthy agent");
    }

    [Fact]
    public async Task An_offering_that_the_agent_cannot_see_is_unhealthy()
    {
        await using var server = await Fakes.StartWaldurAsync();
        var foreign = Guid.NewGuid();
        await using var agent = new AgentHost(server, ("Waldur:Agent:Offerings", foreign.ToString()));
        await agent.Host.StartAsync();

        await Eventually.TrueAsync(() => agent.Status.InvisibleOfferings.Count == 1, "the check of the offering");
        var check = (await CheckAsync(agent)).Entries["waldur-site-agent"];
        check.Status.Should().Be(HealthStatus.Unhealthy);
        check.Description.Should().Contain(foreign.ToString("N")).And.Contain("role");
    }

    [Fact]
    public async Task An_agent_whose_user_gets_its_role_later_is_healthy_from_then_on()
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var agent = new AgentHost(server);
        server.Faults.For("GET /api/marketplace-provider-offerings/{uuid}/").Next(Fault.Forbidden, times: 3);
        await agent.Host.StartAsync();
        await Eventually.TrueAsync(
            () => agent.Host.Log.Lines.Any(line => line.StartsWith("Warning: Offering", StringComparison.Ordinal)), "the first check of the offering");

        await BecomesAsync(agent, HealthStatus.Healthy);

        agent.Host.Log.Lines.Should().ContainSingle(line => line.StartsWith("Warning: Offering", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_agent_with_its_hands_full_is_healthy_though_it_does_not_poll()
    {
        await using var server = await Fakes.StartWaldurAsync();
        server.AddBackendResourceRequest(server.Seed.Offering);
        await using var agent = new AgentHost(server, ("Waldur:Agent:UnhealthyAfter", "00:00:00.2"));
        agent.Script.Handle = (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
        await agent.Host.StartAsync();
        await Eventually.TrueAsync(() => agent.Status.RunningRequests == 1, "the handler");
        await Task.Delay(600, TestContext.Current.CancellationToken);

        var check = (await CheckAsync(agent)).Entries["waldur-site-agent"];

        check.Status.Should().Be(HealthStatus.Healthy);
        check.Data.Should().Contain("running", 1);
        ((double)check.Data["secondsSinceLastPoll"]).Should().BeGreaterThan(0.4);
    }

    [Fact]
    public async Task An_agent_that_has_not_started_is_not_healthy()
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var agent = new AgentHost(server);

        (await CheckAsync(agent)).Entries["waldur-site-agent"].Description.Should().Be("The agent has not started yet.");
    }

    private static async Task BecomesAsync(AgentHost agent, HealthStatus status) =>
        await Eventually.TrueAsync(async () => (await CheckAsync(agent)).Status == status, $"status {status}");

    private static Task<HealthReport> CheckAsync(AgentHost agent) =>
        agent.Host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
}
