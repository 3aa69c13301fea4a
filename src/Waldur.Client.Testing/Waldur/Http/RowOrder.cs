namespace Waldur.Client.Testing;

/// <summary>Sorts rows by keys such as <c>-created</c>; nothing decides between rows that are equal by all of them.</summary>
/// <typeparam name="T">The row.</typeparam>
internal sealed class RowOrder<T>
{
    private readonly Dictionary<string, Comparison<T>> _comparisons = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Keys => _comparisons.Keys;

    public RowOrder<T> By(string key, Comparison<T> comparison)
    {
        _comparisons[key] = comparison;
        return this;
    }

    /// <summary>Sorts; rows that are equal keep their order, or lie in a random one where <paramref name="ties"/> is given.</summary>
    public IReadOnlyList<T> Sort(IEnumerable<T> rows, IReadOnlyList<string> keys, Random? ties)
    {
        var mixed = rows.ToArray();
        if (ties is not null)
        {
            Shuffle(mixed, ties);
        }

        // Rows are kept as they were made, which is one of the two usual orders: long lists are walked, not sorted, for every page.
        if (IsOrdered(mixed, (x, y) => Compare(x, y, keys) <= 0))
        {
            return mixed;
        }

        if (IsOrdered(mixed, (x, y) => Compare(x, y, keys) > 0))
        {
            Array.Reverse(mixed);
            return mixed;
        }

        return [.. mixed.Order(Comparer<T>.Create((x, y) => Compare(x, y, keys)))];
    }

    private static bool IsOrdered(T[] rows, Func<T, T, bool> mayFollow)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (!mayFollow(rows[i - 1], rows[i]))
            {
                return false;
            }
        }

        return true;
    }

    // The order of equal rows is to be repeatable from the seed, not unpredictable.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5394", Justification = "Repeatable from the seed")]
    private static void Shuffle(T[] rows, Random random) => random.Shuffle(rows);

    private int Compare(T x, T y, IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            var descending = key.StartsWith('-');
            var order = _comparisons[descending ? key[1..] : key](x, y);
            if (order != 0)
            {
                return descending ? -order : order;
            }
        }

        return 0;
    }
}
