namespace Waldur.Client.Core.Tests.Paging;

/// <summary>One walk over the pages, page by page.</summary>
public sealed class PageWalkTests
{
    private const int Size = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly List<int> _asked = [];
    private readonly Dictionary<int, TaskCompletionSource<Page<int>?>> _held = [];
    private Func<PageRequest, Page<int>?> _read = request => Rows(request.Number, Size, total: 100);

    [Theory]
    [InlineData(null, 1, 0, 100, 0)]
    [InlineData(100, 1, 0, 1000, 10)]
    [InlineData(101, 1, 0, 1000, 11)]
    [InlineData(100, 4, 2, 1000, 7)]
    [InlineData(100, 10, 0, 1000, 1)]
    [InlineData(100, 11, 0, 1000, 0)]
    [InlineData(100, 12, 0, 1000, 0)]
    [InlineData(1000, 1, 0, 100, 10)]
    [InlineData(1000, 1, 0, 1, 1)]
    [InlineData(1000, 4, 3, 50, 2)]
    [InlineData(1000, 4, 3, 30, 0)]
    [InlineData(1000, 4, 3, 31, 1)]
    public void What_is_left_is_what_the_list_has_and_the_caller_wants(int? total, int nextToAsk, int ahead, long wanted, long pages) =>
        PageWalk<int>.PagesLeft(total, nextToAsk, Size, ahead, wanted).Should().Be(pages);

    [Fact]
    public async Task A_walk_without_room_goes_on_when_there_is_some()
    {
        using var source = Source(1);
        var other = Hold(99);
        source.TryFetch(new(99, Size), Cancel, out _).Should().BeTrue();
        await using var walk = new PageWalk<int>(source, new(1, Size), 3, Cancel);

        var next = walk.NextAsync(100);
        next.IsCompleted.Should().BeFalse();
        other.SetResult(null);

        (await next.WaitAsync(Patience, Cancel))!.Value.Page.Number.Should().Be(1);
    }

    [Fact]
    public async Task A_walk_without_room_ends_when_the_caller_cancels()
    {
        using var source = Source(1);
        using var cancellation = new CancellationTokenSource();
        Hold(99);
        source.TryFetch(new(99, Size), Cancel, out _).Should().BeTrue();
        await using var walk = new PageWalk<int>(source, new(1, Size), 3, cancellation.Token);

        var next = walk.NextAsync(100);
        await cancellation.CancelAsync();

        (await FluentActions.Awaiting(() => next.WaitAsync(Patience, Cancel)).Should().ThrowAsync<OperationCanceledException>())
            .Which.CancellationToken.Should().Be(cancellation.Token);
    }

    [Fact]
    public async Task A_page_that_is_refetched_for_want_of_room_waits_for_it()
    {
        using var source = Source(2);
        await using var walk = new PageWalk<int>(source, new(1, Size), 2, Cancel);
        await walk.NextAsync(100);
        var (second, third) = (Hold(2), Hold(3));
        var reading = walk.NextAsync(100);
        third.SetResult(Rows(3, Size, total: 101));
        var other = Hold(99);
        source.TryFetch(new(99, Size), Cancel, out _).Should().BeTrue();
        var another = Hold(98);
        second.SetResult(Rows(2, Size, total: 100));
        await reading;
        source.TryFetch(new(98, Size), Cancel, out _);
        _held.Remove(3);

        var next = walk.NextAsync(100);
        other.SetResult(null);
        another.TrySetResult(null);

        (await next.WaitAsync(Patience, Cancel))!.Value.IsEarly.Should().BeFalse("it was read once more");
        _asked.Count(number => number == 3).Should().Be(2);
    }

    [Fact]
    public async Task While_a_page_is_on_its_way_room_lets_another_be_asked_for()
    {
        using var source = Source(2);
        await using var walk = new PageWalk<int>(source, new(1, Size), 3, Cancel);
        await walk.NextAsync(100);
        var other = Hold(99);
        source.TryFetch(new(99, Size), Cancel, out _).Should().BeTrue();
        var second = Hold(2);

        var next = walk.NextAsync(100);
        _asked.Should().Equal(1, 99, 2);
        other.SetResult(null);
        await UntilAsync(() => _asked.Contains(3));

        next.IsCompleted.Should().BeFalse();
        second.SetResult(Rows(2, Size, total: 100));
        (await next)!.Value.Page.Number.Should().Be(2);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public async Task A_page_is_early_unless_it_was_read_once_more(int total, bool isEarly)
    {
        using var source = Source(3);
        await using var walk = new PageWalk<int>(source, new(1, Size), 3, Cancel);
        _read = request => Rows(request.Number, Size, request.Number == 3 ? total : 30);
        await walk.NextAsync(100);
        walk.FetchAhead(100);

        (await walk.NextAsync(100))!.Value.IsEarly.Should().BeFalse();
        (await walk.NextAsync(100))!.Value.IsEarly.Should().Be(isEarly);
        _asked.Should().Equal(isEarly ? [1, 2, 3] : [1, 2, 3, 3]);
    }

    [Theory]
    [InlineData(new[] { 10, 10 }, false)]
    [InlineData(new[] { 10, 4 }, true)]
    [InlineData(new[] { 7 }, true)]
    [InlineData(new[] { 7, 7 }, false)]
    [InlineData(new[] { 7, 3 }, true)]
    [InlineData(new int[0], true)]
    public async Task Without_a_total_nothing_lies_behind_a_short_page(int[] pages, bool hasReachedEnd)
    {
        using var source = Source(1);
        await using var walk = new PageWalk<int>(source, new(1, Size), 1, Cancel);
        _read = request => request.Number <= pages.Length ? Rows(request.Number, pages[request.Number - 1], total: null) : null;

        foreach (var _ in pages)
        {
            (await walk.NextAsync(100)).Should().NotBeNull();
        }

        (await walk.NextAsync(100)).Should().BeNull();
        walk.HasReachedEnd.Should().Be(hasReachedEnd);
        (await walk.NextAsync(100)).Should().BeNull();
        _asked.Should().HaveCount(pages.Length + 1, "behind the end nothing is asked for");
    }

    [Theory]
    [InlineData(3, 20, null)]
    [InlineData(2, 20, "page 2 came without rows although the server counts 20")]
    [InlineData(3, null, null)]
    public async Task A_page_without_rows_is_the_end_unless_the_server_counts_more(int emptyPage, int? total, string? contradiction)
    {
        using var source = Source(1);
        await using var walk = new PageWalk<int>(source, new(1, Size), 1, Cancel);

        // The count is of the moment, so that the end does not come before the empty page.
        _read = request => request.Number < emptyPage ? Rows(request.Number, Size, total: total + 10) : Rows(request.Number, 0, total);
        for (var page = 1; page < emptyPage; page++)
        {
            (await walk.NextAsync(100)).Should().NotBeNull();
        }

        (await walk.NextAsync(100)).Should().BeNull();
        walk.Contradiction.Should().Be(contradiction);
        walk.HasReachedEnd.Should().BeFalse("a full page stood in front of it");
    }

    [Fact]
    public async Task An_empty_list_has_one_page()
    {
        using var source = Source(1);
        await using var walk = new PageWalk<int>(source, new(1, Size), 1, Cancel);
        _read = request => Rows(request.Number, 0, total: 0);

        var read = (await walk.NextAsync(100))!.Value;

        read.Should().BeEquivalentTo(new { IsEarly = false, IsFull = false });
        read.Page.Should().BeEquivalentTo(new { IsLast = true, TotalCount = 0, Number = 1 });
        walk.HasReachedEnd.Should().BeTrue();
        (await walk.NextAsync(100)).Should().BeNull();
    }

    [Fact]
    public async Task Pages_are_fetched_as_pages_of_one_list()
    {
        CallOptions? seen = null;
        using var source = new PageSource<int>(
            (_, options, _) =>
            {
                seen = options;
                return Task.FromResult<Page<int>?>(null);
            },
            1,
            TimeProvider.System);

        source.TryFetch(new(1, Size), new(canceled: true), out var cancelled).Should().BeTrue();
        await FluentActions.Awaiting(() => cancelled!).Should().ThrowAsync<OperationCanceledException>();
        seen.Should().BeNull("nothing is asked for a caller who has cancelled");
        source.TryFetch(new(1, Size), Cancel, out _).Should().BeTrue();

        seen!.IsPage.Should().BeTrue();
        seen.Gate.Should().NotBeNull();
    }

    private static Page<int>? Rows(int number, int count, int? total) => new([.. Enumerable.Range(number * 100, count)], number, Size, total);

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 1000 && !condition(); i++)
        {
            await Task.Delay(10, Cancel);
        }

        condition().Should().BeTrue();
    }

    private TaskCompletionSource<Page<int>?> Hold(int number) => _held[number] = new();

    private PageSource<int> Source(int concurrency) => new(
        (request, _, _) =>
        {
            _asked.Add(request.Number);
            return _held.TryGetValue(request.Number, out var held) ? held.Task : Task.FromResult(_read(request));
        },
        concurrency,
        TimeProvider.System);
}
