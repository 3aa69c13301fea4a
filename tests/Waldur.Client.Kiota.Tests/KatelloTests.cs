using Generated;
using Generated.Katello;
using Generated.Models;
using Waldur.Client.Katello;
using Waldur.Client.Testing;

namespace Waldur.Client.Kiota.Tests;

/// <summary>A generated client drives a Katello that refuses whatever its description does not allow.</summary>
public sealed class KatelloTests : IAsyncDisposable
{
    private readonly FakeKatelloServer _server = FakeKatelloServer.CreateSeeded(options: new FakeServerOptions { Mode = FakeServerMode.Strict });
    private readonly KatelloClient _client;
    private readonly SyncPlansRequestBuilder _plans;

    public KatelloTests()
    {
        _client = _server.CreateClient(_server.Seed.Admin);
        _plans = new GeneratedClient(_client.AsKiotaAdapter()).SyncPlans.Of(_server.Seed.Organization.Id);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_is_created_read_changed_synchronised_and_deleted()
    {
        var start = new DateTimeOffset(2030, 1, 2, 3, 0, 0, TimeSpan.FromHours(2));
        var created = await _plans.PostAsync(new SyncPlan { Name = "k", Interval = "daily", SyncDate = start, Enabled = true }, Stop);
        var plan = _plans[created!.Id!.Value];

        (await plan.GetAsync(Stop))!.SyncDate.Should().Be(start, "the date goes there and back in the server's form");
        (await plan.PutAsync(new SyncPlan { Description = "changed" }, Stop))!.Description.Should().Be("changed");
        await plan.AddProducts.PutAsync(new SyncPlan { ProductIds = [_server.Seed.SpareProductId] }, Stop);
        await plan.Sync.PutAsync(cancellationToken: Stop);
        _server.Tasks.Should().NotBeEmpty("a sync without a body carries an empty object: Foreman refuses it otherwise");

        await plan.DeleteAsync(Stop);
        _server.SyncPlans.Should().NotContain(row => row.Name == "k");
    }

    [Fact]
    public async Task All_pages_are_read()
    {
        var rows = await KiotaPaging.ListAllAsync(
            (page, token) => _plans.GetAsync(
                c =>
                {
                    c.QueryParameters.Page = page.Number;
                    c.QueryParameters.PerPage = page.Size;
                    c.Options.Add(page.Response);
                },
                token),
            list => list.Results,
            list => list.Subtotal,
            row => row.Id!.Value,
            new PageOptions { PageSize = 1 }).ToListAsync(Stop);

        rows.Select(row => row.Name).Should().BeEquivalentTo("Nightly", "Weekend");
        rows.Should().OnlyContain(row => row.CreatedAt != null, "Kiota reads no time that ends in UTC by itself");
    }

    [Fact]
    public async Task A_refused_search_is_an_error_though_its_status_is_200()
    {
        var error = (await FluentActions.Awaiting(() => _plans.GetAsync(c => c.QueryParameters.Search = "nosuch = 1", Stop))
            .Should().ThrowAsync<KiotaApiException>()).Which;

        error.ResponseStatusCode.Should().Be(200);
        error.Error.ServerDetail.Should().Contain("nosuch");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }
}
