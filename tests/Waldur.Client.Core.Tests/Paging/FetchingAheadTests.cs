namespace Waldur.Client.Core.Tests.Paging;

public sealed class FetchingAheadTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_page_is_asked_for_while_one_is_consumed()
    {
        var source = new GatedSource(30);
        await using var rows = source.List(new() { PageSize = 10, Parallelism = 1 }).GetAsyncEnumerator(Cancel);
        source.Response(1);

        (await rows.MoveNextAsync()).Should().BeTrue();

        rows.Current.Should().Be(30);
        source.Asked.Should().Equal(1, 2);
    }

    [Fact]
    public async Task Nothing_is_asked_for_before_it_is_wanted_where_fetching_ahead_is_off()
    {
        var source = new GatedSource(30);
        await using var pages = source.List(new() { PageSize = 10, Prefetch = false, Parallelism = 1 }).AsPages(Cancel).GetAsyncEnumerator(Cancel);
        source.Response(1);
        await pages.MoveNextAsync();
        source.Asked.Should().Equal(1);

        source.Response(2);
        await pages.MoveNextAsync();

        source.Asked.Should().Equal(1, 2);
    }

    [Fact]
    public async Task The_first_response_opens_the_way_for_as_many_at_once_as_allowed()
    {
        var source = new GatedSource(100);
        await using var pages = source.List(new() { PageSize = 10, Parallelism = 4 }).AsPages(Cancel).GetAsyncEnumerator(Cancel);
        var first = pages.MoveNextAsync();
        source.Asked.Should().Equal(1);
        source.Response(1);
        await first;
        source.Asked.Should().Equal(1, 2, 3, 4, 5);

        var second = pages.MoveNextAsync();
        source.Response(4);
        source.Response(3);
        second.IsCompleted.Should().BeFalse("rows come in order");
        source.Asked.Should().HaveCount(5, "no more than four pages may wait");
        source.Response(2);
        await second;

        pages.Current.Number.Should().Be(2);
        source.Asked.Should().Equal(1, 2, 3, 4, 5, 6);
    }

    [Fact]
    public async Task Pages_fetched_at_once_come_in_order_to_the_last()
    {
        var source = new PagedSource(1234);

        var read = await source.List(new() { PageSize = 10, Parallelism = 7 }).ToListAsync(Cancel);

        read.Should().Equal(source.Rows);
        source.RequestedPages.Should().Equal(Enumerable.Range(1, 124));
    }

    [Fact]
    public async Task A_failed_page_is_thrown_after_the_rows_in_front_of_it()
    {
        var source = new GatedSource(30);
        var failure = new InvalidOperationException("page 2");
        source.Response(1);
        source.Fail(2, failure);
        var read = new List<int>();

        var thrown = await ReadAsync(source.List(new() { PageSize = 10, Parallelism = 2 }), read, Cancel);

        thrown.Should().BeSameAs(failure);
        read.Should().Equal(source.Source.Rows.Take(10));
        source.Cancelled.Should().Equal(3);
    }

    [Fact]
    public async Task A_failure_that_the_delegate_throws_at_once_waits_its_turn_too()
    {
        var source = new PagedSource(30);
        var read = new List<int>();
        source.BeforeResponse = request =>
        {
            if (request.Number == 2)
            {
                throw new InvalidOperationException("page 2");
            }
        };

        var thrown = await ReadAsync(source.List(new() { PageSize = 10, Parallelism = 1 }), read, Cancel);

        thrown.Should().BeOfType<InvalidOperationException>();
        read.Should().HaveCount(10);
    }

    [Fact]
    public async Task Who_stops_early_leaves_no_request_behind()
    {
        var source = new GatedSource(100);
        source.Response(1);

        await foreach (var row in source.List(new() { PageSize = 10, Parallelism = 3 }).WithCancellation(Cancel))
        {
            row.Should().Be(100);
            source.Asked.Should().Equal(1, 2, 3, 4);
            break;
        }

        source.Cancelled.Should().BeEquivalentTo([2, 3, 4]);
    }

    [Fact]
    public async Task Cancelling_ends_a_request_under_way_with_the_callers_token()
    {
        var source = new GatedSource(100);
        using var cancellation = new CancellationTokenSource();
        source.Response(1);
        await using var pages = source.List(new() { PageSize = 10, Parallelism = 1 }).AsPages(cancellation.Token).GetAsyncEnumerator(Cancel);
        await pages.MoveNextAsync();
        var next = pages.MoveNextAsync().AsTask();

        await cancellation.CancelAsync();

        var thrown = await FluentActions.Awaiting(() => next).Should().ThrowAsync<OperationCanceledException>();
        thrown.Which.CancellationToken.IsCancellationRequested.Should().BeTrue();
        source.Cancelled.Should().Equal(2);
    }

    [Fact]
    public async Task The_exception_of_a_cancelled_listing_names_the_callers_token()
    {
        var source = new GatedSource(100);
        using var cancellation = new CancellationTokenSource();
        var reading = source.List(new() { PageSize = 10, Parallelism = 1 }).ToListAsync(cancellation.Token);

        await cancellation.CancelAsync();

        var thrown = await FluentActions.Awaiting(() => reading).Should().ThrowAsync<OperationCanceledException>();
        thrown.Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public async Task Cancelling_stops_between_two_rows_of_a_page()
    {
        using var cancellation = new CancellationTokenSource();
        await using var rows = new PagedSource(10).List().GetAsyncEnumerator(cancellation.Token);
        await rows.MoveNextAsync();

        await cancellation.CancelAsync();

        await FluentActions.Awaiting(() => rows.MoveNextAsync().AsTask()).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_cancelled_caller_asks_for_nothing()
    {
        var source = new PagedSource(10);

        await FluentActions.Awaiting(() => source.List().ToListAsync(new(canceled: true))).Should().ThrowAsync<OperationCanceledException>();

        source.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_page_fetched_early_is_fetched_again_where_the_list_changed_meanwhile()
    {
        var source = new GatedSource(40);
        var reading = source.List(new() { PageSize = 10, Parallelism = 3, Mode = PagingMode.Quick }).ToListAsync(Cancel);
        source.Response(1);
        source.Response(3);
        source.Source.Insert();
        source.Response(2);
        source.Response(3);
        source.Response(4);
        source.Response(5);

        (await reading).Should().Equal(Enumerable.Range(1, 40).Reverse());

        source.Asked.Should().Equal(1, 2, 3, 4, 5, 3);
    }

    [Fact]
    public async Task A_list_that_grew_is_followed_to_its_new_end()
    {
        var source = new PagedSource(40);
        source.BeforeResponse = request =>
        {
            for (var i = 0; i < 25 && request.Number == 4 && source.Rows.Count == 40; i++)
            {
                source.Rows.Add(-i);
            }
        };

        var read = await source.List(new() { PageSize = 10, Parallelism = 3, Mode = PagingMode.Quick }).ToListAsync(Cancel);

        read.Should().Equal(source.Rows);
    }

    private static async Task<Exception?> ReadAsync(AsyncPageable<int> list, List<int> into, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var row in list.WithCancellation(cancellationToken))
            {
                into.Add(row);
            }

            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }
}
