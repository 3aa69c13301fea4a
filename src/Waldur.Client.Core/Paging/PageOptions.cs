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
    /// How many pages to fetch at the same time once the first response has told how many there are. Rows come in order all
    /// the same, and never more than this many pages wait in memory. Not used in <see cref="PagingMode.Complete"/>, whose proof
    /// needs one page after the other.
    /// </summary>
    /// <value>1 when left out: one page after the other.</value>
    /// <remarks>
    /// A page that was fetched early is fetched again where the total tells that the list changed, so that rows added at
    /// the front hide none. One row added and another deleted between two responses leave the total as it was.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 or more than 64.</exception>
    public int Parallelism
    {
        get;
        init => field = value <= 64
            ? AtLeast(1, value, nameof(Parallelism))
            : throw new ArgumentOutOfRangeException(nameof(Parallelism), value, "Parallelism must be at most 64.");
    } = 1;

    /// <summary>Whether to fetch the next page, or the next <see cref="Parallelism"/> pages, while one is consumed.</summary>
    /// <value>True when left out.</value>
    public bool Prefetch { get; init; } = true;

    /// <summary>How sure the listing must be that nothing was missed.</summary>
    /// <value><see cref="PagingMode.Simple"/> when left out.</value>
    /// <remarks>
    /// <see cref="PagingMode.Complete"/> gives every row that existed during the whole listing exactly once, and perhaps
    /// rows that were added or deleted meanwhile. It relies on new rows coming first, as they do in Waldur's lists ordered
    /// by <c>-created</c>. It keeps every row's id in memory, and ends with <see cref="IncompleteListingException"/> where
    /// the list never kept still.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enumeration.</exception>
    public PagingMode Mode
    {
        get;
        init => field = value is PagingMode.Simple or PagingMode.Complete
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Mode), value, "Mode must be Simple or Complete.");
    }

    /// <summary>How many times at most a list is read in <see cref="PagingMode.Complete"/>.</summary>
    /// <value>5 when left out.</value>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxWalks
    {
        get;
        init => field = AtLeast(1, value, nameof(MaxWalks));
    } = 5;

    private static int AtLeast(int least, int value, string name) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {least}.");
}
