namespace Waldur.Client.Core.Tests.Paging;

public sealed class AsyncPageableTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(20, 2)]
    [InlineData(95, 10)]
    public async Task Every_row_comes_once_and_no_page_beyond_the_total_is_asked_for(int rows, int pages)
    {
        var source = new PagedSource(rows);

        var read = await source.List(new() { PageSize = 10 }).ToListAsync(Cancel);

        read.Should().Equal(source.Rows);
        source.RequestedPages.Should().Equal(Enumerable.Range(1, pages));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public async Task A_count_of_fewer_rows_than_it_came_with_ends_no_list(int count)
    {
        var source = new PagedSource(25);
        var list = AsyncPageable.Create(FetchAsync, static row => row, new() { PageSize = 10 });

        (await list.ToListAsync(Cancel)).Should().Equal(source.Rows);

        async Task<Page<int>?> FetchAsync(PageRequest request, CancellationToken cancellationToken) =>
            await source.FetchAsync(request, cancellationToken) is { } page ? new(page.Items, page.Number, page.PageSize, count) : null;
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(9, 2)]
    [InlineData(10, 2)]
    [InlineData(25, 4)]
    public async Task Without_a_total_the_page_beyond_the_end_is_the_end(int rows, int lastAsked)
    {
        var source = new PagedSource(rows) { SendsTotal = false };

        var read = await source.List(new() { PageSize = 10, Mode = PagingMode.Quick }).ToListAsync(Cancel);

        read.Should().Equal(source.Rows);
        source.RequestedPages.Max().Should().BeLessThanOrEqualTo(lastAsked);
    }

    [Fact]
    public async Task A_list_that_has_no_first_page_is_empty()
    {
        var list = AsyncPageable.Create((_, _) => Task.FromResult<Page<int>?>(null));

        (await list.ToListAsync(Cancel)).Should().BeEmpty();
        (await list.FirstOrDefaultAsync(Cancel)).Should().Be(0);
    }

    [Fact]
    public async Task An_empty_list_has_one_page_with_its_total()
    {
        var pages = await PagesAsync(new PagedSource(0).List());

        pages.Should().ContainSingle().Which.Should().BeEquivalentTo(new { TotalCount = 0, IsLast = true, Number = 1, PageSize = 300 });
    }

    [Fact]
    public async Task Pages_tell_their_place()
    {
        var pages = await PagesAsync(new PagedSource(25).List(new() { PageSize = 10 }));

        pages.Select(page => (page.Number, page.Items.Count, page.PageSize, page.TotalCount, page.IsLast))
            .Should().Equal((1, 10, 10, 25, false), (2, 10, 10, 25, false), (3, 5, 10, 25, true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_server_that_gives_smaller_pages_than_asked_for_is_followed(int parallelism)
    {
        var source = new PagedSource(1000) { LargestPage = 30 };

        var pages = await PagesAsync(source.List(new() { PageSize = 500, Parallelism = parallelism }));

        pages.SelectMany(page => page.Items).Should().Equal(source.Rows);
        pages.Should().HaveCount(34).And.OnlyContain(page => page.PageSize == 30);
        source.Requests.Should().HaveCount(34).And.OnlyContain(request => request.Size == 500);
    }

    [Fact]
    public async Task A_server_that_gives_smaller_pages_and_no_total_is_followed()
    {
        var source = new PagedSource(100) { LargestPage = 30, SendsTotal = false };

        (await source.List().ToListAsync(Cancel)).Should().Equal(source.Rows);
    }

    [Fact]
    public async Task A_server_that_ignores_the_number_of_the_page_and_tells_no_total_is_read_once()
    {
        var list = AsyncPageable.Create(
            (request, _) => Task.FromResult<Page<int>?>(new([1, 2], request.Number, request.Size)),
            static row => row);

        (await list.ToListAsync(Cancel)).Should().Equal(1, 2);
    }

    [Fact]
    public async Task The_end_that_the_server_states_is_believed()
    {
        var requests = 0;
        var list = AsyncPageable.Create((request, _) =>
        {
            requests++;
            return Task.FromResult<Page<int>?>(new([1], request.Number, request.Size, totalCount: null, isLast: true));
        });

        (await list.ToListAsync(Cancel)).Should().Equal(1);
        requests.Should().Be(1);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(30, 3)]
    [InlineData(1000, 10)]
    public async Task No_page_beyond_the_wanted_rows_is_fetched(int wanted, int pages)
    {
        foreach (var parallelism in new[] { 1, 3, 8 })
        {
            var source = new PagedSource(100);

            var read = await source.List(new() { PageSize = 10, MaxItems = wanted, Parallelism = parallelism }).ToListAsync(Cancel);

            read.Should().Equal(source.Rows.Take(wanted));
            source.RequestedPages.Should().Equal(Enumerable.Range(1, pages));
        }
    }

    [Fact]
    public async Task Few_wanted_rows_are_asked_for_as_few()
    {
        var source = new PagedSource(100);

        (await source.List().FirstOrDefaultAsync(Cancel)).Should().Be(100);

        source.Requests.Should().Equal(new PageRequest(1, 1));
    }

    [Fact]
    public async Task Dropped_duplicates_do_not_count_as_wanted_rows()
    {
        var source = new PagedSource(30);
        source.BeforeResponse = request => InsertBefore(source, request, page: 2, rows: 4);

        var read = await source.List(new() { PageSize = 10, MaxItems = 20, Prefetch = false }).ToListAsync(Cancel);

        read.Should().Equal(Enumerable.Range(11, 20).Reverse());
        source.RequestedPages.Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task A_listing_resumes_at_a_page()
    {
        var source = new PagedSource(35);

        var read = await source.List(new() { PageSize = 10, StartPage = 3, MaxItems = 5, Mode = PagingMode.Quick }).ToListAsync(Cancel);

        read.Should().Equal(source.Rows.Skip(20).Take(5));
        source.Requests.Should().Equal(new PageRequest(3, 10));
    }

    [Fact]
    public async Task Every_page_can_be_the_start()
    {
        for (var start = 1; start <= 5; start++)
        {
            var source = new PagedSource(35);

            var read = await source.List(new() { PageSize = 10, StartPage = start, Mode = PagingMode.Quick }).ToListAsync(Cancel);

            read.Should().Equal(source.Rows.Skip((start - 1) * 10));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    public async Task Rows_that_are_pushed_onto_the_next_page_come_once(int added)
    {
        var source = new PagedSource(100);
        source.BeforeResponse = request => InsertBefore(source, request, page: 6, rows: added);

        var read = await source.List(new() { PageSize = 10 }).ToListAsync(Cancel);

        read.Should().OnlyHaveUniqueItems();
        read.Should().Contain(Enumerable.Range(1, 100));
    }

    [Fact]
    public async Task Rows_without_identity_come_as_the_server_gives_them()
    {
        var source = new PagedSource(20);
        source.BeforeResponse = request => InsertBefore(source, request, page: 2, rows: 1);

        var read = await AsyncPageable.Create(source.FetchAsync, new() { PageSize = 10, Mode = PagingMode.Quick }).ToListAsync(Cancel);

        read.Should().HaveCount(21).And.Subject.Count(row => row == 11).Should().Be(2);
    }

    [Fact]
    public async Task A_list_that_shrinks_while_it_is_read_ends_where_it_ends()
    {
        var source = new PagedSource(100);
        source.BeforeResponse = request =>
        {
            if (request.Number == 4)
            {
                source.Rows.RemoveRange(25, 75);
            }
        };

        var read = await source.List(new() { PageSize = 10, Mode = PagingMode.Quick, Parallelism = 1 }).ToListAsync(Cancel);

        read.Should().Equal(Enumerable.Range(71, 30).Reverse());
    }

    [Fact]
    public async Task Each_enumeration_reads_the_list_anew()
    {
        var source = new PagedSource(3);
        var list = source.List();

        (await list.ToListAsync(Cancel)).Should().Equal(3, 2, 1);
        source.Insert();
        (await list.ToListAsync(Cancel)).Should().Equal(4, 3, 2, 1);
    }

    [Fact]
    public async Task Known_rows_can_stand_in_for_a_server()
    {
        var list = AsyncPageable.FromItems(["a", "b", "c"], new() { PageSize = 2 });

        (await list.ToListAsync(Cancel)).Should().Equal("a", "b", "c");
        (await PagesAsync(list)).Select(page => page.Number).Should().Equal(1, 2);
        (await PagesAsync(AsyncPageable.FromItems(Array.Empty<string>()))).Should().ContainSingle().Which.TotalCount.Should().Be(0);
    }

    [Fact]
    public async Task Cancelling_stops_between_two_pages_though_the_next_one_is_here()
    {
        using var cancellation = new CancellationTokenSource();
        var pages = new List<int>();
        var reading = async () =>
        {
            await foreach (var page in new PagedSource(30).List(new() { PageSize = 10, Parallelism = 1 }).AsPages(cancellation.Token))
            {
                pages.Add(page.Number);
                await cancellation.CancelAsync();
            }
        };

        await reading.Should().ThrowAsync<OperationCanceledException>();
        pages.Should().Equal(1);
    }

    [Fact]
    public void A_complete_listing_needs_identity_and_the_first_page()
    {
        FluentActions.Invoking(() => AsyncPageable.Create((Func<PageRequest, CallOptions, CancellationToken, Task<Page<int>?>>)null!, static row => row)).Should().Throw<ArgumentNullException>();
        var complete = new PageOptions { Mode = PagingMode.Complete };

        FluentActions.Invoking(() => AsyncPageable.Create(new PagedSource(1).FetchAsync, complete)).Should().Throw<ArgumentException>().WithMessage("*identity*");
        FluentActions.Invoking(() => new PagedSource(1).List(complete with { StartPage = 2 })).Should().Throw<ArgumentException>().WithMessage("*page 1*");
    }

    private static void InsertBefore(PagedSource source, PageRequest request, int page, int rows)
    {
        for (var i = 0; i < rows && request.Number == page; i++)
        {
            source.Insert();
        }
    }

    private static async Task<List<Page<T>>> PagesAsync<T>(AsyncPageable<T> list)
    {
        var pages = new List<Page<T>>();
        await foreach (var page in list.AsPages(Cancel))
        {
            pages.Add(page);
        }

        return pages;
    }
}
