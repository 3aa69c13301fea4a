namespace Waldur.Client.Core.Tests.Paging;

public sealed class MovingListTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task The_default_gives_every_row_that_stayed_exactly_once(int parallelism)
    {
        var random = Seeded();
        var (missedByQuick, completed) = (0, 0);
        for (var schedule = 0; schedule < 1000; schedule++)
        {
            var changes = random.Next();
            var quick = await ListAsync(changes, new() { PageSize = 7, Parallelism = parallelism, Mode = PagingMode.Quick });
            missedByQuick += quick.Missed.Length;

            var complete = await ListAsync(changes, new() { PageSize = 7, Parallelism = parallelism, WalkDelay = TimeSpan.Zero });

            complete.Missed.Should().BeEmpty($"nothing may be missed (schedule {schedule})");
            complete.Read.Should().OnlyHaveUniqueItems($"schedule {schedule}");
            completed += complete.IsProven ? 1 : 0;
        }

        completed.Should().Be(1000, "each list comes to rest");
        missedByQuick.Should().BePositive("else these schedules would prove nothing");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_list_that_never_rests_is_given_whole_all_the_same(int parallelism)
    {
        var random = Seeded();
        var proven = 0;
        for (var schedule = 0; schedule < 500; schedule++)
        {
            var listed = await ListAsync(random.Next(), new() { PageSize = 10, Parallelism = parallelism, WalkDelay = TimeSpan.Zero }, new() { NeverRests = true });

            (listed.IsProven ? listed.Missed : []).Should().BeEmpty($"schedule {schedule}");
            proven += listed.IsProven ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{proven} of 500 proven");
        proven.Should().BeGreaterThan(450, "rows that agents add and delete at every response must not make a listing fail needlessly");
    }

    [Theory]
    [InlineData(nameof(Weather.EmptyPages))]
    [InlineData(nameof(Weather.MissingPages))]
    [InlineData(nameof(Weather.NoTotals))]
    [InlineData(nameof(Weather.ChangesWithinResponses))]
    [InlineData(nameof(Weather.ClipsPages))]
    [InlineData(nameof(Weather.IgnoresSize))]
    [InlineData(nameof(Weather.UnstableOrder))]
    public async Task Whatever_the_server_does_no_row_is_lost_without_an_exception(string kind)
    {
        var random = Seeded();
        var proven = 0;
        for (var schedule = 0; schedule < 1000; schedule++)
        {
            var options = new PageOptions { PageSize = kind == nameof(Weather.UnstableOrder) ? random.Next(8, 16) : random.Next(2, 12), Parallelism = random.Next(1, 5), WalkDelay = TimeSpan.Zero };
            var listed = await ListAsync(random.Next(), options, Weather.From(kind));

            (listed.IsProven ? listed.Missed : []).Should().BeEmpty($"schedule {schedule}");
            listed.Read.Should().OnlyHaveUniqueItems($"schedule {schedule}");
            proven += listed.IsProven ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{proven} of 1000 proven");
        proven.Should().BeGreaterThan(500, "else this would prove little");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Rows_added_at_the_front_hide_none_even_in_a_single_walk(int parallelism)
    {
        var random = Seeded();
        for (var schedule = 0; schedule < 500; schedule++)
        {
            var options = new PageOptions { PageSize = 7, Parallelism = parallelism, Mode = PagingMode.Quick };
            var listed = await ListAsync(random.Next(), options, new() { Deletes = false });

            listed.Missed.Should().BeEmpty($"schedule {schedule}");
            listed.Read.Should().OnlyHaveUniqueItems($"schedule {schedule}");
        }
    }

    [Fact]
    public async Task A_list_that_keeps_still_is_read_once()
    {
        var source = new PagedSource(30);

        (await source.List(new() { PageSize = 10, Parallelism = 1, WalkDelay = TimeSpan.Zero }).ToListAsync(Cancel)).Should().Equal(source.Rows);

        source.RequestedPages.Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task An_empty_list_is_complete()
    {
        var source = new PagedSource(0);

        (await source.List(PageOptions.Default).ToListAsync(Cancel)).Should().BeEmpty();

        source.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Rows_added_at_the_front_alone_need_no_second_walk()
    {
        var source = new PagedSource(30);
        source.BeforeResponse = request => AddUnlessFirst(source, request);

        var read = await source.List(new() { PageSize = 10, Parallelism = 1, WalkDelay = TimeSpan.Zero }).ToListAsync(Cancel);

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

        var read = await source.List(new() { PageSize = 10, Parallelism = 1, WalkDelay = TimeSpan.Zero }).ToListAsync(Cancel);

        read.Should().BeEquivalentTo(Enumerable.Range(1, 30)).And.HaveElementAt(29, 20);
        source.RequestedPages.Should().Equal(1, 2, 3, 1, 2, 3, 4);
    }

    [Theory]
    [InlineData(4, 13)]
    [InlineData(8, 6)]
    [InlineData(10, 8)]
    public async Task A_later_walk_reads_pages_of_another_size_and_gives_only_those_with_new_rows(int size, int other)
    {
        var source = new PagedSource(30);
        source.BeforeResponse = request =>
        {
            if (source.Requests.Count == 2)
            {
                source.Rows.RemoveAt(0);
            }
        };
        var pages = new List<Page<int>>();

        await foreach (var page in source.List(new() { PageSize = size, Parallelism = 1, WalkDelay = TimeSpan.Zero }).AsPages(Cancel))
        {
            pages.Add(page);
        }

        pages.SelectMany(page => page.Items).Should().BeEquivalentTo(Enumerable.Range(1, 30));
        pages.Should().OnlyContain(page => page.Items.Count > 0);
        source.Requests.Select(request => request.Size).Distinct().Take(2).Should().Equal(size, other);
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

        var read = await source.List(new() { PageSize = 10, Parallelism = 1, WalkDelay = TimeSpan.Zero }).ToListAsync(Cancel);

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
            await foreach (var row in source.List(new() { PageSize = 10, MaxWalks = 3, Parallelism = 1, WalkDelay = TimeSpan.Zero }).WithCancellation(Cancel))
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

        var read = await source.List(new() { PageSize = 10, Parallelism = 1, WalkDelay = TimeSpan.Zero }).ToListAsync(Cancel);

        read.Should().BeEquivalentTo(Enumerable.Range(1, 30));
    }

    [Fact]
    public async Task The_wanted_number_of_rows_needs_no_proof()
    {
        var source = new PagedSource(100);
        source.BeforeResponse = request => source.Rows.RemoveAt(0);

        var read = await source.List(new() { PageSize = 10, Parallelism = 1, MaxItems = 15 }).ToListAsync(Cancel);

        read.Should().HaveCount(15);
        source.RequestedPages.Should().Equal(1, 2);
    }

    [Fact]
    public async Task A_list_that_keeps_still_is_proven_by_one_walk_with_parallel_pages()
    {
        var source = new PagedSource(95);

        (await source.List(new() { PageSize = 10, Parallelism = 4 }).ToListAsync(Cancel)).Should().Equal(source.Rows);

        source.RequestedPages.Should().Equal(Enumerable.Range(1, 10));
    }

    private static Random Seeded()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        return new Random(seed);
    }

    private static async Task<Listed> ListAsync(int seed, PageOptions options, Weather? weather = null) =>
        await new MovingList(seed, weather ?? new()).ListAsync(options, Cancel);

    private static void AddUnlessFirst(PagedSource source, PageRequest request)
    {
        if (request.Number > 1)
        {
            source.Insert();
        }
    }
}
