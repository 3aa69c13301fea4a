namespace ApiGenerator.Description;

/// <summary>What the generator could not express, by place and reason, each once and in the order found.</summary>
internal sealed class Report
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Add(string path, string reason)
    {
        var line = $"{path}: {reason}";
        if (_seen.Add(line))
        {
            _lines.Add(line);
        }
    }
}
