namespace Waldur.Client.Testing;

/// <summary>
/// The lists that were asked for last, filtered and sorted, for as long as nothing changed: the pages of a list are cut out of one and
/// the same, so the cost of a page does not grow with its list.
/// </summary>
internal sealed class SortedLists
{
    private const int Capacity = 16;
    private readonly Dictionary<Key, object> _lists = [];

    /// <summary>Forgets all lists: something changed.</summary>
    public void Clear() => _lists.Clear();

    public IReadOnlyList<T> GetOrSort<T>(WaldurCall call, Func<IReadOnlyList<T>> sort)
    {
        var key = new Key(call.Request.Path, call.Request.Query.Without("page").Without("page_size").ToSortedString(), call.Viewer, call.Viewer?.Roles);
        if (_lists.TryGetValue(key, out var known))
        {
            return (IReadOnlyList<T>)known;
        }

        if (_lists.Count >= Capacity)
        {
            _lists.Clear();
        }

        var rows = sort();
        _lists[key] = rows;
        return rows;
    }

    // Roles are replaced, never changed, so that their list stands for them.
    private sealed record Key(string Path, string Query, FakeUser? User, IReadOnlyList<FakeRole>? Roles);
}
