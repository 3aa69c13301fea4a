using System.Text;
using Waldur.Client.Testing;

namespace Waldur.Client.Events.Tests.Events;

/// <summary>What goes wrong at the broker and on the way, within the process and on a clock that the test moves.</summary>
public class FaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_login_registers_anew()
    {
        await using var world = new InProcess();
        world.Server.Broker.RefuseLogins(1);
        await world.ConnectAsync();
        world.RegistrationCount.Should().Be(2);
    }

    [Fact]
    public async Task A_close_before_the_receipt_registers_anew()
    {
        await using var world = new InProcess();
        world.Server.Broker.CloseSubscriptions(1);
        await world.ConnectAsync();
        world.RegistrationCount.Should().Be(2);
    }

    [Fact]
    public async Task A_connection_that_breaks_later_is_made_anew_without_registering()
    {
        await using var world = new InProcess();
        await world.ConnectAsync();
        world.Server.Broker.CloseConnections();
        await world.UntilAsync(state => state.Connections == 2 && state.IsConnected);
        world.RegistrationCount.Should().Be(1);
    }

    [Fact]
    public async Task Silence_is_noticed_after_two_and_a_half_intervals()
    {
        await using var world = new InProcess();
        await world.ConnectAsync();
        world.Server.Broker.IsSilent = true;
        world.Clock.Advance(TimeSpan.FromSeconds(24));
        await Task.Delay(100, Token);
        world.Events.State.IsConnected.Should().BeTrue();
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        await world.UntilAsync(state => !state.IsConnected, moveClock: false);
        world.Events.State.Problem.Should().StartWith("Nothing came from the broker for");
        world.Server.Broker.IsSilent = false;
        await world.UntilAsync(state => state.IsConnected);
    }

    [Fact]
    public async Task A_connection_with_rare_heart_beats_is_not_cut_where_a_silent_client_is()
    {
        var options = new EventOptions { Registration = EventRegistration.Global().WithAllObjectTypes(), HeartBeat = TimeSpan.FromMinutes(10) };
        await using var world = new InProcess(server => server.Seed.Agent.Roles = [FakeRole.Staff], options: options);
        await world.ConnectAsync();
        for (var moved = TimeSpan.Zero; moved < TimeSpan.FromMinutes(3); moved += TimeSpan.FromSeconds(5))
        {
            world.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(20, Token);
        }

        world.Events.State.IsConnected.Should().BeTrue();
        world.Events.State.Connections.Should().Be(1);
        world.Server.Broker.Connections.Should().Be(1);
    }

    [Fact]
    public async Task A_clock_that_jumps_ahead_costs_a_connection_at_most()
    {
        await using var world = new InProcess();
        await world.ConnectAsync();
        world.Clock.Advance(TimeSpan.FromDays(3));
        await world.UntilAsync(state => state.IsConnected && state.Connections == 2 && world.Server.Broker.Connections == 1);
        world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
        await world.UntilAsync(state => state.Messages == 1);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(7, false)]
    [InlineData(null, true)]
    public async Task Frames_in_pieces_and_frames_together_are_read(int? chunk, bool join)
    {
        await using var world = new InProcess();
        world.Server.Broker.MaxChunk = chunk;
        world.Server.Broker.JoinFrames = join;
        await world.ConnectAsync();
        for (var i = 0; i < 20; i++)
        {
            world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
        }

        await world.UntilAsync(state => state.Messages == 20);
        world.Events.State.Connections.Should().Be(1);
    }

    [Fact]
    public async Task Half_a_frame_and_then_nothing_is_a_lost_connection()
    {
        await using var world = new InProcess();
        await world.ConnectAsync();
        world.Server.Broker.CutMessages(1);
        world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
        await world.UntilAsync(state => state.Connections == 2 && state.IsConnected);
        world.Events.State.Messages.Should().Be(0);
    }

    [Fact]
    public async Task Doubled_and_lost_messages_are_what_they_are()
    {
        await using var world = new InProcess();
        await world.ConnectAsync();
        world.Server.Broker.DuplicateMessages(1);
        world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
        await world.UntilAsync(state => state.Messages == 2);
        world.Server.Broker.LoseMessages(1);
        world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
        world.Server.AddBackendResourceRequest(world.Server.Seed.Offering);
        await world.UntilAsync(state => state.Messages == 3);
    }

    [Theory]
    [InlineData("<html><body>502 Bad Gateway</body></html>\n")]
    [InlineData("MESSAGE\ncontent-length:999999999\n\n")]
    public async Task What_is_no_frame_ends_the_connection(string garbage)
    {
        await using var world = new InProcess();
        await world.ConnectAsync();
        world.Server.Broker.SendRaw(Encoding.UTF8.GetBytes(garbage));
        await world.UntilAsync(state => state.Connections == 2 && state.IsConnected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[1,2]")]
    [InlineData("{\"object_type\":7,\"offering_uuid\":\"x\",\"backend_resource_request_uuid\":{}}")]
    [InlineData("{\"object_type\":\"\\ud800\"}")]
    [InlineData("{\"object_type\":\"a_new_type\"}")]
    public async Task An_odd_message_still_wakes(string body)
    {
        await using var world = new InProcess();
        var wake = world.Events.CreateWakeSource(heard => heard.ObjectType!.Value.Value == "a_new_type");
        await world.ConnectAsync();
        (await wake.WaitAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(1), Token)).Should().Be(WakeReason.Connected);
        var queue = world.Server.Broker.Queues.Single();
        world.Server.Broker.Publish(queue.VirtualHost, queue.Name, body, contentType: null);
        (await wake.WaitAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(1), Token)).Should().Be(WakeReason.Hint);
    }

    [Fact]
    public async Task A_broker_that_is_away_is_tried_without_end_and_with_growing_random_waits()
    {
        await using var world = new InProcess();
        world.Server.Broker.Stop();
        await world.UntilAsync(state => state.FailedAttempts >= 40);
        world.Events.State.Problem.Should().Contain("was not reached");
        var elapsed = world.Clock.GetUtcNow() - world.Start;
        elapsed.Should().BeGreaterThan(TimeSpan.FromMinutes(10)).And.BeLessThan(TimeSpan.FromMinutes(2 * 40));
        world.Server.Broker.Start();
        await world.UntilAsync(state => state.IsConnected);
        world.Events.State.FailedAttempts.Should().Be(0);
        world.Log.Lines.Count(line => line.Level == Microsoft.Extensions.Logging.LogLevel.Warning && line.Text.Contains("next attempt", StringComparison.Ordinal))
            .Should().Be(1, "the same problem is said once");
    }

    [Fact]
    public async Task A_server_without_events_is_said_to_be_one_and_tried_again_later()
    {
        await using var world = new InProcess(server => server.EventSupport = FakeEventSupport.None);
        await world.UntilAsync(state => state.FailedAttempts > 3);
        world.Events.State.Problem.Should().StartWith("This server offers no such events");
        world.Server.EventSupport = FakeEventSupport.Queues;
        await world.UntilAsync(state => state.IsConnected);
    }

    [Fact]
    public async Task An_ingress_without_the_broker_is_polled_around()
    {
        await using var world = new InProcess(server => server.Broker.IsEnabled = false);
        var wake = world.Events.CreateWakeSource();
        await world.UntilAsync(state => state.FailedAttempts > 2);
        wake.IsConnected.Should().BeFalse();
        var waiting = wake.WaitAsync(TimeSpan.FromSeconds(30), TimeSpan.FromHours(1), Token);
        (await world.Clock.RunUntilCompletedAsync(waiting, TimeSpan.FromSeconds(1))).Should().Be(WakeReason.Interval);
    }

    [Fact]
    public async Task An_identity_of_another_user_is_said_to_be_one()
    {
        await using var world = new InProcess(server =>
        {
            var owner = server.AddUser("owner", FakeRole.OfferingManager(server.Seed.Offering));
            using var waldur = server.CreateClient(owner.Token!);
            waldur.SiteAgents.CreateIdentityAsync(new() { Offering = server.Seed.Offering.Uuid, Name = "sdk-agent" }, Token).GetAwaiter().GetResult();
        });
        await world.UntilAsync(state => state.FailedAttempts > 0);
        world.Events.State.Problem.Should().Contain("belongs to another user");
    }
}
