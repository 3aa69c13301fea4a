using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.RemoteSynchronisations;

public class EnsureTests : SynchronisationFixture
{
    private const string ListPath = "/api/marketplace-remote-synchronisations/";
    private const string ItemPath = "/api/marketplace-remote-synchronisations/{uuid}/";

    [Fact]
    public async Task What_is_missing_is_created_and_what_is_equal_is_left_alone()
    {
        var first = await EnsureAsync(Desired());
        Server.ClearRequests();
        var second = await EnsureAsync(Desired());

        first.Outcome.Should().Be(SynchronisationEnsureOutcome.Created);
        second.Outcome.Should().Be(SynchronisationEnsureOutcome.Unchanged);
        second.Synchronisation.Uuid.Should().Be(first.Synchronisation.Uuid);
        second.ToString().Should().Be($"Unchanged {first.Synchronisation.Uuid:N}");
        Server.Requests.Should().OnlyContain(request => request.Method == "GET");
    }

    [Fact]
    public async Task Only_what_differs_is_sent_and_reported()
    {
        await EnsureAsync(Desired());
        var desired = Desired();
        desired.Token = "rotated";
        desired.IsActive = false;
        desired.RemoteOrganizationName = "Renamed";
        desired.ApiUrl = "https://moved.example/api/";

        var result = await EnsureAsync(desired);

        result.Outcome.Should().Be(SynchronisationEnsureOutcome.Changed);
        result.ChangedFields.Should().BeEquivalentTo("api_url", "token", "remote_organization_name", "is_active");
        result.ToString().Should().NotContain("rotated");
        Server.RemoteSynchronisations.Should().ContainSingle().Which.Token.Should().Be("rotated");
    }

    [Fact]
    public async Task Whether_it_is_active_stays_as_it_is_unless_asked()
    {
        var created = await EnsureAsync(Desired());
        await Synchronisations.UpdateAsync(created.Synchronisation.Uuid, new() { IsActive = false }, Cancellation);

        (await EnsureAsync(Desired())).Outcome.Should().Be(SynchronisationEnsureOutcome.Unchanged);
        Server.RemoteSynchronisations.Single().IsActive.Should().BeFalse();
    }

    [Fact]
    public async Task Categories_are_compared_as_a_set_and_replaced_as_a_whole()
    {
        Guid[] remote = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        await EnsureAsync(Desired(Category(remote[0], "Zero"), Category(remote[1], "One")));

        var reordered = await EnsureAsync(Desired(Category(remote[1]), Category(remote[0], "Zero")));
        var replaced = await EnsureAsync(Desired(Category(remote[1]), Category(remote[2], "Two")));

        reordered.Outcome.Should().Be(SynchronisationEnsureOutcome.Unchanged);
        replaced.ChangedFields.Should().Equal("remotelocalcategory_set");
        replaced.Synchronisation.Categories.Select(category => (category.RemoteCategory, category.RemoteCategoryName))
            .Should().BeEquivalentTo([(remote[1], "One"), (remote[2], "Two")], "a name that is not given is kept");
    }

    [Fact]
    public async Task Another_name_or_local_category_is_a_difference()
    {
        var remote = Guid.NewGuid();
        await EnsureAsync(Desired(Category(remote, "Old")));
        var other = Category(remote, "New");
        other.LocalCategory = Waldur.Urls.For(WaldurObject.Category, Server.AddCategory("Storage").Uuid);

        (await EnsureAsync(Desired(Category(remote, "New")))).ChangedFields.Should().Equal("remotelocalcategory_set");
        (await EnsureAsync(Desired(other))).Synchronisation.Categories.Single().LocalCategoryName.Should().Be("Storage");
    }

    [Fact]
    public async Task Another_provider_or_organisation_makes_another_synchronisation()
    {
        await EnsureAsync(Desired());
        var organisation = Desired();
        organisation.RemoteOrganizationUuid = Guid.NewGuid();
        var provider = Desired();
        provider.LocalServiceProvider = Waldur.Urls.For(WaldurObject.ServiceProvider, Server.AddServiceProvider(Server.Seed.Customer).Uuid);

        (await EnsureAsync(organisation)).Outcome.Should().Be(SynchronisationEnsureOutcome.Created);
        (await EnsureAsync(provider)).Outcome.Should().Be(SynchronisationEnsureOutcome.Created);
        Server.RemoteSynchronisations.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_half_made_record_is_completed()
    {
        var half = Server.AddRemoteSynchronisation(Server.Seed.Provider, Organisation);

        var result = await EnsureAsync(Desired());

        result.Outcome.Should().Be(SynchronisationEnsureOutcome.Changed);
        result.ChangedFields.Should().Contain("remotelocalcategory_set");
        Server.RemoteSynchronisations.Single().Uuid.Should().Be(half.Uuid);
        Server.RemoteSynchronisations.Single().Categories.Should().HaveCount(1);
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterActing, 1)]
    [InlineData(FaultKind.GatewayTimeoutAfterActing, 1)]
    [InlineData(FaultKind.TruncatedBody, 1)]
    [InlineData(FaultKind.ResetBeforeActing, 2)]
    [InlineData(FaultKind.BadGatewayBeforeActing, 2)]
    public async Task A_creation_whose_response_was_lost_is_looked_up_before_it_is_sent_again(FaultKind fault, int posts)
    {
        Fault(fault, "POST", ListPath);

        var result = await RunClockAsync(EnsureAsync(Desired()));

        result.Outcome.Should().Be(SynchronisationEnsureOutcome.Created);
        Server.RemoteSynchronisations.Should().ContainSingle();
        Server.Requests.Count(request => request.Method == "POST").Should().Be(posts);
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterActing, 1)]
    [InlineData(FaultKind.BadGatewayAfterActing, 1)]
    [InlineData(FaultKind.ResetBeforeActing, 2)]
    public async Task A_change_whose_response_was_lost_is_looked_up_before_it_is_sent_again(FaultKind fault, int patches)
    {
        await EnsureAsync(Desired());
        var desired = Desired();
        desired.Token = "rotated";
        Fault(fault, "PATCH", ItemPath);

        var result = await RunClockAsync(EnsureAsync(desired));

        result.ChangedFields.Should().Equal("token");
        Server.RemoteSynchronisations.Single().Token.Should().Be("rotated");
        Server.Requests.Count(request => request.Method == "PATCH").Should().Be(patches);
    }

    [Fact]
    public async Task A_response_that_stays_away_is_told_after_a_few_attempts()
    {
        Fault(FaultKind.GatewayTimeoutBeforeActing, "POST", ListPath, times: null);

        var ensure = () => RunClockAsync(EnsureAsync(Desired()));

        (await ensure.Should().ThrowAsync<ApiServerException>()).Which.MayHaveActed.Should().BeTrue();
        Server.Requests.Count(request => request.Method == "POST").Should().Be(3);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task A_response_that_belongs_to_another_creation_is_not_believed(bool hasActed, int posts)
    {
        var foreign = Testing.Fault.Respond(201, $$"""{"uuid":"{{Guid.NewGuid():N}}","remote_organization_uuid":"{{Guid.NewGuid():N}}"}""");
        Server.Faults.For($"POST {ListPath}").Next(hasActed ? foreign.AfterActing() : foreign);

        var result = await RunClockAsync(EnsureAsync(Desired()));

        result.Outcome.Should().Be(SynchronisationEnsureOutcome.Created);
        result.Synchronisation.Uuid.Should().Be(Server.RemoteSynchronisations.Should().ContainSingle().Which.Uuid);
        Server.Requests.Count(request => request.Method == "POST").Should().Be(posts);
    }

    [Fact]
    public async Task Somebody_who_was_faster_is_no_failure()
    {
        Server.Faults.Add(new FaultRule
        {
            Kind = FaultKind.Slow,
            Delay = TimeSpan.Zero,
            Method = "POST",
            Path = ListPath,
            Times = 1,
            When = _ => Add(Organisation) is not null,
        });

        var result = await RunClockAsync(EnsureAsync(Desired()));

        result.Outcome.Should().Be(SynchronisationEnsureOutcome.Changed);
        Server.RemoteSynchronisations.Should().ContainSingle().Which.Token.Should().Be(Token);
    }

    [Fact]
    public async Task What_the_server_refuses_for_another_reason_is_thrown()
    {
        var desired = Desired();
        desired.RemoteOrganizationUuid = Server.Seed.Customer.Uuid;

        var ensure = () => EnsureAsync(desired);

        (await ensure.Should().ThrowAsync<ApiValidationException>()).Which.NonFieldErrors.Should().ContainMatch("*same Waldur instance*");
    }

    [Fact]
    public async Task Addresses_that_a_proxy_has_named_otherwise_are_recognised()
    {
        using var behindProxy = new WaldurClient(
            new HttpMessageInvoker(new OtherHostHandler(Server.CreateHandler())),
            Server.Endpoint.ToString(),
            Credential.FromToken(Server.Seed.StaffToken),
            new ClientOptions { TimeProvider = Clock });

        var created = await behindProxy.RemoteSynchronisations.EnsureAsync(Desired(), Cancellation);
        var again = await behindProxy.RemoteSynchronisations.EnsureAsync(Desired(), Cancellation);

        created.Synchronisation.LocalServiceProvider.Should().StartWith("https://inner.example/");
        again.Outcome.Should().Be(SynchronisationEnsureOutcome.Unchanged);
    }

    private Task<SynchronisationEnsureResult> EnsureAsync(RemoteSynchronisationCreate desired) => Synchronisations.EnsureAsync(desired, Cancellation);

    private sealed class OtherHostHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Host = "inner.example";
            return base.SendAsync(request, cancellationToken);
        }
    }
}
