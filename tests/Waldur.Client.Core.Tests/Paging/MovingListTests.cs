namespace Waldur.Client.Core.Tests.Paging;

public sealed class MovingListTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_complete_listing_gives_every_row_that_stayed_exactly_once()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (missedBySimple, completed) = (0, 0);
        for (var schedule = 0; schedule < 1000; schedule++)
        {
            var changes = random.Next();
            var (missed, _, _) = await ListAsync(changes, new() { PageSize = 7 }, deletes: true);
            missedBySimple += missed.Length;

            var (complete, read, proven) = await ListAsync(changes, new() { PageSize = 7, Mode = PagingMode.Complete, MaxWalks = 100 }, deletes: true);

            proven.Should().BeTrue($"the list comes to rest (seed {seed}, schedule {schedule})");
            complete.Should().BeEmpty($"nothing may be missed (seed {seed}, schedule {schedule})");
            read.Should().OnlyHaveUniqueItems($"seed {seed}, schedule {schedule}");
            completed++;
        }

        completed.Should().Be(1000);
        missedBySimple.Should().BePositive("else these schedules would prove nothing");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Rows_added_at_the_front_hide_none_even_in_a_single_walk(int parallelism)
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var schedule = 0; schedule < 500; schedule++)
        {
            var (missed, read, _) = await ListAsync(random.Next(), new() { PageSize = 7, Parallelism = parallelism }, deletes: false);

            missed.Should().BeEmpty($"seed {seed}, schedule {schedule}");
            read.Should().OnlyHaveUniqueItems($"seed {seed}, schedule {schedule}");
        }
    }

    [Fact]
    public async Task A_list_that_keeps_still_is_read_once()
    {
        var source = new PagedSource(30);

        (await source.List(new() { PageSize = 10, Mode = PagingMode.Complete }).ToListAsync(Cancel)).Should().Equal(source.Rows);

        source.RequestedPages.Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task An_empty_list_is_complete()
    {
        var source = new PagedSource(0);

        (await source.List(new() { Mode = PagingMode.Complete }).ToListAsync(Cancel)).Should().BeEmpty();

        source.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Rows_added_at_the_front_alone_need_no_second_walk()
    {
        var source = new PagedSource(30);
        source.BeforeResponse = request => AddUnlessFirst(source, request);

        var read = await source.List(new() { PageSize = 10, Mode = PagingMode.Complete }).ToListAsync(Cancel);

        read.Should().Equal(Enumerable.Range(1, 30).Reverse());
        source.RequestedPages.Should().Equal(1, 2, 3, 4);
    }

    [Fact]
    public async Task A_row_hidden_by_a_deletion_is_found_by_the_next_walk()
    {
        var source = new PagedSource(30);
        source.BeforeResponse = request =>
        {
            if (source.Requests.Count == 2)
            {
                source.Rows.RemoveAt(0);
            }
        };

        var read = await source.List(new() { PageSize = 10, Mode = PagingMode.Complete }).ToListAsync(Cancel);

        read.Should().BeEquivalentTo(Enumerable.Range(1, 30)).And.HaveElementAt(29, 20);
        source.RequestedPages.Should().Equal(1, 2, 3, 1, 2, 3);
    }

    [Fact]
    public async Task Rows_in_an_unstable_order_are_noticed()
    {
        var source = new PagedSource(20);
        source.BeforeResponse = request =>
        {
            if (source.Requests.Count == 2)
            {
                (source.Rows[9], source.Rows[10]) = (source.Rows[10], source.Rows[9]);
            }
        };

        var read = await source.List(new() { PageSize = 10, Mode = PagingMode.Complete }).ToListAsync(Cancel);

        read.Should().BeEquivalentTo(Enumerable.Range(1, 20));
    }

    [Fact]
    public async Task A_list_that_never_keeps_still_gives_what_it_can_and_then_says_so()
    {
        var source = new PagedSource(100);
        source.BeforeResponse = request => source.Rows.RemoveAt(0);
        var read = new List<int>();

        var listing = async () =>
        {
            await foreach (var row in source.List(new() { PageSize = 10, Mode = PagingMode.Complete, MaxWalks = 3 }).WithCancellation(Cancel))
            {
                read.Add(row);
            }
        };

        var thrown = await listing.Should().ThrowAsync<IncompleteListingException>();
        thrown.Which.WalkCount.Should().Be(3);
        thrown.Which.ItemCount.Should().Be(read.Count);
        read.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Without_a_total_a_listing_is_complete_when_a_walk_finds_nothing_new()
    {
        var source = new PagedSource(30) { SendsTotal = false };
        source.BeforeResponse = request =>
        {
            if (source.Requests.Count == 2)
            {
                source.Rows.RemoveAt(0);
            }
        };

        var read = await source.List(new() { PageSize = 10, Mode = PagingMode.Complete }).ToListAsync(Cancel);

        read.Should().BeEquivalentTo(Enumerable.Range(1, 30));
    }

    [Fact]
    public async Task The_wanted_number_of_rows_needs_no_proof()
    {
        var source = new PagedSource(100);
        source.BeforeResponse = request => source.Rows.RemoveAt(0);

        var read = await source.List(new() { PageSize = 10, Mode = PagingMode.Complete, MaxItems = 15 }).ToListAsync(Cancel);

        read.Should().HaveCount(15);
        source.RequestedPages.Should().Equal(1, 2);
    }

    [Fact]
    public async Task A_complete_listing_reads_one_page_after_the_other()
    {
        var source = new GatedSource(100);
        await using var pages = source.List(new() { PageSize = 10, Mode = PagingMode.Complete, Parallelism = 8 }).AsPages(Cancel).GetAsyncEnumerator(Cancel);
        source.Response(1);

        await pages.MoveNextAsync();

        source.Asked.Should().Equal(1, 2);
    }

    // Responses come at their own moment, out of order where several pages are under way, and the list moves in between.
    private static async Task<(int[] Missed, List<int> Read, bool Proven)> ListAsync(int seed, PageOptions options, bool deletes)
    {
        var random = new Random(seed);
        var source = new PagedSource(random.Next(0, 60));
        var stayed = source.Rows.ToHashSet();
        var changes = random.Next(0, 30);
        var waiting = new List<(PageRequest Request, TaskCompletionSource<Page<int>?> Response)>();
        var list = AsyncPageable.Create(AskAsync, static row => row, options);
        var read = new List<int>();
        var reading = ReadAsync();
        while (!reading.IsCompleted)
        {
            for (var i = random.Next(0, 4); i > 0 && changes > 0; i--, changes--)
            {
                Change();
            }

            waiting.Should().NotBeEmpty("each response leads to a request or to the end");
            var next = random.Next(waiting.Count);
            var (request, response) = waiting[next];
            waiting.RemoveAt(next);
            response.SetResult(source.Read(request));
        }

        return ([.. stayed.Except(read)], read, await reading);

        Task<Page<int>?> AskAsync(PageRequest request, CancellationToken cancellationToken)
        {
            var response = new TaskCompletionSource<Page<int>?>();
            waiting.Add((request, response));
            return response.Task;
        }

        async Task<bool> ReadAsync()
        {
            try
            {
                await foreach (var row in list.WithCancellation(Cancel).ConfigureAwait(false))
                {
                    read.Add(row);
                }

                return true;
            }
            catch (IncompleteListingException)
            {
                return false;
            }
        }

        void Change()
        {
            if (!deletes || source.Rows.Count == 0 || random.Next(2) == 0)
            {
                source.Insert();
                return;
            }

            var gone = random.Next(source.Rows.Count);
            stayed.Remove(source.Rows[gone]);
            source.Rows.RemoveAt(gone);
        }
    }

    private static void AddUnlessFirst(PagedSource source, PageRequest request)
    {
        if (request.Number > 1)
        {
            source.Insert();
        }
    }
}
