using System.Globalization;

namespace ApiGenerator.Naming;

/// <summary>Names of which no two may be alike; a name that is taken gets the next candidate, or a number.</summary>
internal sealed class NameScope(StringComparer comparer)
{
    // What every object has: a member of that name would hide it.
    private static readonly string[] OfEveryObject =
        ["Equals", "ToString", "GetHashCode", "GetType", "ReferenceEquals", "MemberwiseClone", "Finalize"];

    private readonly HashSet<string> _taken = new(comparer);

    /// <summary>The names of a type's members: none may be the type's own, one that every object has, or one that generated code gives.</summary>
    public static NameScope OfMembers(string typeName, params ReadOnlySpan<string> generated)
    {
        var scope = new NameScope(StringComparer.Ordinal);
        scope.Reserve(OfEveryObject);
        scope.Reserve(generated);
        scope.Reserve(typeName);
        return scope;
    }

    public void Reserve(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            _taken.Add(name);
        }
    }

    public bool Contains(string name) => _taken.Contains(name);

    public string Take(params ReadOnlySpan<string> candidates) => TakeUnlike([], candidates);

    /// <summary>Takes a name for a type whose members have their names already: no member may be called as its type.</summary>
    public string TakeUnlike(IReadOnlyCollection<string> members, params ReadOnlySpan<string> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (!members.Contains(candidate) && _taken.Add(candidate))
            {
                return candidate;
            }
        }

        var last = candidates[^1];
        var stem = char.IsAsciiDigit(last[^1]) ? last + "_" : last;
        for (var number = 2; ; number++)
        {
            var name = stem + number.ToString(CultureInfo.InvariantCulture);
            if (!members.Contains(name) && _taken.Add(name))
            {
                return name;
            }
        }
    }
}
