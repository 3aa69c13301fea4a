namespace Waldur.Client.Core.Tests.Paging;

/// <summary>What a complete listing concludes from rows that it meets twice.</summary>
public sealed class CompleteListingTests
{
    private const int Size = 10;

    [Theory]
    [InlineData(new[] { 5, 10, 11, 12, 13, 14, 15, 16, 17, 18 }, 102, false)]
    [InlineData(new[] { 10, 11, 12, 13, 14, 15, 16, 17, 18, 5 }, 101, true)]
    [InlineData(new[] { 10, 11, 12, 13, 14, 15, 16, 17, 18, 5 }, 110, false)]
    [InlineData(new[] { 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 }, 101, false)]
    public void Rows_that_come_again_behind_new_ones_changed_places_unless_others_were_added(int[] second, int total, bool isDisorder)
    {
        var listing = new CompleteListing<int, int>(static row => row, maxWalks: 8);
        Take(listing, 1, [.. Enumerable.Range(0, Size)], 100, isFull: true);
        Take(listing, 2, second, total, isFull: false);
        listing.EndWalk(hasReachedEnd: true, contradiction: null);
        listing.MustRetryWalk().Should().BeTrue();

        // One page spans every gap; the one behind it does not fit, so that this walk as a whole proves nothing.
        Take(listing, 1, [.. Enumerable.Range(0, 30)], total, isFull: false);
        Take(listing, 2, [.. Enumerable.Range(30, Size)], total - 3, isFull: true);
        listing.EndWalk(hasReachedEnd: true, contradiction: null);

        listing.MustRetryWalk().Should().Be(isDisorder);
    }

    private static void Take(CompleteListing<int, int> listing, int number, int[] rows, int total, bool isFull) =>
        listing.TakeNew(new(new(rows, number, Size, total), IsEarly: false, isFull));
}
