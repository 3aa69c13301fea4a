namespace Waldur.Client.Hosting.Tests.Agents;

public class WakingTests
{
    [Fact]
    public async Task Events_wake_an_agent_that_polls_rarely()
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var agent = new AgentHost(
            server,
            ("Waldur:Agent:Wake", "auto"),
            ("Waldur:Agent:AgentName", "night-shift"),
            ("Waldur:Agent:PollInterval", "01:00:00"),
            ("Waldur:Agent:ConnectedPollInterval", "01:00:00"));
        await agent.Host.StartAsync();
        await Eventually.TrueAsync(() => agent.Status.IsWakeConnected, "the connection");

        server.AddBackendResourceRequest(server.Seed.Offering);

        await Eventually.TrueAsync(() => agent.Status.DoneRequests == 1, "the request's end");
        agent.Status.LastClaimLag.Should().BeLessThan(TimeSpan.FromMinutes(1));
        server.AgentIdentities.Should().ContainSingle().Which.Name.Should().Be("night-shift");
    }

    [Fact]
    public async Task Without_a_broker_the_agent_polls()
    {
        await using var server = await Fakes.StartWaldurAsync();
        server.AddBackendResourceRequest(server.Seed.Offering);
        await using var agent = new AgentHost(server, ("Waldur:Agent:Wake", "auto"), ("Waldur:Agent:Broker", "ws://127.0.0.1:9/none"));
        await agent.Host.StartAsync();

        await Eventually.TrueAsync(() => agent.Status.DoneRequests == 1, "the request's end");
        agent.Status.IsWakeConnected.Should().BeFalse();
    }

    [Fact]
    public async Task An_agent_shows_itself_to_operators_by_the_applications_name()
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var agent = new AgentHost(server, ("Waldur:Agent:ShowPresence", "true"));
        await agent.Host.StartAsync();

        await Eventually.TrueAsync(() => server.AgentIdentities.Count == 1, "the identity");
        server.AgentIdentities[0].Name.Should().Be(agent.Host.Services.GetRequiredService<IHostEnvironment>().ApplicationName);
    }
}
