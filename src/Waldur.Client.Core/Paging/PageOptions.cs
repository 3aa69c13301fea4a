namespace Waldur.Client;

/// <summary>How a list is read page by page.</summary>
public sealed record PageOptions
{
    /// <summary>The options that count when none are given.</summary>
    public static PageOptions Default { get; } = new();

    /// <summary>
    /// How many rows to ask for at once. A server that gives fewer per page is followed.
    /// </summary>
    /// <value>300 when left out: the most that Waldur gives, and so the fewest requests.</value>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int PageSize
    {
        get;
        init => field = AtLeast(1, value, nameof(PageSize));
    } = 300;

    /// <summary>The first page to read, counted from 1: to resume a listing, with the page size it had.</summary>
    /// <value>1 when left out.</value>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int StartPage
    {
        get;
        init => field = AtLeast(1, value, nameof(StartPage));
    } = 1;

    /// <summary>The most rows to give; no page beyond them is fetched.</summary>
    /// <value>Null when left out: all.</value>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int? MaxItems
    {
        get;
        init => field = value is { } items ? AtLeast(1, items, nameof(MaxItems)) : null;
    }

    /// <summary>
    /// How many pages to fetch at the same time once the first response has said how many there are. Rows come in order all
    /// the same, and never more than <see cref="Concurrency.Max"/> pages wait in memory.
    /// </summary>
    /// <value><see cref="Concurrency.Adaptive"/> when left out; 1 fetches one page after the other.</value>
    /// <remarks>
    /// In <see cref="PagingMode.Quick"/>, a page that was fetched early is fetched again where the total says that the list
    /// changed, so that rows added at the front hide none. One row added and another deleted between two responses leave the
    /// total as it was.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Concurrency Parallelism
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Parallelism));
    } = Concurrency.Adaptive;

    /// <summary>Whether to fetch the next page, or the next <see cref="Parallelism"/> pages, while one is consumed.</summary>
    /// <value>True when left out.</value>
    public bool Prefetch { get; init; } = true;

    /// <summary>How sure the listing must be that nothing was missed.</summary>
    /// <value><see cref="PagingMode.Complete"/> when left out.</value>
    /// <remarks>
    /// <see cref="PagingMode.Complete"/> gives every row that was in the list the whole time exactly once, and perhaps rows that
    /// were added or deleted meanwhile. It relies on the server's total, and on new rows coming first, as they do in
    /// Waldur's lists unless another order is asked for. It keeps every row's id in memory. One thing it cannot see: a row that is added
    /// between the server's counting and its reading of a list of exactly one full page, which pushes the last row out of it.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enumeration.</exception>
    public PagingMode Mode
    {
        get;
        init => field = value is PagingMode.Quick or PagingMode.Complete
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Mode), value, "Mode must be Complete or Quick.");
    }

    /// <summary>How many times at most a list is read in <see cref="PagingMode.Complete"/>.</summary>
    /// <value>8 when left out.</value>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxWalks
    {
        get;
        init => field = AtLeast(1, value, nameof(MaxWalks));
    } = 8;

    /// <summary>The pause before a list is read for the second time; it doubles with each further time, up to 16 times its length.</summary>
    /// <value>0.25 seconds when left out.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or more than a day.</exception>
    public TimeSpan WalkDelay
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(WalkDelay), value, "WalkDelay cannot be negative. It is at most a day.");
    } = TimeSpan.FromSeconds(0.25);

    /// <summary>
    /// How many pages of a list are read at most, each time it is read. A list that has not ended by then ends with
    /// <see cref="IncompleteListingException"/>: no server can make a listing go on for ever.
    /// </summary>
    /// <value>10,000 when left out: 3,000,000 rows with the usual page size.</value>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxPages
    {
        get;
        init => field = AtLeast(1, value, nameof(MaxPages));
    } = 10_000;

    private static int AtLeast(int least, int value, string name) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {least}.");
}
