namespace Waldur.Client.Core.Tests.Paging;

/// <summary>Where rows may have been missed, and what later walks prove.</summary>
public sealed class ListingGapsTests
{
    private const int Size = 10;

    [Fact]
    public void A_gap_stays_until_a_walk_has_none()
    {
        var gaps = new ListingGaps();

        Walk(gaps, isNew: true, isSure: false);
        gaps.AreClosed.Should().BeFalse();
        Walk(gaps, isNew: false, isSure: true);
        gaps.AreClosed.Should().BeTrue();
        Walk(gaps, isNew: false, isSure: true);
        gaps.AreClosed.Should().BeTrue("what is proven stays so");
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, true)]
    [InlineData(false, false, false)]
    public void A_first_walk_is_enough_where_it_ends_at_the_end(bool hasReachedEnd, bool isLastFull, bool areClosed)
    {
        var gaps = new ListingGaps();

        Walk(gaps, isNew: true, isSure: true, hasReachedEnd, isLastFull);

        gaps.AreClosed.Should().Be(areClosed);
    }

    [Fact]
    public void A_list_that_is_empty_by_now_hides_nothing()
    {
        var gaps = new ListingGaps();

        gaps.EndWalk(hasReachedEnd: true, isLastFull: true);

        gaps.AreClosed.Should().BeTrue();
    }

    [Fact]
    public void A_list_that_became_empty_closes_every_gap()
    {
        var gaps = new ListingGaps();
        Walk(gaps, isNew: true, isSure: false);

        gaps.EndWalk(hasReachedEnd: true, isLastFull: true);

        gaps.AreClosed.Should().BeTrue();
    }

    [Fact]
    public void In_front_of_a_doubtful_page_the_page_before_it_is_in_doubt_on_both_sides()
    {
        var gaps = FirstWalk(isSecondSure: true);

        // Behind the second page nothing is hidden.
        LaterWalk(gaps, false, [0], [12, 22]);
        gaps.AreClosed.Should().BeFalse("a row may hide behind the first page");

        LaterWalk(gaps, false, [0, 12]);
        gaps.AreClosed.Should().BeTrue();
    }

    [Fact]
    public void A_gap_behind_the_first_page_needs_no_more_than_the_rows_around_it()
    {
        var gaps = FirstWalk(isSecondSure: false);

        LaterWalk(gaps, false, [0], [7, 12]);
        gaps.AreClosed.Should().BeFalse("a row may hide behind the second page");

        LaterWalk(gaps, false, [0], [17, 22]);
        gaps.AreClosed.Should().BeTrue();
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void Two_pages_between_which_nothing_hides_close_what_lies_between_them(bool isSure, bool hasReachedEnd, bool areClosed)
    {
        var gaps = new ListingGaps();
        Walk(gaps, isNew: true, isSure: false);

        LaterWalk(gaps, isSure, hasReachedEnd, [0], [7, 9], [10, 12]);

        gaps.AreClosed.Should().Be(areClosed);
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(5, false)]
    [InlineData(7, false)]
    public void Rows_that_changed_places_prove_nothing(int second, bool areClosed)
    {
        var gaps = new ListingGaps();
        Walk(gaps, isNew: true, isSure: false);

        // The gap lies behind row 9, and this page spans it.
        LaterWalk(gaps, isSure: true, hasReachedEnd: false, [0]);
        LaterWalk(gaps, isSure: true, hasReachedEnd: false, [7, second, 12, 22]);

        gaps.AreClosed.Should().Be(areClosed);
    }

    [Fact]
    public void After_disorder_one_walk_without_a_gap_is_needed_and_enough()
    {
        var gaps = new ListingGaps();
        Walk(gaps, isNew: true, isSure: false);
        gaps.NoteDisorder();

        LaterWalk(gaps, false, true, [0, 9], [10, 19]);
        gaps.AreClosed.Should().BeFalse("this walk had a gap");

        gaps.BeginPage(isSure: false, Size);
        LaterRows(gaps, [0, 19]);
        gaps.EndWalk(hasReachedEnd: true, isLastFull: false);
        gaps.AreClosed.Should().BeTrue("nothing hides in front of the first page");

        LaterWalk(gaps, true, true, [0, 19]);
        gaps.AreClosed.Should().BeTrue("what is proven stays so");
    }

    // Three pages of ten rows, of which the third does not fit.
    private static ListingGaps FirstWalk(bool isSecondSure)
    {
        var gaps = new ListingGaps();
        foreach (var isSure in new[] { true, isSecondSure, false })
        {
            gaps.BeginPage(isSure, Size);
            for (var row = 0; row < Size; row++)
            {
                gaps.AddNew();
            }
        }

        gaps.EndWalk(hasReachedEnd: true, isLastFull: false);
        return gaps;
    }

    private static void LaterWalk(ListingGaps gaps, bool isSure, params int[][] pages) => LaterWalk(gaps, isSure, hasReachedEnd: false, pages);

    private static void LaterWalk(ListingGaps gaps, bool isSure, bool hasReachedEnd, params int[][] pages)
    {
        foreach (var page in pages)
        {
            gaps.BeginPage(isSure, Size);
            LaterRows(gaps, page);
        }

        gaps.EndWalk(hasReachedEnd, isLastFull: false);
    }

    private static void LaterRows(ListingGaps gaps, int[] rows)
    {
        foreach (var row in rows)
        {
            gaps.Add(row);
        }
    }

    private static void Walk(ListingGaps gaps, bool isNew, bool isSure, bool hasReachedEnd = true, bool isLastFull = false)
    {
        for (var page = 0; page < 2; page++)
        {
            gaps.BeginPage(page == 0 || isSure, Size);
            for (var row = 0; row < Size; row++)
            {
                if (isNew)
                {
                    gaps.AddNew().Should().Be((page * Size) + row);
                }
                else
                {
                    gaps.Add((page * Size) + row);
                }
            }
        }

        gaps.EndWalk(hasReachedEnd, isLastFull);
    }
}
