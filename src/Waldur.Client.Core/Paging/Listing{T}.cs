namespace Waldur.Client.Core;

/// <summary>What one enumeration remembers of the rows it gave.</summary>
internal class Listing<T>
{
    /// <summary>How many rows of the last page this walk had met before.</summary>
    public int Repeated { get; protected set; }

    /// <summary>Takes a page as the server gave it and returns the rows to hand on.</summary>
    public virtual IReadOnlyList<T> TakeNew(Page<T> page) => page.Items;

    /// <summary>Ends a walk over the pages and says whether another is needed.</summary>
    public virtual bool MustRetryWalk() => false;

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
