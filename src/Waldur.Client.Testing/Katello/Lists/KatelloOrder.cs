namespace Waldur.Client.Testing;

/// <summary>The order that a list request asks for: by name when it asks for none, ties by falling id.</summary>
internal sealed class KatelloOrder
{
    private KatelloOrder(string by, string? direction) => (By, Direction) = (by, direction);

    public string By { get; }

    public string? Direction { get; }

    public static KatelloOrder Read(KatelloCall call)
    {
        if (call.Parameter("order") is { Length: > 0 } order)
        {
            var parts = order.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new(parts is [var first, ..] ? first : "", parts is [_, var second, ..] ? second : null);
        }

        return new(
            call.Parameter("sort_by") is { Length: > 0 } by ? by : "name",
            call.Parameter("sort_order") is { Length: > 0 } direction ? direction : "asc");
    }

    /// <summary>Sorts rows.</summary>
    /// <exception cref="SearchException">The key cannot be searched, and so not be sorted by.</exception>
    public IReadOnlyList<T> Sort<T>(IEnumerable<T> rows, IReadOnlyDictionary<string, Comparison<T>> keys, Func<T, int> id)
    {
        if (!keys.TryGetValue(By, out var compare))
        {
            throw new SearchException($"the field '{By}' in the order statement is not valid field for search");
        }

        var sign = "desc".Equals(Direction, StringComparison.OrdinalIgnoreCase) ? -1 : 1;
        var sorted = rows.ToList();
        sorted.Sort((x, y) => sign * compare(x, y) is var order && order != 0 ? order : id(y).CompareTo(id(x)));
        return sorted;
    }
}
