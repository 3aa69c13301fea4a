namespace ApiGenerator.Comparing;

/// <summary>Collects changes, each once, with the operations that it touches.</summary>
internal sealed class ChangeLog
{
    private readonly Dictionary<Change, List<string>> _operations = [];

    /// <summary>The changes and the operations that they touch, breaking ones first.</summary>
    public IReadOnlyList<(Change Change, IReadOnlyList<string> Operations)> Entries =>
    [
        .. _operations
            .OrderByDescending(entry => entry.Key.IsBreaking)
            .ThenBy(entry => entry.Key.Kind != "operation")
            .ThenBy(entry => entry.Key.Place, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Direction)
            .ThenBy(entry => entry.Key.Text, StringComparer.Ordinal)
            .Select(entry => (entry.Key, (IReadOnlyList<string>)entry.Value)),
    ];

    public void Add(Change change, string operation)
    {
        if (!_operations.TryGetValue(change, out var operations))
        {
            _operations.Add(change, operations = []);
        }

        if (!operations.Contains(operation))
        {
            operations.Add(operation);
        }
    }
}
