namespace Waldur.Client.Core;

/// <summary>
/// Drops rows that a page gave shortly before. Rows that others add at the front push rows of the last page read onto the
/// next one; so many must be added between two requests to push older ones that a bounded memory is enough.
/// </summary>
internal sealed class RecentListing<T, TKey> : Listing<T>
    where TKey : notnull
{
    private readonly Func<T, TKey> _identity;
    private readonly Func<T, bool> _isNew;
    private readonly int _capacity;
    private readonly HashSet<TKey> _ids = [];
    private readonly Queue<TKey> _order = [];

    public RecentListing(Func<T, TKey> identity, int pageSize)
    {
        _identity = identity;
        _isNew = IsNew;
        _capacity = Math.Max(4096, (int)Math.Min(4L * pageSize, Array.MaxLength));
    }

    protected override IReadOnlyList<T> Take(ReadPage<T> read)
    {
        var items = Keep(read.Page.Items, _isNew);
        Repeated = read.Page.Items.Count - items.Count;
        return items;
    }

    private bool IsNew(T item)
    {
        var id = _identity(item);
        if (!_ids.Add(id))
        {
            return false;
        }

        _order.Enqueue(id);
        if (_order.Count > _capacity)
        {
            _ids.Remove(_order.Dequeue());
        }

        return true;
    }
}
