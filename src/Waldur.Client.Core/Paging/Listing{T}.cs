namespace Waldur.Client.Core;

/// <summary>What one enumeration remembers of the rows it gave.</summary>
internal class Listing<T>
{
    /// <summary>How many rows of the last page this walk had met before.</summary>
    public int Repeated { get; protected set; }

    /// <summary>How many rows were given.</summary>
    public int Given { get; private set; }

    /// <summary>Takes a page as the server gave it and returns the rows to hand on.</summary>
    public IReadOnlyList<T> TakeNew(ReadPage<T> read)
    {
        var items = Take(read);
        Given += items.Count;
        return items;
    }

    /// <summary>Notes that the server, which sends no total, sends the same page whatever its number.</summary>
    /// <param name="isWhole">Whether that page's size shows that it is the whole list.</param>
    public virtual void EndUnpaged(bool isWhole)
    {
    }

    /// <summary>Ends a walk over the pages.</summary>
    /// <param name="hasReachedEnd">Whether the last page was the list's last.</param>
    /// <param name="contradiction">What the server said against itself, if anything.</param>
    /// <exception cref="IncompleteListingException">The server contradicts itself, and reading again is not wanted.</exception>
    public virtual void EndWalk(bool hasReachedEnd, string? contradiction)
    {
        if (contradiction is not null)
        {
            throw new IncompleteListingException(walkCount: 1, Given, contradiction);
        }
    }

    /// <summary>Whether another walk is needed.</summary>
    /// <exception cref="IncompleteListingException">It is, but there were as many as are allowed.</exception>
    public virtual bool MustRetryWalk() => false;

    /// <summary>The rows to hand on.</summary>
    protected virtual IReadOnlyList<T> Take(ReadPage<T> read) => read.Page.Items;

    /// <summary>The rows that a test lets through; the same list where it lets all through.</summary>
    protected static IReadOnlyList<T> Keep(IReadOnlyList<T> items, Func<T, bool> isNew)
    {
        List<T>? kept = null;
        for (var i = 0; i < items.Count; i++)
        {
            if (isNew(items[i]))
            {
                kept?.Add(items[i]);
            }
            else
            {
                kept ??= [.. items.Take(i)];
            }
        }

        return kept ?? items;
    }
}
