namespace Waldur.Client.Testing;

/// <summary>Which path and method lead where.</summary>
/// <typeparam name="T">What a route leads to.</typeparam>
internal sealed class RouteTable<T>
    where T : class
{
    private readonly List<Entry> _entries = [];

    /// <summary>Adds a route. Literal segments win over parameters when they were added first.</summary>
    public RouteTable<T> Add(string method, string template, T target)
    {
        var entry = _entries.Find(entry => entry.Template == template);
        if (entry is null)
        {
            entry = new Entry(template);
            _entries.Add(entry);
        }

        entry.Targets[method] = target;
        return this;
    }

    /// <summary>Finds the first template that a path fits; null when there is none.</summary>
    public RouteMatch<T>? Find(string path)
    {
        var segments = path.Split('/');
        foreach (var entry in _entries)
        {
            if (entry.Match(segments) is { } values)
            {
                return new RouteMatch<T>(entry.Template, values, entry.Targets);
            }
        }

        return null;
    }

    private sealed class Entry(string template)
    {
        private readonly string[] _segments = template.Split('/');

        public string Template => template;

        public SortedDictionary<string, T> Targets { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, string>? Match(string[] given)
        {
            if (given.Length != _segments.Length)
            {
                return null;
            }

            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < given.Length; i++)
            {
                if (_segments[i].StartsWith('{'))
                {
                    // A dot never belongs to an id: routers keep it for the format's suffix.
                    if (given[i].Length == 0 || given[i].Contains('.', StringComparison.Ordinal))
                    {
                        return null;
                    }

                    values[_segments[i].Trim('{', '}')] = Uri.UnescapeDataString(given[i]);
                }
                else if (_segments[i] != given[i])
                {
                    return null;
                }
            }

            return values;
        }
    }
}
