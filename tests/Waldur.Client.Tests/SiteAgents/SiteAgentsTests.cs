using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.SiteAgents;

public sealed class SiteAgentsTests : IAsyncDisposable
{
    private readonly FakeWaldurServer _server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Mode = FakeServerMode.Strict });
    private readonly WaldurClient _waldur;

    public SiteAgentsTests() => _waldur = _server.CreateClient(_server.Seed.AgentToken);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AgentIdentityCreate Desired => new()
    {
        Offering = _server.Seed.Offering.Uuid,
        Name = "my-agent",
        Version = "1.2",
        Dependencies = RawJson.Parse("""[{"package":"waldur","version":"1"}]"""),
        ConfigFileContent = "token: secret",
        LastRestarted = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(2)),
    };

    [Fact]
    public async Task An_agent_shows_itself_with_services_processors_statistics_and_logs()
    {
        var identity = await _waldur.SiteAgents.EnsureIdentityAsync(Desired, Token);
        identity.LastRestarted.Should().Be(Desired.LastRestarted);
        var service = await _waldur.SiteAgents.RegisterServiceAsync(identity.Uuid, new() { Name = "import", Mode = "events" }, Token);
        (await _waldur.SiteAgents.RegisterServiceAsync(identity.Uuid, new() { Name = "import" }, Token)).Uuid.Should().Be(service.Uuid);
        await _waldur.SiteAgents.SetStatisticsAsync(service.Uuid, RawJson.Parse("""{"reported":3}"""), Token);
        var processor = await _waldur.SiteAgents.RegisterProcessorAsync(service.Uuid, new() { Name = "slurm", BackendType = "slurm" }, Token);
        processor.LastRun.Should().NotBeNull();
        var read = await _waldur.SiteAgents.GetServiceAsync(service.Uuid, Token);
        read.Statistics.ToString().Should().Be("""{"reported":3}""");
        read.State.Should().Be(AgentServiceState.Active);
        read.Processors.Should().ContainSingle().Which.Uuid.Should().Be(processor.Uuid);

        var entry = new AgentLogCreate
        {
            AgentIdentityUuid = identity.Uuid, Timestamp = 1767268800.5, Level = AgentLogSeverity.Warning, Message = "slow", Module = "import",
        };
        (await _waldur.SiteAgents.SendLogsAsync([entry, entry], Token)).Should().HaveCount(2);
        (await _waldur.SiteAgents.CountLogsAsync(new() { AgentIdentityUuid = identity.Uuid }, Token)).Should().Be(2);
        _server.AgentLogs[0].Timestamp.Should().Be(1767268800.5);
        _server.ClearRequests();
        (await _waldur.SiteAgents.SendLogsAsync([], Token)).Should().BeEmpty();
        _server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Ensuring_twice_changes_one_identity_and_tells_of_the_restart()
    {
        var first = await _waldur.SiteAgents.EnsureIdentityAsync(Desired, Token);
        var again = Desired;
        again.LastRestarted = again.LastRestarted!.Value.AddHours(1);
        again.Version = "1.3";
        var second = await _waldur.SiteAgents.EnsureIdentityAsync(again, Token);
        second.Uuid.Should().Be(first.Uuid);
        (second.Version, second.LastRestarted).Should().Be(("1.3", again.LastRestarted));
        _server.AgentIdentities.Should().ContainSingle();
    }

    [Fact]
    public async Task The_same_name_for_another_offering_is_another_identity()
    {
        await _waldur.SiteAgents.EnsureIdentityAsync(Desired, Token);
        var other = Desired;
        other.Offering = _server.Seed.SharedOffering.Uuid;
        await _waldur.SiteAgents.EnsureIdentityAsync(other, Token);
        _server.AgentIdentities.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_creation_whose_response_was_lost_is_found_and_not_made_twice()
    {
        _server.Faults.For("POST /api/marketplace-site-agent-identities/").Next(FaultKind.ResetAfterActing);
        var identity = await _waldur.SiteAgents.EnsureIdentityAsync(Desired, Token);
        _server.AgentIdentities.Should().ContainSingle().Which.Uuid.Should().Be(identity.Uuid);
    }

    [Fact]
    public async Task A_creation_whose_response_was_lost_is_found_though_the_first_look_up_fails()
    {
        _server.Faults.For("POST /api/marketplace-site-agent-identities/").Next(FaultKind.ResetAfterActing);
        _server.Faults.For("GET /api/marketplace-site-agent-identities/").Skip(1).Next(FaultKind.Forbidden);
        using var patient = _server.CreateClient(
            _server.Seed.AgentToken, new ClientOptions { LostResponse = new() { LookUpInterval = TimeSpan.FromMilliseconds(1) } });
        var identity = await patient.SiteAgents.EnsureIdentityAsync(Desired, Token);
        _server.AgentIdentities.Should().ContainSingle().Which.Uuid.Should().Be(identity.Uuid);
        _server.Faults.Struck.Should().Be(2);
    }

    [Fact]
    public async Task The_error_of_a_look_up_does_not_take_the_place_of_the_refusal()
    {
        _server.Faults.For("POST /api/marketplace-site-agent-identities/").Always(Fault.Respond(400, """{"name":["Not that one."]}"""));
        _server.Faults.For("GET /api/marketplace-site-agent-identities/").Skip(1).Always(Fault.Forbidden);
        var ensure = () => _waldur.SiteAgents.EnsureIdentityAsync(Desired, Token);
        (await ensure.Should().ThrowAsync<ApiValidationException>()).Which.Message.Should().Contain("Not that one.");
    }

    [Theory]
    [InlineData(" my-agent")]
    [InlineData("my-agent \t")]
    public async Task White_space_at_the_ends_of_a_name_does_not_count(string name)
    {
        var desired = Desired;
        desired.Name = name;
        var first = await _waldur.SiteAgents.EnsureIdentityAsync(desired, Token);
        var second = await _waldur.SiteAgents.EnsureIdentityAsync(desired, Token);
        second.Uuid.Should().Be(first.Uuid);
        _server.AgentIdentities.Should().ContainSingle().Which.Name.Should().Be("my-agent");
    }

    [Fact]
    public async Task A_registration_whose_response_was_lost_is_sent_again()
    {
        var identity = await _waldur.SiteAgents.EnsureIdentityAsync(Desired, Token);
        _server.Faults.For("POST /api/marketplace-site-agent-identities/*/register_queue/").Next(FaultKind.ResetAfterActing);
        var queue = await _waldur.SiteAgents.RegisterQueueAsync(identity.Uuid, new() { ObjectTypes = [ObservableObjectType.Order] }, Token);
        queue.QueueName.Should().Be(_server.EventConsumers.Should().ContainSingle().Subject.QueueName);
        queue.VirtualHost.Should().Be(_server.Seed.Agent.Uuid.ToString("N"));

        // Types that are left out stay as they are.
        await _waldur.SiteAgents.RegisterQueueAsync(identity.Uuid, new(), Token);
        _server.EventConsumers[0].ObjectTypes.Should().Equal("order");
    }

    [Fact]
    public async Task Another_users_identity_is_a_conflict_and_an_older_server_lacks_the_route()
    {
        var owner = _server.AddUser("owner", FakeRole.OfferingManager(_server.Seed.Offering));
        using var other = _server.CreateClient(owner.Token!);
        var identity = await other.SiteAgents.EnsureIdentityAsync(Desired, Token);
        var register = () => _waldur.SiteAgents.RegisterQueueAsync(identity.Uuid, new(), Token);
        await register.Should().ThrowAsync<ApiConflictException>();
        _server.EventSupport = FakeEventSupport.Subscriptions;
        (await register.Should().ThrowAsync<ApiNotFoundException>()).Which.IsRouteMissing.Should().BeTrue();
    }

    [Fact]
    public async Task Whoever_does_not_manage_the_offering_may_not()
    {
        using var user = _server.CreateClient(_server.Seed.UserToken);
        var create = () => user.SiteAgents.CreateIdentityAsync(Desired, Token);
        await create.Should().ThrowAsync<ApiAuthorizationException>();
        (await user.SiteAgents.CountIdentitiesAsync(cancellationToken: Token)).Should().Be(0);
    }

    [Fact]
    public async Task What_is_empty_or_too_long_is_refused_before_anything_is_sent()
    {
        _server.ClearRequests();
        var nameless = Desired;
        nameless.Name = " ";
        var offeringless = Desired;
        offeringless.Offering = Guid.Empty;
        Func<Task>[] calls =
        [
            () => _waldur.SiteAgents.EnsureIdentityAsync(nameless, Token),
            () => _waldur.SiteAgents.CreateIdentityAsync(offeringless, Token),
            () => _waldur.SiteAgents.RegisterServiceAsync(Guid.NewGuid(), new() { Name = new string('x', 256) }, Token),
            () => _waldur.SiteAgents.RegisterProcessorAsync(Guid.NewGuid(), new() { Name = "n", BackendType = "" }, Token),
            () => _waldur.SiteAgents.GetProcessorAsync(Guid.Empty, Token),
        ];
        foreach (var call in calls)
        {
            await call.Should().ThrowAsync<ArgumentException>();
        }

        _server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Staff_see_who_is_connected()
    {
        var identity = await _waldur.SiteAgents.EnsureIdentityAsync(Desired, Token);
        await _waldur.SiteAgents.RegisterQueueAsync(identity.Uuid, new(), Token);
        _server.AddBackendResourceRequest(_server.Seed.Offering);
        using var staff = _server.CreateClient(_server.Seed.StaffToken);
        var stats = await staff.SiteAgents.GetConnectionStatsAsync(Token);
        (stats.Summary.TotalAgents, stats.Summary.ConnectedAgents, stats.Summary.TotalQueuedMessages).Should().Be((1, 0, 1));
        stats.Agents.Should().ContainSingle().Which.Queues.Should().ContainSingle().Which.Messages.Should().Be(1);
    }

    [Fact]
    public async Task What_is_deleted_is_gone_with_its_parts()
    {
        var identity = await _waldur.SiteAgents.EnsureIdentityAsync(Desired, Token);
        await _waldur.SiteAgents.RegisterQueueAsync(identity.Uuid, new(), Token);
        var service = await _waldur.SiteAgents.RegisterServiceAsync(identity.Uuid, new() { Name = "import" }, Token);
        await _waldur.SiteAgents.RegisterProcessorAsync(service.Uuid, new() { Name = "p", BackendType = "slurm" }, Token);
        (await _waldur.SiteAgents.DeleteIdentityAsync(identity.Uuid, Token)).Should().BeTrue();
        (await _waldur.SiteAgents.DeleteIdentityAsync(identity.Uuid, Token)).Should().BeFalse();
        (_server.AgentServices.Count, _server.AgentProcessors.Count, _server.Broker.Queues.Count).Should().Be((0, 0, 0));
    }

    public async ValueTask DisposeAsync()
    {
        _waldur.Dispose();
        await _server.DisposeAsync();
    }
}
