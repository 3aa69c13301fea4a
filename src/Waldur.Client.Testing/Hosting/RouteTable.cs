namespace Waldur.Client.Testing;

/// <summary>Which path and method lead where.</summary>
/// <typeparam name="T">What a route leads to.</typeparam>
internal sealed class RouteTable<T>
    where T : class
{
    private readonly List<Entry> _entries = [];

    /// <summary>Adds a route. Literal segments win over parameters, whatever the order in which the routes are added.</summary>
    public RouteTable<T> Add(string method, string template, T target)
    {
        var entry = _entries.Find(entry => entry.Template == template);
        if (entry is null)
        {
            entry = new Entry(template);
            var before = _entries.FindIndex(other => string.CompareOrdinal(entry.Rank, other.Rank) < 0);
            _entries.Insert(before < 0 ? _entries.Count : before, entry);
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

        /// <summary>One letter a segment, a literal before a parameter.</summary>
        public string Rank { get; } = string.Concat(template.Split('/').Select(segment => segment.StartsWith('{') ? '1' : '0'));

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
