using Generated;
using Generated.Models;
using Microsoft.Kiota.Abstractions.Store;
using Waldur.Client.Testing;

namespace Waldur.Client.Kiota.Tests;

/// <summary>A generated client drives a Waldur that refuses whatever its description does not allow.</summary>
public sealed class WaldurTests : IAsyncDisposable
{
    private readonly FakeWaldurServer _server = FakeWaldurServer.CreateSeeded(new FakeServerOptions { Mode = FakeServerMode.Strict });
    private readonly WaldurClient _staff;
    private readonly GeneratedClient _api;

    public WaldurTests()
    {
        _staff = _server.CreateClient(_server.Seed.StaffToken);
        _api = new GeneratedClient(_staff.AsKiotaAdapter());
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_are_created_read_listed_counted_imported_and_deleted()
    {
        var created = await _api.BackendResources.PostAsync(NewRow("one"), cancellationToken: Stop);
        var second = await _api.BackendResources.PostAsync(NewRow("two"), cancellationToken: Stop);

        (await _api.BackendResources[created!.Uuid!.Value].GetAsync(cancellationToken: Stop))!.Should().BeEquivalentTo(
            new { Name = "one", BackendId = "b-one", Offering = _server.Seed.SharedOffering.Uuid, created.Uuid });
        (await _api.BackendResources.GetAsync(c => c.QueryParameters.OfferingUuid = _server.Seed.SharedOffering.Uuid, Stop))!
            .Select(row => row.Name).Should().BeEquivalentTo("one", "two");
        (await KiotaPaging.CountAsync((option, token) => _api.BackendResources.HeadAsync(c => c.Options.Add(option), token), Stop)).Should().Be(2);

        var plan = new Row { AdditionalData = { ["plan"] = _server.Seed.Plan.Uuid } };
        (await _api.BackendResources[created.Uuid.Value].ImportResource.PostAsync(plan, cancellationToken: Stop))!.Uuid.Should().NotBeNull();
        await _api.BackendResources[second!.Uuid!.Value].DeleteAsync(cancellationToken: Stop);

        _server.BackendResources.Should().BeEmpty();
        _server.Resources.Should().ContainSingle(resource => resource.Name == "one");
        _server.Requests.Should().OnlyContain(request => !request.Path.Contains(created.Uuid.Value.ToString("D")) && !request.Query.Contains('-'));
    }

    [Fact]
    public async Task Actions_go_out_with_and_without_a_body()
    {
        var request = await _api.BackendResourceRequests.PostAsync(new Row { Offering = _server.Seed.SharedOffering.Uuid }, cancellationToken: Stop);
        var item = _api.BackendResourceRequests[request!.Uuid!.Value];

        await item.StartProcessing.PostAsync(cancellationToken: Stop);
        (await item.GetAsync(cancellationToken: Stop))!.State.Should().Be(RowState.Processing);
        await item.SetErred.PostAsync(new Row { AdditionalData = { ["error_message"] = "no", ["error_traceback"] = "at" } }, cancellationToken: Stop);

        (await _api.BackendResourceRequests.GetAsync(c => c.QueryParameters.State = [RowState.Erred, RowState.Done], Stop))!
            .Should().ContainSingle(row => row.State == RowState.Erred);
    }

    [Fact]
    public async Task All_pages_of_a_list_are_read_and_no_row_twice()
    {
        for (var i = 0; i < 95; i++)
        {
            _server.AddBackendResource(_server.Seed.SharedOffering, _server.Seed.Projects[0], $"row {i}", $"b-{i}");
        }

        var rows = await List(new PageOptions { PageSize = 20 }).ToListAsync(Stop);

        rows.Select(row => row.Uuid).Should().OnlyHaveUniqueItems().And.HaveCount(95);
    }

    [Fact]
    public async Task A_list_that_changed_is_read_once_more_after_a_pause_on_the_given_clock()
    {
        var clock = new FakeClock();
        var begun = clock.GetUtcNow();
        for (var i = 0; i < 5; i++)
        {
            _server.AddBackendResource(_server.Seed.SharedOffering, _server.Seed.Projects[0], $"row {i}", $"b-{i}");
        }

        // A row of the first page goes: one of the second moves to the first, where this reading does not see it.
        var options = new PageOptions { PageSize = 2, Prefetch = false, WalkDelay = TimeSpan.FromHours(1) };
        var listing = List(options, clock, afterFirst: () => _staff.BackendResources.DeleteAsync(_server.BackendResources[^1].Uuid, Stop)).ToListAsync(Stop);

        (await clock.RunUntilCompletedAsync(listing, TimeSpan.FromMinutes(30))).Select(row => row.Uuid).Should().Contain(_server.BackendResources.Select(row => (Guid?)row.Uuid));
        (clock.GetUtcNow() - begun).Should().BeGreaterThanOrEqualTo(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_model_with_a_backing_store_patches_only_what_changed()
    {
        var catalog = _server.AddSoftwareCatalog("EESSI", "2024.1");
        var api = new GeneratedClient(_staff.AsKiotaAdapter(), new InMemoryBackingStoreFactory());
        var read = await api.Catalogs[catalog.Uuid].GetAsync(Stop);

        read!.Description = "all of it";
        var patched = await api.Catalogs[catalog.Uuid].PatchAsync(read, Stop);

        patched.Should().BeEquivalentTo(new { Name = "EESSI", Version = "2024.1", Description = "all of it", Uuid = (Guid?)catalog.Uuid });
    }

    [Theory]
    [InlineData(FaultKind.ResetAfterActing)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.BadGatewayAfterActing)]
    [InlineData(FaultKind.GatewayTimeoutAfterActing)]
    public async Task A_create_whose_response_is_lost_goes_out_once_and_says_that_it_may_have_acted(FaultKind fault)
    {
        _server.Faults.Add(new FaultRule { Kind = fault, Method = "POST", Times = 1 });

        var error = (await FluentActions.Awaiting(() => _api.BackendResources.PostAsync(NewRow("one"), cancellationToken: Stop))
            .Should().ThrowAsync<Microsoft.Kiota.Abstractions.ApiException>()).Which;

        error.GetApiException()!.MayHaveActed.Should().BeTrue();
        _server.BackendResources.Should().ContainSingle();
    }

    [Theory]
    [InlineData(FaultKind.ConnectionRefused)]
    [InlineData(FaultKind.ResetAfterActing)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.BadGatewayBeforeActing)]
    [InlineData(FaultKind.TooManyRequests)]
    public async Task A_read_is_retried(FaultKind fault)
    {
        using var client = _server.CreateClient(_server.Seed.StaffToken, RawServer.Options);
        var api = new GeneratedClient(client.AsKiotaAdapter());
        _server.AddBackendResource(_server.Seed.SharedOffering, _server.Seed.Projects[0], "row", "b");
        _server.Faults.Add(new FaultRule { Kind = fault, Times = 2, RetryAfter = TimeSpan.FromSeconds(0) });

        (await api.BackendResources.GetAsync(cancellationToken: Stop)).Should().ContainSingle();
        _server.Faults.Struck.Should().Be(2);
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        await _server.DisposeAsync();
    }

    private AsyncPageable<Row> List(PageOptions options, TimeProvider? timeProvider = null, Func<Task>? afterFirst = null)
    {
        return KiotaPaging.ListAllAsync(FetchAsync, row => row.Uuid!.Value, options, timeProvider);

        async Task<List<Row>?> FetchAsync(KiotaPage page, CancellationToken token)
        {
            var rows = await _api.BackendResources.GetAsync(
                c =>
                {
                    c.QueryParameters.Page = page.Number;
                    c.QueryParameters.PageSize = page.Size;
                    c.Options.Add(page.Response);
                },
                token);
            if (Interlocked.Exchange(ref afterFirst, null) is { } act)
            {
                await act();
            }

            return rows;
        }
    }

    private Row NewRow(string name) => new()
    {
        Name = name,
        BackendId = "b-" + name,
        Offering = _server.Seed.SharedOffering.Uuid,
        Project = _server.Seed.Projects[0].Uuid,
    };
}
