using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.RemoteSynchronisations;

public class PlainOperationTests : SynchronisationFixture
{
    [Fact]
    public async Task A_synchronisation_is_created_read_and_counted()
    {
        var created = await CreateAsync();

        var read = await Synchronisations.GetAsync(created.Uuid, Cancellation);
        read.RemoteOrganizationUuid.Should().Be(Organisation);
        read.Token.Should().Be(Token);
        read.IsActive.Should().BeTrue();
        read.State.Should().Be(RemoteSynchronisationState.Scheduled);
        read.LastExecution.Should().BeNull();
        read.Categories.Should().ContainSingle().Which.RemoteCategoryName.Should().Be("Unknown");
        (await Synchronisations.CountAsync(Cancellation)).Should().Be(1);
    }

    [Fact]
    public async Task All_are_listed_page_by_page_the_newest_first()
    {
        var added = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            added.Add(Add().Uuid);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var listed = await Synchronisations.List(new PageOptions { PageSize = 2 }).ToListAsync(Cancellation);

        listed.Select(row => row.Uuid).Should().Equal(Enumerable.Reverse(added));
    }

    [Fact]
    public async Task Put_replaces_all_but_the_remote_organisation()
    {
        var created = await CreateAsync();
        var other = Guid.NewGuid();
        var desired = Desired();

        var replaced = await Synchronisations.ReplaceAsync(
            created.Uuid,
            new RemoteSynchronisationUpdate
            {
                ApiUrl = "https://elsewhere.example/api/",
                Token = "another",
                RemoteOrganizationUuid = other,
                RemoteOrganizationName = "Renamed",
                LocalServiceProvider = desired.LocalServiceProvider,
                IsActive = false,
                Categories = [Category(other, "New")],
            },
            Cancellation);

        replaced.ApiUrl.Should().Be("https://elsewhere.example/api/");
        replaced.Token.Should().Be("another");
        replaced.RemoteOrganizationName.Should().Be("Renamed");
        replaced.IsActive.Should().BeFalse();
        replaced.RemoteOrganizationUuid.Should().Be(Organisation);
        replaced.Categories.Should().ContainSingle().Which.RemoteCategory.Should().Be(other);
    }

    [Fact]
    public async Task Patch_changes_what_it_names()
    {
        var created = await CreateAsync();

        var updated = await Synchronisations.UpdateAsync(created.Uuid, new RemoteSynchronisationPatch { IsActive = false }, Cancellation);

        updated.IsActive.Should().BeFalse();
        updated.Token.Should().Be(Token);
        updated.Categories.Should().HaveCount(1);
    }

    [Fact]
    public async Task Deleting_tells_whether_it_was_there()
    {
        var created = await CreateAsync();

        (await Synchronisations.DeleteAsync(created, Cancellation)).Should().BeTrue();
        (await Synchronisations.DeleteAsync(created.Uuid, Cancellation)).Should().BeFalse();
        Server.RemoteSynchronisations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_plain_run_gives_the_synchronisation_whether_it_succeeded_or_not()
    {
        var created = await CreateAsync();
        Server.SynchronisationRuns.Script(created.Uuid, FakeSynchronisationOutcome.Ok("one", "two"), FakeSynchronisationOutcome.Erred("no"));

        var first = await Synchronisations.RunSynchronisationAsync(created.Uuid, Cancellation);
        var second = await Synchronisations.RunSynchronisationAsync(created.Uuid, Cancellation);

        first.State.Should().Be(RemoteSynchronisationState.Ok);
        first.LastOutput.Should().Be("one\ntwo");
        second.State.Should().Be(RemoteSynchronisationState.Erred);
        second.ErrorMessage.Should().Be("no");
    }

    [Fact]
    public async Task A_plain_run_outlasts_the_limits_of_other_calls()
    {
        var created = await CreateAsync();
        Server.SynchronisationRuns.Script(created.Uuid, FakeSynchronisationOutcome.Ok() with { Duration = TimeSpan.FromMinutes(20) });

        using var usual = Server.CreateClient(Server.Seed.StaffToken);

        var ran = await RunClockAsync(usual.RemoteSynchronisations.RunSynchronisationAsync(created.Uuid, Cancellation), TimeSpan.FromSeconds(10));

        ran.State.Should().Be(RemoteSynchronisationState.Ok);
        Runs.Should().Be(1);
    }

    [Fact]
    public async Task Everything_works_over_a_port_too()
    {
        await Server.StartAsync(cancellationToken: Cancellation);
        using var staff = new WaldurClient(Server.Endpoint, Credential.FromToken(Server.Seed.StaffToken));
        var desired = Desired();
        desired.LocalServiceProvider = staff.Urls.For(WaldurObject.ServiceProvider, Server.Seed.Provider.Uuid);
        desired.Categories[0].LocalCategory = staff.Urls.For(WaldurObject.Category, Server.Seed.Category.Uuid);

        var created = (await staff.RemoteSynchronisations.EnsureAsync(desired, Cancellation)).Synchronisation;
        staff.Urls.GetUuid(created.Url, WaldurObject.RemoteSynchronisation).Should().Be(created.Uuid);
        (await staff.RemoteSynchronisations.EnsureAsync(desired, Cancellation)).Outcome.Should().Be(SynchronisationEnsureOutcome.Unchanged);
        (await staff.RemoteSynchronisations.CountAsync(Cancellation)).Should().Be(1);
        (await staff.RemoteSynchronisations.UpdateAsync(created.Uuid, new() { RemoteOrganizationName = "New" }, Cancellation)).RemoteOrganizationName.Should().Be("New");
        (await staff.RemoteSynchronisations.RunAndVerifyAsync(created, cancellationToken: Cancellation)).Outcome.Should().Be(SynchronisationRunOutcome.Ok);
        (await staff.RemoteSynchronisations.List().ToListAsync(Cancellation)).Should().ContainSingle();
        (await staff.RemoteSynchronisations.DeleteAsync(created, Cancellation)).Should().BeTrue();
    }

    [Fact]
    public async Task Those_who_are_not_staff_may_not_even_read()
    {
        using var agent = Server.CreateClient(Server.Seed.AgentToken);

        var list = () => agent.RemoteSynchronisations.List().ToListAsync(Cancellation);
        var run = () => agent.RemoteSynchronisations.RunAllAsync(cancellationToken: Cancellation);

        await list.Should().ThrowAsync<ApiAuthorizationException>();
        await run.Should().ThrowAsync<ApiAuthorizationException>();
    }

    [Fact]
    public async Task The_remote_token_is_never_printed()
    {
        var created = await CreateAsync();
        var again = () => CreateAsync();
        Server.SynchronisationRuns.Script(created.Uuid, FakeSynchronisationOutcome.Erred($"The token {Token} is not valid.", $"Trying {Token}"));

        var ensured = await Synchronisations.EnsureAsync(Desired(), Cancellation);
        var ran = await Synchronisations.RunAndVerifyAsync(created, cancellationToken: Cancellation);
        var ensure = () => ran.EnsureOk();

        (await again.Should().ThrowAsync<ApiValidationException>()).Which.ToString().Should().NotContain(Token);
        ensure.Should().Throw<SynchronisationRunException>().Which.ToString().Should().NotContain(Token);
        var told = string.Join('\n', [$"{created}", $"{ensured}", $"{ran}", $"{Desired()}", ran.ErrorMessage, .. ran.OutputLines]);
        told.Should().NotContain(Token).And.Contain("The token *** is not valid.");
    }
}
