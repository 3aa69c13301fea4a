using Waldur.Client.Models;

namespace Waldur.Client.Tests.RemoteSynchronisations;

public class RuleTests : SynchronisationFixture
{
    [Fact]
    public async Task All_broken_rules_are_listed_and_nothing_is_sent()
    {
        var remote = Guid.NewGuid();
        var desired = Desired(Category(remote, new string('n', 256)), Category(remote), Category(Guid.Empty));
        desired.ApiUrl = "ftp://remote.example/";
        desired.Token = Token + new string('t', 255);
        desired.RemoteOrganizationUuid = Guid.Empty;
        desired.RemoteOrganizationName = " ";
        desired.LocalServiceProvider = Server.Seed.CategoryUrl;
        desired.Categories[1].LocalCategory = "https://remote.example/api/marketplace-categories/00/";

        foreach (var send in Senders(desired))
        {
            var error = (await send.Should().ThrowAsync<ArgumentException>()).Which.Message;
            error.Should().ContainAll(
                "api_url is no absolute http or https address",
                "token has 289 characters",
                "remote_organization_uuid is all zeros",
                "remote_organization_name is empty",
                "local_service_provider is refused: the url is of a Category, not of a ServiceProvider",
                $"remotelocalcategory_set holds the remote category {remote:D} more than once",
                "remotelocalcategory_set[0].remote_category_name has 256 characters",
                "remotelocalcategory_set[1].local_category is refused: the url's host is remote.example",
                "remotelocalcategory_set[2].remote_category is all zeros");
            error.Should().NotContain(Token);
        }

        Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_categories_nothing_is_sent()
    {
        var desired = Desired();
        desired.Categories = [];

        foreach (var send in Senders(desired))
        {
            await send.Should().ThrowAsync<ArgumentException>().WithMessage("*at least one category*");
        }

        var patch = () => Synchronisations.UpdateAsync(Guid.NewGuid(), new() { Categories = new([]) }, Cancellation);
        await patch.Should().ThrowAsync<ArgumentException>().WithMessage("*at least one category*");
        Server.Requests.Should().BeEmpty();
        Server.RemoteSynchronisations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_patch_is_checked_in_what_it_names_only()
    {
        var patch = () => Synchronisations.UpdateAsync(
            Guid.NewGuid(),
            new RemoteSynchronisationPatch { ApiUrl = "https://remote.example/" + new string('a', 200), Token = "" },
            Cancellation);

        (await patch.Should().ThrowAsync<ArgumentException>()).Which.Message
            .Should().Contain("api_url has 223 characters, more than 200").And.Contain("token is empty").And.NotContain("remote_organization");
    }

    [Theory]
    [InlineData("https://waldur.example/api/")]
    [InlineData("http://WALDUR.example")]
    [InlineData("https://waldur.example/api")]
    public async Task This_Waldur_cannot_be_synchronised_with_itself(string apiUrl)
    {
        var desired = Desired();
        desired.ApiUrl = apiUrl;

        var create = () => Synchronisations.CreateAsync(desired, Cancellation);

        await create.Should().ThrowAsync<ArgumentException>().WithMessage("*synchronised with itself*");
    }

    [Fact]
    public async Task The_provider_is_not_taken_for_the_remote_organisation()
    {
        var desired = Desired();
        desired.RemoteOrganizationUuid = Server.Seed.Provider.Uuid;

        var create = () => Synchronisations.CreateAsync(desired, Cancellation);

        await create.Should().ThrowAsync<ArgumentException>().WithMessage("*remote_organization_uuid is that of the local service provider*");
    }

    [Fact]
    public async Task Lengths_are_counted_in_characters_as_the_server_counts()
    {
        var desired = Desired();
        desired.RemoteOrganizationName = string.Concat(Enumerable.Repeat("🌍", 255));

        var create = () => Synchronisations.CreateAsync(desired, Cancellation);

        await create.Should().NotThrowAsync<ArgumentException>();
        Server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task An_empty_uuid_is_refused_before_anything_is_sent()
    {
        var get = () => Synchronisations.GetAsync(Guid.Empty, Cancellation);
        var run = () => Synchronisations.RunAndVerifyAsync(Guid.Empty, cancellationToken: Cancellation);
        var delete = () => Synchronisations.DeleteAsync(Guid.Empty, Cancellation);

        await get.Should().ThrowAsync<ArgumentException>();
        await run.Should().ThrowAsync<ArgumentException>();
        await delete.Should().ThrowAsync<ArgumentException>();
        Server.Requests.Should().BeEmpty();
    }

    private IEnumerable<Func<Task>> Senders(RemoteSynchronisationCreate desired) =>
    [
        () => Synchronisations.CreateAsync(desired, Cancellation),
        () => Synchronisations.EnsureAsync(desired, Cancellation),
        () => Synchronisations.ReplaceAsync(
            Guid.NewGuid(),
            new RemoteSynchronisationUpdate
            {
                ApiUrl = desired.ApiUrl,
                Token = desired.Token,
                RemoteOrganizationUuid = desired.RemoteOrganizationUuid,
                RemoteOrganizationName = desired.RemoteOrganizationName,
                LocalServiceProvider = desired.LocalServiceProvider,
                Categories = desired.Categories,
            },
            Cancellation),
    ];
}
