using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.Listing;

public sealed class WholeListTests
{
    private const int Rows = 600;

    [Theory]
    [InlineData(FaultKind.GatewayNotFound)]
    [InlineData(FaultKind.EmptyNotFound)]
    public async Task A_404_that_is_not_the_servers_own_is_no_end_of_the_list(FaultKind kind)
    {
        await using var waldur = Seeded();
        StrikeSecondPage(waldur, kind, times: null);
        var read = new List<Guid>();

        var error = await ListAsync(waldur, read).Awaiting(listing => listing).Should().ThrowAsync<ApiNotFoundException>();

        error.Which.IsConfirmed.Should().BeFalse();
        read.Should().HaveCount(300);
    }

    [Fact]
    public async Task A_page_that_comes_empty_once_costs_no_row()
    {
        await using var waldur = Seeded();
        StrikeSecondPage(waldur, FaultKind.EmptyPage, times: 1);
        var read = new List<Guid>();

        await ListAsync(waldur, read);

        read.Should().HaveCount(Rows).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_page_that_always_comes_empty_is_told()
    {
        await using var waldur = Seeded();
        waldur.Server.Faults.Add(new FaultRule { Kind = FaultKind.EmptyPage, When = request => !request.QueryString.Contains("page=1&", StringComparison.Ordinal) });
        var read = new List<Guid>();

        var error = await ListAsync(waldur, read).Awaiting(listing => listing).Should().ThrowAsync<IncompleteListingException>();

        error.Which.ItemCount.Should().Be(read.Count).And.BePositive();
    }

    [Fact]
    public async Task Rows_deleted_at_the_front_meanwhile_hide_none_that_stayed()
    {
        await using var waldur = Seeded();
        var stayed = waldur.Server.BackendResources.Skip(100).Select(row => row.Uuid).ToList();
        var gone = waldur.Server.BackendResources.Select(row => row.Uuid).Except(stayed).ToList();
        using var client = waldur.NewClient(waldur.Seed.AgentToken, async request =>
        {
            if (request.RequestUri!.Query.Contains("page=2&", StringComparison.Ordinal) && gone.Count > 0)
            {
                var now = gone.ToList();
                gone.Clear();
                foreach (var uuid in now)
                {
                    await waldur.Staff.BackendResources.DeleteAsync(uuid, TestWaldur.Cancellation);
                }
            }
        });

        var read = await waldur.RunAsync(client.BackendResources.List(null, new PageOptions { PageSize = 100 }).ToListAsync(TestWaldur.Cancellation));

        read.Select(row => row.Uuid).Should().Contain(stayed).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_list_that_keeps_still_is_read_once()
    {
        await using var waldur = Seeded();
        var read = new List<Guid>();

        await ListAsync(waldur, read);

        read.Should().HaveCount(Rows).And.OnlyHaveUniqueItems();
        waldur.Calls("GET", TestWaldur.Rows).Should().Be(2);
    }

    private static TestWaldur Seeded()
    {
        var waldur = new TestWaldur();
        for (var i = 0; i < Rows; i++)
        {
            waldur.Server.AddBackendResource(waldur.Seed.Offering, waldur.Seed.Project, $"name {i}", $"id-{i}");
        }

        return waldur;
    }

    private static void StrikeSecondPage(TestWaldur waldur, FaultKind kind, int? times) => waldur.Server.Faults.Add(new FaultRule
    {
        Kind = kind,
        When = request => request.QueryString.Contains("page=2&", StringComparison.Ordinal),
        Times = times,
    });

    private static Task<int> ListAsync(TestWaldur waldur, List<Guid> read)
    {
        return waldur.RunAsync(ReadAsync());

        async Task<int> ReadAsync()
        {
            await foreach (var row in waldur.Agent.BackendResources.List(new BackendResourcesQuery()).WithCancellation(TestWaldur.Cancellation))
            {
                read.Add(row.Uuid);
            }

            return read.Count;
        }
    }
}
