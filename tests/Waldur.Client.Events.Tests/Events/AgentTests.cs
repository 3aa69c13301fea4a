using Microsoft.Extensions.Logging;
using Waldur.Client.Testing;

namespace Waldur.Client.Events.Tests.Events;

/// <summary>Events wake a site agent; polling stays the truth.</summary>
public class AgentTests
{
    private const string RegisterQueue = "POST /api/marketplace-site-agent-identities/{uuid}/register_queue/";

    public static TheoryData<string> Refusals => ["no route", "no broker", "no role", "switched off", "no credential"];

    [Fact]
    public async Task A_request_is_claimed_without_any_wait()
    {
        await using var world = new InProcess();
        await using var agent = new InProcessAgent(world);
        await agent.UntilConnectedAsync();
        for (var i = 1; i <= 20; i++)
        {
            var request = world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
            await agent.UntilHandledAsync(i);
            agent.Handled.Last().Should().Be((request.Uuid, TimeSpan.Zero));
        }
    }

    [Fact]
    public async Task Without_a_connection_requests_are_found_at_the_usual_interval()
    {
        await using var world = new InProcess();
        await using var agent = new InProcessAgent(world);
        await agent.UntilConnectedAsync();
        world.Server.Broker.Stop();
        await agent.UntilAsync(() => !world.Events.State.IsConnected);
        world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
        await agent.UntilHandledAsync(1, TimeSpan.FromSeconds(1));
        agent.Handled.Single().At.Should().BeGreaterThanOrEqualTo(InProcessAgent.Usual).And.BeLessThan(InProcessAgent.Slow / 2);
    }

    [Fact]
    public async Task After_a_connection_is_made_anew_the_agent_polls_once()
    {
        await using var world = new InProcess();
        await using var agent = new InProcessAgent(world);
        await agent.UntilConnectedAsync();
        world.Server.Broker.Stop();
        await agent.UntilAsync(() => !world.Events.State.IsConnected);
        foreach (var queue in world.Server.Broker.Queues)
        {
            // What is published while there is no broker is lost.
            world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
            world.Server.Broker.Take(queue.VirtualHost, queue.Name).Should().ContainSingle();
        }

        var before = agent.Polls;
        world.Server.Broker.Start();
        await agent.UntilHandledAsync(1, TimeSpan.FromMilliseconds(100));
        agent.Handled.Single().At.Should().BeLessThan(InProcessAgent.Usual);
        world.Events.State.Messages.Should().Be(0);
        await agent.UntilAsync(() => world.Server.BackendResourceRequests[0].State == "Done" && agent.Polls >= before + 2);
        agent.Polls.Should().Be(before + 2, "one after the connect, and one after the work");
    }

    [Fact]
    public async Task A_request_whose_message_was_lost_is_found_by_the_slow_poll()
    {
        await using var world = new InProcess();
        await using var agent = new InProcessAgent(world);
        await agent.UntilConnectedAsync();
        world.Server.Broker.LoseMessages(1);
        world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
        await agent.UntilHandledAsync(1, TimeSpan.FromSeconds(1));
        agent.Handled.Single().At.Should().BeGreaterThanOrEqualTo(InProcessAgent.Slow).And.BeLessThan(InProcessAgent.Slow * 1.5);
        world.Events.State.Messages.Should().Be(0);
        world.Events.State.Connections.Should().Be(1);
    }

    [Fact]
    public async Task A_message_that_comes_several_times_is_handled_once()
    {
        await using var world = new InProcess();
        await using var agent = new InProcessAgent(world);
        await agent.UntilConnectedAsync();
        for (var i = 1; i <= 10; i++)
        {
            world.Server.Broker.DuplicateMessages(1);
            world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
            await agent.UntilAsync(() => world.Events.State.Messages == 2 * i && agent.Handled.Count >= i, TimeSpan.FromMilliseconds(20));
        }

        await agent.UntilAsync(() => world.Server.BackendResourceRequests.All(row => row.State == "Done"));
        agent.Handled.Should().HaveCount(10).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_gateways_404_does_not_move_an_agent_to_the_older_subscriptions()
    {
        await using var world = new InProcess(server => server.Faults.For(RegisterQueue).Next(Fault.Page(404)));
        await using var agent = new InProcessAgent(world);
        await world.UntilAsync(state => state.IsConnected);
        await agent.UntilConnectedAsync();
        world.RegistrationCount.Should().Be(2);
        world.Server.Requests.Should().NotContain(request => request.Path.EndsWith("/register_event_subscription/", StringComparison.Ordinal));
        world.Server.EventConsumers.Should().ContainSingle();
        world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
        await agent.UntilHandledAsync(1);
    }

    [Fact]
    public async Task While_the_version_is_not_known_no_older_subscription_is_made()
    {
        await using var world = new InProcess(server =>
        {
            server.EventSupport = FakeEventSupport.Subscriptions;
            server.Faults.For("GET /api/version/").Next(FaultKind.Forbidden, times: 3);
        });
        await world.UntilAsync(state => state.FailedAttempts == 3 || state.IsConnected);
        world.Events.State.IsConnected.Should().BeFalse();
        world.Events.State.Problem.Should().StartWith("This server offers no such events");
        await world.UntilAsync(state => state.IsConnected);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_server_that_gives_no_events_is_polled_as_before_and_that_is_said_once(string refusal)
    {
        await using var world = new InProcess(
            server => Refuse(server, refusal),
            refusal == "no credential" ? new Foreign() : null);
        await using var agent = refusal == "no credential" ? null : new InProcessAgent(world);
        if (agent is null)
        {
            // Such a client cannot poll this server either; what counts is that its wake source goes on.
            var wake = world.Events.CreateWakeSource();
            await world.UntilAsync(state => state.Status == EventStatus.Stopped);
            (await world.Clock.RunUntilCompletedAsync(wake.WaitAsync(InProcessAgent.Usual, InProcessAgent.Slow, TestContext.Current.CancellationToken), TimeSpan.FromSeconds(1))).Should().Be(WakeReason.Interval);
        }
        else
        {
            await world.UntilAsync(state => state.FailedAttempts > 5);
            var start = world.Clock.GetUtcNow() - world.Start;
            world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
            await agent.UntilHandledAsync(1, TimeSpan.FromSeconds(1));
            (agent.Handled.Single().At - start).Should().BeLessThan(InProcessAgent.Slow / 2);
        }

        world.Log.Lines.Where(line => line.Level >= LogLevel.Warning).Should().ContainSingle().Which.Text.Should().Contain("Events of ");
    }

    private static void Refuse(FakeWaldurServer server, string refusal)
    {
        switch (refusal)
        {
            case "no route": server.EventSupport = FakeEventSupport.None; break;
            case "no broker": server.Broker.IsEnabled = false; break;
            case "no role": server.Faults.For(RegisterQueue).Next(FaultKind.Forbidden, times: 10000); break;
            case "switched off": server.Faults.For(RegisterQueue).Next(FaultKind.NotImplemented, times: 10000); break;
        }
    }

    private sealed class Foreign : Credential
    {
        public override ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new("Bearer", "eyJhbGciOiJub25lIn0.e30.x");
            return ValueTask.CompletedTask;
        }
    }
}
