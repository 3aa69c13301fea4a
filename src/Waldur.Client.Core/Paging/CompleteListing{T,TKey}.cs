namespace Waldur.Client.Core;

/// <summary>
/// Remembers every row and judges whether a walk can have missed one. With new rows coming first, a row is missed only
/// where more rows were deleted before it than were added between two pages, and then the total falls. A step is calm
/// where the total did not fall and what it grew by is what the next page gave twice; the second half also betrays a list
/// whose order is not stable.
/// </summary>
internal sealed class CompleteListing<T, TKey> : Listing<T>
    where TKey : notnull
{
    private readonly Func<T, TKey> _identity;
    private readonly Func<T, bool> _isNew;
    private readonly int _maxWalks;
    private readonly Dictionary<TKey, int> _lastWalks = [];
    private int _walk = 1;
    private int? _total;
    private bool _started;
    private bool _disturbed;
    private long _rows;
    private int _found;

    public CompleteListing(Func<T, TKey> identity, int maxWalks)
    {
        _identity = identity;
        _isNew = IsNew;
        _maxWalks = maxWalks;
    }

    public override IReadOnlyList<T> TakeNew(Page<T> page)
    {
        Repeated = 0;
        var items = Keep(page.Items, _isNew);
        var grownBy = _started ? page.TotalCount - _total : 0;
        _disturbed |= grownBy < 0 || grownBy != Repeated;
        _rows += page.Items.Count;
        _found += items.Count;
        _total = page.TotalCount;
        _started = true;
        return items;
    }

    public override bool MustRetryWalk()
    {
        if (IsProven())
        {
            return false;
        }

        if (_walk == _maxWalks)
        {
            throw new IncompleteListingException(_walk, _lastWalks.Count);
        }

        _walk++;
        _started = _disturbed = false;
        _rows = _found = 0;
        return true;
    }

    // Without a total, a walk that found nothing new is the best sign there is.
    private bool IsProven() => _started && _total is null ? _walk > 1 && _found == 0 : !_disturbed && _rows == (_total ?? 0);

    private bool IsNew(T item)
    {
        var id = _identity(item);
        var known = _lastWalks.TryGetValue(id, out var walk);
        _lastWalks[id] = _walk;
        Repeated += known && walk == _walk ? 1 : 0;
        return !known;
    }
}
