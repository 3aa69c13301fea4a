using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Events.Tests.Registering;

public class RegistrationTests
{
    private static readonly Guid Offering = Guid.Parse("0123456789abcdef0123456789abcdef");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void No_scopes_are_refused_with_the_way_to_mean_it()
    {
        var none = () => EventRegistration.Consumer();
        none.Should().Throw<ArgumentException>().WithMessage("*EventRegistration.Global*");
        var empty = () => EventRegistration.Offering(Guid.Empty);
        empty.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void No_object_types_are_refused_with_the_way_to_mean_it()
    {
        var none = () => EventRegistration.Offering(Offering) with { ObjectTypes = [] };
        none.Should().Throw<ArgumentException>().WithMessage("*WithAllObjectTypes*");
    }

    [Theory]
    [InlineData("agent-0123456789abcdef0123456789abcdef")]
    [InlineData("Agent-01234567-89AB-CDEF-0123-456789ABCDEF")]
    [InlineData("agent-fedcba98765432100123456789abcdef")]
    [InlineData(" agent-0123456789abcdef0123456789abcdef")]
    [InlineData(" ")]
    public void The_official_agents_name_and_none_are_refused(string name)
    {
        var register = () => EventRegistration.Agent(Offering, name);
        register.Should().Throw<ArgumentException>();
        var show = () => new AgentPresence { Offering = Offering, Name = name };
        show.Should().Throw<ArgumentException>("both are one identity");
    }

    [Fact]
    public void A_name_is_counted_as_the_server_counts_it()
    {
        var name = string.Concat(Enumerable.Repeat("😀", 255));
        EventRegistration.Agent(Offering, name).Should().NotBeNull();
        var longer = () => EventRegistration.Agent(Offering, name + "x");
        longer.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_broker_is_an_address_of_a_websocket()
    {
        foreach (var wrong in new[] { "https://h/ws", "ws://me:secret@h/ws" })
        {
            var options = () => new EventOptions { Registration = EventRegistration.Global(), Broker = new Uri(wrong) };
            options.Should().Throw<ArgumentException>().Which.Message.Should().NotContain("secret");
        }
    }

    [Fact]
    public async Task Everything_is_for_those_who_ask_for_it_by_name_and_may()
    {
        await using var world = new InProcess(options: new EventOptions { Registration = EventRegistration.Global().WithAllObjectTypes() });
        await world.UntilAsync(state => state.FailedAttempts > 0);
        world.Events.State.Problem.Should().Contain("permission");
        world.Server.Seed.Agent.Roles = [FakeRole.Support];
        var failures = world.Events.State.FailedAttempts;
        await world.UntilAsync(state => state.FailedAttempts > failures + 1);
        world.Events.State.Problem.Should().Contain("permission", "support may not either");
        world.Server.Seed.Agent.Roles = [FakeRole.Staff];
        await world.ConnectAsync();
        world.Server.EventConsumers.Should().ContainSingle().Which.Should().Match<FakeEventConsumer>(one => one.Scopes.Count == 0 && one.ObjectTypes.Count == 0);
        world.Server.PublishEvent("user_lifecycle", world.Server.Seed.Offering);
        await world.UntilAsync(state => state.Messages == 1);
        world.Server.Seed.Agent.Roles = [FakeRole.Support];
        world.Server.PublishEvent("user_lifecycle", world.Server.Seed.Offering);
        world.Server.Seed.Agent.Roles = [FakeRole.Staff];
        world.Server.PublishEvent("user_profile", world.Server.Seed.Offering);
        await world.UntilAsync(state => state.Messages >= 2);
        world.Events.State.Messages.Should().Be(2, "who is no longer staff hears nothing");
    }

    [Fact]
    public async Task A_second_start_finds_its_identity_and_queue()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        for (var i = 0; i < 2; i++)
        {
            using var waldur = server.CreateClient(server.Seed.AgentToken);
            await using var events = waldur.Events(new EventOptions { Registration = EventRegistration.Agent(server.Seed.Offering.Uuid, "sdk-agent") });
            await events.WaitUntilConnectedAsync(Token);
        }

        server.AgentIdentities.Should().ContainSingle();
        server.Broker.Queues.Should().ContainSingle();
        await InProcess.UntilConnectionsAsync(server, 0);
    }

    [Fact]
    public async Task Messages_of_the_last_hour_wait_for_the_next_start_and_older_ones_do_not()
    {
        var clock = new FakeClock();
        await using var server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Clock = clock });
        using var waldur = server.CreateClient(server.Seed.AgentToken);
        var options = new EventOptions { Registration = EventRegistration.Agent(server.Seed.Offering.Uuid, "sdk-agent") };
        await using (var first = waldur.Events(options))
        {
            await first.WaitUntilConnectedAsync(Token);
        }

        await InProcess.UntilConnectionsAsync(server, 0);
        server.AddBackendResourceRequest(server.Seed.Offering);
        clock.Advance(TimeSpan.FromMinutes(50));
        server.AddBackendResourceRequest(server.Seed.Offering);
        clock.Advance(TimeSpan.FromMinutes(20));
        await using var second = waldur.Events(options);
        await using var reader = second.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        await reader.MoveNextAsync();
        await reader.MoveNextAsync();
        reader.Current.BackendResourceRequest.Should().Be(server.BackendResourceRequests[1].Uuid);
        second.State.Messages.Should().Be(1);
    }

    [Fact]
    public async Task A_unified_queue_silences_the_older_queues_of_the_same_user()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        using var waldur = server.CreateClient(server.Seed.AgentToken);
        await using var older = waldur.Events(new EventOptions { Registration = EventRegistration.AgentSubscriptions(server.Seed.Offering.Uuid, "older") });
        await older.WaitUntilConnectedAsync(Token);
        await using var newer = waldur.Events(new EventOptions { Registration = EventRegistration.Agent(server.Seed.Offering.Uuid, "newer") });
        await newer.WaitUntilConnectedAsync(Token);
        await using var reader = newer.ReadAllAsync(Token).GetAsyncEnumerator(Token);
        await reader.MoveNextAsync();
        server.AddBackendResourceRequest(server.Seed.Offering);
        await reader.MoveNextAsync();
        reader.Current.Kind.Should().Be(WaldurEventKind.Message);
        older.State.Messages.Should().Be(0);
        server.AddBackendResourceRequest(server.Seed.SharedOffering);
        server.Broker.Queues.Sum(queue => queue.Messages).Should().Be(0, "nobody registered for the other offering");
    }

    [Fact]
    public async Task All_types_of_an_older_server_are_those_that_it_knows()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        using var waldur = server.CreateClient(server.Seed.AgentToken);
        await using var events = waldur.Events(new EventOptions
        {
            Registration = EventRegistration.AgentSubscriptions(server.Seed.Offering.Uuid, "older").WithAllObjectTypes(),
        });
        await events.WaitUntilConnectedAsync(Token);
        server.Broker.Queues.Should().HaveCount(ObservableObjectType.Known.Count);
        server.Broker.Connections.Should().Be(ObservableObjectType.Known.Count);
    }

    [Fact]
    public async Task An_unknown_type_can_be_asked_for()
    {
        await using var world = new InProcess(options: new EventOptions
        {
            Registration = EventRegistration.Offering(Offering) with { ObjectTypes = [ObservableObjectType.From("a_new_type")] },
        });
        await world.UntilAsync(state => state.FailedAttempts > 0);
        world.Events.State.Problem.Should().Contain("a_new_type", "the server says that it does not know it");
    }
}
