using System.Globalization;

namespace ApiGenerator.Naming;

/// <summary>Names of which no two may be alike; a name that is taken gets the next candidate, or a number.</summary>
internal sealed class NameScope(StringComparer comparer)
{
    private readonly HashSet<string> _taken = new(comparer);

    public void Reserve(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            _taken.Add(name);
        }
    }

    public bool Contains(string name) => _taken.Contains(name);

    public string Take(params ReadOnlySpan<string> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (_taken.Add(candidate))
            {
                return candidate;
            }
        }

        var last = candidates[^1];
        var stem = char.IsAsciiDigit(last[^1]) ? last + "_" : last;
        for (var number = 2; ; number++)
        {
            var name = stem + number.ToString(CultureInfo.InvariantCulture);
            if (_taken.Add(name))
            {
                return name;
            }
        }
    }
}
