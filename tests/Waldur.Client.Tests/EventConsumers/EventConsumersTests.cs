using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.EventConsumers;

public sealed class EventConsumersTests : IAsyncDisposable
{
    private readonly FakeWaldurServer _server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Mode = FakeServerMode.Strict });
    private readonly WaldurClient _waldur;

    public EventConsumersTests() => _waldur = _server.CreateClient(_server.Seed.AgentToken);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_scopes_are_refused_before_anything_is_sent()
    {
        _server.ClearRequests();
        var register = () => _waldur.EventConsumers.RegisterAsync(new EventConsumerCreate { Scopes = [] }, Token);
        (await register.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Contain("RegisterGlobalAsync");
        _server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Everything_is_for_staff_alone()
    {
        foreach (var token in new[] { _server.Seed.AgentToken, _server.Seed.SupportToken })
        {
            using var other = _server.CreateClient(token);
            var register = () => other.EventConsumers.RegisterGlobalAsync([], Token);
            await register.Should().ThrowAsync<ApiAuthorizationException>();
        }

        using var staff = _server.CreateClient(_server.Seed.StaffToken);
        await staff.EventConsumers.RegisterGlobalAsync([ObservableObjectType.Order], Token);
        _server.EventConsumers.Should().ContainSingle().Which.Scopes.Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_scopes_give_the_same_queue_until_it_is_deleted()
    {
        var body = Body(_server.Seed.Offering.Uuid);
        var first = await _waldur.EventConsumers.RegisterAsync(body, Token);
        var second = await _waldur.EventConsumers.RegisterAsync(body, Token);
        second.QueueName.Should().Be(first.QueueName);
        var listed = await _waldur.EventConsumers.List().ToListAsync(Token);
        var consumer = listed.Should().ContainSingle().Subject;
        (consumer.IsGlobal, consumer.Scopes[0].Uuid, consumer.UserName).Should().Be((false, _server.Seed.Offering.Uuid, first.UserName));
        (await _waldur.EventConsumers.CountAsync(cancellationToken: Token)).Should().Be(1);
        (await _waldur.EventConsumers.DeleteAsync(consumer.Uuid, Token)).Should().BeTrue();
        (await _waldur.EventConsumers.DeleteAsync(consumer.Uuid, Token)).Should().BeFalse();
        _server.Broker.Queues.Should().BeEmpty();
    }

    [Fact]
    public async Task An_object_without_a_role_is_refused()
    {
        using var user = _server.CreateClient(_server.Seed.UserToken);
        var register = () => user.EventConsumers.RegisterAsync(Body(_server.Seed.Offering.Uuid), Token);
        await register.Should().ThrowAsync<ApiAuthorizationException>();
    }

    [Fact]
    public async Task An_older_subscription_has_a_queue_for_each_offering_and_type()
    {
        var subscription = await _waldur.EventConsumers.CreateSubscriptionAsync(
            new EventSubscriptionCreate { Description = "d", ObservableObjects = RawJson.Parse("""[{"object_type":"order"}]""") }, Token);
        var body = new EventSubscriptionQueueCreate { OfferingUuid = _server.Seed.Offering.Uuid, ObjectType = ObservableObjectType.Order };
        var queue = await _waldur.EventConsumers.CreateQueueAsync(subscription.Uuid, body, Token);
        (await _waldur.EventConsumers.CreateQueueAsync(subscription.Uuid, body, Token)).Uuid.Should().Be(queue.Uuid);
        queue.QueueName.Should().Be($"subscription_{subscription.Uuid:N}_offering_{_server.Seed.Offering.Uuid:N}_order");
        (await _waldur.EventConsumers.GetSubscriptionAsync(subscription.Uuid, Token)).Description.Should().Be("d");
        (await _waldur.EventConsumers.ListSubscriptions().ToListAsync(Token)).Should().ContainSingle();
        (await _waldur.EventConsumers.CountSubscriptionsAsync(cancellationToken: Token)).Should().Be(1);
        _server.PublishEvent("order", _server.Seed.Offering);
        _server.Broker.Queues.Should().ContainSingle().Which.Messages.Should().Be(1);
        (await _waldur.EventConsumers.DeleteSubscriptionAsync(subscription.Uuid, Token)).Should().BeTrue();
        _server.Broker.Queues.Should().BeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        _waldur.Dispose();
        await _server.DisposeAsync();
    }

    private static EventConsumerCreate Body(Guid offering) => new()
    {
        ObjectTypes = [ObservableObjectType.ImportableResources],
        Scopes = [new EventScope { Type = EventScopeType.Offering, Uuid = offering }],
    };
}
