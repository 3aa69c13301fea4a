namespace Waldur.Client.Core.Tests.Paging;

/// <summary>What a walk concludes from its pages, step by step.</summary>
public sealed class WalkTests
{
    [Theory]
    [InlineData(20, true, true, true)]
    [InlineData(20, true, false, false)]
    [InlineData(20, false, true, false)]
    [InlineData(20, false, false, false)]
    [InlineData(null, true, true, false)]
    public void Nothing_hides_behind_a_full_page_whose_follower_has_the_same_total(int? total, bool wasFull, bool isPushed, bool isSure)
    {
        var steps = new WalkSteps();

        steps.Add(20, isEarly: false, wasFull, repeated: 0, isPushed: true).Should().BeTrue("nothing is in front of the first page");
        steps.Add(total, isEarly: false, isFull: true, repeated: 0, isPushed).Should().Be(isSure);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(2, true)]
    public void Rows_may_have_been_overtaken_where_half_of_what_was_read_was_added(int number, bool mayHave)
    {
        var steps = new WalkSteps();
        steps.MayHaveOvertaken(number, 10).Should().BeTrue("there is no total");
        steps.Add(100, isEarly: false, isFull: true, repeated: 0, isPushed: true);
        steps.Add(110, isEarly: false, isFull: true, repeated: 10, isPushed: true);

        steps.MayHaveOvertaken(number, 10).Should().Be(mayHave);
    }

    [Theory]
    [InlineData(-1, 3, true)]
    [InlineData(0, 3, false)]
    [InlineData(0, 5, true)]
    [InlineData(2, 3, false)]
    [InlineData(2, 7, true)]
    public void A_gap_lies_well_within_rows_or_between_them_and_the_start(int lowest, int gap, bool spans) =>
        new Stretch(lowest, -1).ToEnd().Spans(gap, margin: 5).Should().Be(spans);

    [Fact]
    public void The_start_is_in_front_of_the_first_row()
    {
        Stretch.FromStart.Should().Be(new Stretch(-1, -1));
        Stretch.Nothing.Should().Be(new Stretch(null, -1));
        Stretch.Nothing.ToEnd().Spans(0, 0).Should().BeFalse();
        new Stretch(0, 10).Spans(6, 5).Should().BeFalse();
        new Stretch(0, 10).Spans(5, 4).Should().BeTrue();
    }

    [Theory]
    [InlineData(10, 4096)]
    [InlineData(2000, 8000)]
    public void A_quick_walk_remembers_as_many_rows_as_four_pages_and_no_more_than_it_must(int pageSize, int capacity)
    {
        var listing = new RecentListing<int, int>(static row => row, pageSize);

        Take(Enumerable.Range(0, capacity)).Should().HaveCount(capacity);
        Take([0]).Should().BeEmpty("it is remembered still");
        Take([capacity]).Should().Equal(capacity);
        Take([0]).Should().Equal([0], "the oldest is forgotten");
        Take([capacity]).Should().BeEmpty();

        IReadOnlyList<int> Take(IEnumerable<int> rows) => listing.TakeNew(new(new([.. rows], 1, pageSize), false, true));
    }

    [Fact]
    public void The_help_of_an_incomplete_listing_may_be_another()
    {
        var error = new IncompleteListingException(1, 2);

        error.HelpLink.Should().NotBeNullOrEmpty();
        error.HelpLink = "elsewhere";
        error.HelpLink.Should().Be("elsewhere");
    }
}
