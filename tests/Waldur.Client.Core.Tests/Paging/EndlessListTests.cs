namespace Waldur.Client.Core.Tests.Paging;

public sealed class EndlessListTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private int _requests;

    [Theory]
    [InlineData(PagingMode.Complete)]
    [InlineData(PagingMode.Quick)]
    public async Task Ever_new_rows_behind_the_counted_ones_end(PagingMode mode)
    {
        var thrown = await ReadAsync(mode, request => new(Rows(request), request.Number, request.Size, (request.Number + 1) * request.Size));

        thrown.Reason.Should().Contain("less than half as long when the reading began");
        _requests.Should().BeLessThan(60);
    }

    [Theory]
    [InlineData(PagingMode.Complete)]
    [InlineData(PagingMode.Quick)]
    public async Task One_page_again_and_again_with_a_huge_total_ends(PagingMode mode)
    {
        var thrown = await ReadAsync(mode, request => new(Rows(new(1, request.Size)), request.Number, request.Size, 1_000_000));

        thrown.Reason.Should().Contain("the server seems to ignore the page's number");
        thrown.ItemCount.Should().Be(10);
        _requests.Should().BeLessThan(60);
    }

    [Theory]
    [InlineData(PagingMode.Complete)]
    [InlineData(PagingMode.Quick)]
    public async Task Two_pages_in_turn_with_a_huge_total_end(PagingMode mode)
    {
        var thrown = await ReadAsync(mode, request => new(Rows(request with { Number = (request.Number % 2) + 1 }), request.Number, request.Size, 1_000_000));

        thrown.ItemCount.Should().Be(20);
        _requests.Should().BeLessThan(60);
    }

    [Theory]
    [InlineData(PagingMode.Complete)]
    [InlineData(PagingMode.Quick)]
    public async Task Ever_new_rows_without_a_total_end_at_the_bound_which_the_exception_names(PagingMode mode)
    {
        var thrown = await ReadAsync(mode, request => new(Rows(request), request.Number, request.Size), maxPages: 25);

        thrown.Message.Should().Be("The listing gave 250 rows, and some may be missing: it had not ended after 25 pages (PageOptions.MaxPages).");
    }

    [Fact]
    public async Task A_list_may_have_as_many_pages_as_are_allowed()
    {
        var source = new PagedSource(250);

        (await source.List(new() { PageSize = 10, MaxPages = 25 }).ToListAsync(Cancel)).Should().HaveCount(250);
    }

    [Theory]
    [InlineData(PagingMode.Complete, 8)]
    [InlineData(PagingMode.Quick, 1)]
    public async Task A_page_without_rows_where_the_server_counts_some_is_told(PagingMode mode, int walks)
    {
        var thrown = await ReadAsync(mode, request => new(request.Number == 2 ? [] : Rows(request), request.Number, request.Size, 600));

        thrown.Reason.Should().Be("page 2 came without rows although the server counts 600");
        thrown.ItemCount.Should().Be(10);
        thrown.WalkCount.Should().Be(walks);
    }

    [Fact]
    public async Task A_first_page_without_rows_where_the_server_counts_some_is_no_empty_list()
    {
        var thrown = await ReadAsync(PagingMode.Complete, request => new([], request.Number, request.Size, 600));

        thrown.Reason.Should().Be("page 1 came without rows although the server counts 600");
    }

    [Fact]
    public async Task A_page_beyond_the_end_where_the_server_counted_more_is_no_end()
    {
        var thrown = await ReadAsync(PagingMode.Complete, request => request.Number == 2 ? null : new(Rows(request), request.Number, request.Size, 600));

        thrown.Reason.Should().Be("the list changed while it was read, 8 time(s)");
        thrown.ItemCount.Should().Be(10);
    }

    private static int[] Rows(PageRequest request) => [.. Enumerable.Range((request.Number - 1) * request.Size, request.Size)];

    private async Task<IncompleteListingException> ReadAsync(PagingMode mode, Func<PageRequest, Page<int>?> respond, int maxPages = 10_000)
    {
        var list = AsyncPageable.Create(
            (request, _) =>
            {
                Interlocked.Increment(ref _requests).Should().BeLessThan(1000, "the listing must end");
                return Task.FromResult(respond(request));
            },
            static row => row,
            new() { PageSize = 10, Mode = mode, MaxPages = maxPages, WalkDelay = TimeSpan.Zero });

        return (await FluentActions.Awaiting(() => list.ToListAsync(Cancel)).Should().ThrowAsync<IncompleteListingException>()).Which;
    }
}
