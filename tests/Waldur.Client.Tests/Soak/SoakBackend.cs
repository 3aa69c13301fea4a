namespace Waldur.Client.Tests;

/// <summary>What really exists of one offering: it changes now and then, and every agent of the offering sees the same.</summary>
internal sealed class SoakBackend(Guid project, int count)
{
    private readonly Dictionary<string, int> _versions = Enumerable.Range(0, count).ToDictionary(i => $"vm-{i}", _ => 0);

    public IReadOnlyList<InventoryItem> Inventory
    {
        get
        {
            lock (_versions)
            {
                return [.. _versions.Select(item => new InventoryItem { BackendId = item.Key, Name = $"{item.Key} v{item.Value}", Project = project })];
            }
        }
    }

    /// <summary>Renames one thing; takes another away, or brings one.</summary>
    public void Change(Random random)
    {
        lock (_versions)
        {
            var id = $"vm-{random.Next(count)}";
            if (random.NextDouble() < 0.3 && _versions.Count > count / 2)
            {
                _versions.Remove(id);
            }
            else
            {
                _versions[id] = _versions.GetValueOrDefault(id) + 1;
            }
        }
    }
}
