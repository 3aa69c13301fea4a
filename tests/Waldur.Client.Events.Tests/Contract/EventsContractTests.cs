using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Events.Tests.Contract;

/// <summary>What a program sees of events, whatever broker they come from.</summary>
[Collection(nameof(TestBroker))]
public class EventsContractTests
{
    public static TheoryData<string> Brokers => TestBroker.Names;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_request_is_heard_of(string broker)
    {
        await using var world = await World.StartAsync(broker);
        await using var events = world.Listen();
        await using var reader = events.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        (await Next(reader)).Kind.Should().Be(WaldurEventKind.Connected);
        var request = await world.RequestAsync();
        var message = await Next(reader);
        message.Kind.Should().Be(WaldurEventKind.Message);
        message.ObjectType.Should().Be(ObservableObjectType.ImportableResources);
        message.Offering.Should().Be(world.Server.Seed.Offering.Uuid);
        message.BackendResourceRequest.Should().Be(request);
        message.Body!.Value.ToString().Should().Contain("schema_version");
        message.IsRedelivered.Should().BeFalse();
        events.State.Should().Match<EventState>(state => state.IsConnected && state.Messages == 1 && state.Connections == 1
            && state.LastMessageAt != null && state.ConnectedSince != null && state.Problem == null && state.FailedAttempts == 0);
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task The_agent_is_registered_under_its_own_name(string broker)
    {
        await using var world = await World.StartAsync(broker);
        await using var events = world.Listen();
        await events.WaitUntilConnectedAsync(Token);
        var identity = world.Server.AgentIdentities.Should().ContainSingle().Subject;
        (identity.Name, identity.Version, identity.Offering).Should().Be(("sdk-agent", "1.2.3", world.Server.Seed.Offering));
        world.Server.EventConsumers.Should().ContainSingle().Which.ObjectTypes.Should().Equal("importable_resources");
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task An_older_server_is_heard_through_subscriptions(string broker)
    {
        await using var world = await World.StartAsync(broker);
        world.Server.EventSupport = FakeEventSupport.Subscriptions;
        var registration = EventRegistration.Agent(world.Server.Seed.Offering.Uuid, "sdk-agent") with
        {
            ObjectTypes = [ObservableObjectType.ImportableResources, ObservableObjectType.Order],
        };
        await using var events = world.Listen(registration);
        await using var reader = events.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        await Next(reader);
        await world.RequestAsync();
        var message = await Next(reader);
        message.ObjectType.Should().Be(ObservableObjectType.ImportableResources, "the queue says it where the message does not");
        message.Body!.Value.ToString().Should().NotContain("object_type");
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_consumer_of_an_offering_hears_of_it_and_of_no_other(string broker)
    {
        await using var world = await World.StartAsync(broker);
        await using var events = world.Listen(EventRegistration.Offering(world.Server.Seed.SharedOffering.Uuid));
        await using var reader = events.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        await Next(reader);
        await world.RequestAsync();
        var shared = await world.RequestAsync(world.Server.Seed.SharedOffering);
        (await Next(reader)).BackendResourceRequest.Should().Be(shared);
        world.Server.AgentIdentities.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_lost_connection_comes_back_and_says_so(string broker)
    {
        await using var world = await World.StartAsync(broker);
        await using var events = world.Listen();
        await using var reader = events.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        await Next(reader);
        await world.CutAsync();
        (await Next(reader)).Kind.Should().Be(WaldurEventKind.Connected);
        var request = await world.RequestAsync();
        (await Next(reader)).BackendResourceRequest.Should().Be(request);
        events.State.Connections.Should().Be(2);
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task Heart_beats_keep_a_quiet_connection(string broker)
    {
        await using var world = await World.StartAsync(broker);
        await using var events = world.Listen(heartBeat: 1.5);
        await events.WaitUntilConnectedAsync(Token);

        // A client that says nothing is closed after three intervals.
        await Task.Delay(TimeSpan.FromSeconds(7), Token);
        (events.State.IsConnected, events.State.Connections).Should().Be((true, 1));
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_deleted_queue_is_registered_anew(string broker)
    {
        await using var world = await World.StartAsync(broker);
        await using var events = world.Listen();
        await using var reader = events.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        await Next(reader);
        await world.DeleteQueuesAsync();
        (await Next(reader)).Kind.Should().Be(WaldurEventKind.Connected);
        var request = await world.RequestAsync();
        (await Next(reader)).BackendResourceRequest.Should().Be(request);
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_rotated_token_is_registered_anew(string broker)
    {
        await using var world = await World.StartAsync(broker);
        await using var events = world.Listen();
        await using var reader = events.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        await Next(reader);
        world.Credential.Token = world.Server.RenewToken(world.Server.Seed.Agent);
        await using (var other = world.Listen())
        {
            // The second start of the agent sets the password, and shares the queue with the first.
            await other.WaitUntilConnectedAsync(Token);
        }

        await world.CutAsync();
        (await Next(reader)).Kind.Should().Be(WaldurEventKind.Connected, "the old password is refused, and registering sets the new one");
        var request = await world.RequestAsync();
        (await Next(reader)).BackendResourceRequest.Should().Be(request);
        world.Log.Lines.Should().NotContain(line => line.Text.Contains(world.Credential.Token));
        world.Log.Lines.Should().Contain(line => line.Text.Contains("passcode:***"));
    }

    [Theory]
    [MemberData(nameof(Brokers))]
    public async Task A_personal_access_token_is_a_password_too(string broker)
    {
        await using var world = await World.StartAsync(broker);
        var token = world.Server.AddPersonalAccessToken(world.Server.Seed.Agent, DateTimeOffset.UtcNow.AddHours(1));
        using var waldur = world.CreateClient(new PersonalAccessTokenCredential(token));
        await using var events = world.Listen(waldur: waldur);
        await events.WaitUntilConnectedAsync(Token);
    }

    private static async Task<WaldurEvent> Next(IAsyncEnumerator<WaldurEvent> reader)
    {
        (await reader.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token)).Should().BeTrue();
        return reader.Current;
    }
}
