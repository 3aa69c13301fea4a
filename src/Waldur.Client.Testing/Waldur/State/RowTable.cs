using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Waldur.Client.Testing;

/// <summary>Rows in the order in which they were made, found by their uuid at a cost that does not grow with their number.</summary>
/// <typeparam name="T">The row.</typeparam>
internal sealed class RowTable<T>(Action changed) : IReadOnlyCollection<T>
    where T : class, IFakeRow
{
    private readonly List<T> _rows = [];
    private readonly List<long> _numbers = [];
    private readonly Dictionary<Guid, (long Number, T Row)> _byUuid = [];
    private long _last;

    public int Count => _rows.Count;

    public void Add(T row)
    {
        _byUuid.Add(row.Uuid, (++_last, row));
        _rows.Add(row);
        _numbers.Add(_last);
        changed();
    }

    public bool TryFind(Guid uuid, [NotNullWhen(true)] out T? row)
    {
        var found = _byUuid.TryGetValue(uuid, out var entry);
        row = entry.Row;
        return found;
    }

    public void Remove(T row)
    {
        if (_byUuid.Remove(row.Uuid, out var entry))
        {
            var index = _numbers.BinarySearch(entry.Number);
            _rows.RemoveAt(index);
            _numbers.RemoveAt(index);
            changed();
        }
    }

    public T? Find(Func<T, bool> condition) => _rows.FirstOrDefault(condition);

    public bool Exists(Func<T, bool> condition) => _rows.Any(condition);

    public IEnumerator<T> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
