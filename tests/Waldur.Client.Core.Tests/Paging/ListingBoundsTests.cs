namespace Waldur.Client.Core.Tests.Paging;

/// <summary>Where a walk stops believing in a list, page by page.</summary>
public sealed class ListingBoundsTests
{
    private const int Size = 10;

    [Fact]
    public void More_than_two_pages_without_a_new_row_are_one_page_again_and_again()
    {
        var bounds = new ListingBounds(10_000);

        bounds.Add(1, Size, Size, 0, 100);
        bounds.Add(2, Size, Size, Size, 100);
        bounds.Add(3, Size, Size, Size, 100);
        bounds.Problem.Should().BeNull();
        bounds.Add(4, Size, Size, Size, 100);
        bounds.Problem.Should().StartWith("page 4 ").And.Contain("ignore the page's number");

        bounds.Add(5, Size, Size, 0, 100);
        bounds.Problem.Should().StartWith("page 4 ", "what was found out stays");
        FluentActions.Invoking(() => bounds.ThrowIfPassed(1, 10)).Should().Throw<IncompleteListingException>();
    }

    [Fact]
    public void Rows_that_others_add_push_as_many_rows_onto_the_next_page()
    {
        var bounds = new ListingBounds(10_000);

        bounds.Add(1, Size, Size, 0, 100);
        for (var page = 2; page <= 5; page++)
        {
            bounds.Add(page, Size, Size, Size, 100 + (Size * page));
        }

        bounds.Problem.Should().BeNull();
        bounds.ThrowIfPassed(1, 10);
    }

    [Fact]
    public void A_page_without_rows_is_no_page_again()
    {
        var bounds = new ListingBounds(10_000);

        bounds.Add(1, Size, Size, 0, null);
        bounds.Add(2, Size, 0, 0, null);
        bounds.IsUnpaged.Should().BeFalse();
        bounds.Add(3, Size, Size, Size, null);
        bounds.IsUnpaged.Should().BeTrue();
    }

    [Theory]
    [InlineData(0, 22, 23)]
    [InlineData(5, 44, 45)]
    public void A_list_may_double_and_have_twenty_pages_more_of_new_rows(int repeated, int plausible, int tooMany)
    {
        var bounds = new ListingBounds(10_000);
        for (var page = 1; page <= plausible; page++)
        {
            bounds.Add(page, Size, Size, repeated, 10);
        }

        bounds.Problem.Should().BeNull();
        bounds.Add(tooMany, Size, Size, repeated, 10);
        bounds.Problem.Should().Contain("still no end");
    }

    [Fact]
    public void A_walk_has_a_last_page()
    {
        var bounds = new ListingBounds(3);

        bounds.Add(1, Size, Size, 0, null);
        bounds.Add(2, Size, Size, 0, null);
        bounds.Problem.Should().BeNull();
        bounds.Add(3, Size, Size, 0, null);
        bounds.Problem.Should().Contain("after 3 pages");
    }
}
