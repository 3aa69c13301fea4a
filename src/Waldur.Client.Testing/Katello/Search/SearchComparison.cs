using System.Globalization;

namespace Waldur.Client.Testing;

/// <summary>Comparisons of a search with a row's fields.</summary>
internal sealed class SearchComparison<T>(IReadOnlyList<SearchField<T>> fields)
{
    public Func<T, bool> IsSet(string name)
    {
        var field = Find(name);
        return row => field.Value(row) is not null;
    }

    public Func<T, bool> OnField(string name, string comparison, IReadOnlyList<string> values)
    {
        var field = Find(name);
        foreach (var value in values)
        {
            Check(field, value);
        }

        return row => field.Value(row) is { } given && Holds(field, given, comparison, values);
    }

    /// <summary>Compares with the fields in which words without a field are looked for.</summary>
    public Func<T, bool> Anywhere(string comparison, IReadOnlyList<string> values)
    {
        var searched = fields.Where(field => field.IsDefault).ToArray();
        return comparison.StartsWith('!')
            ? row => searched.All(field => field.Value(row) is { } given && Holds(field, given, comparison, values))
            : row => searched.Any(field => field.Value(row) is { } given && Holds(field, given, comparison, values));
    }

    private static void Check(SearchField<T> field, string value)
    {
        if (field.Kind == SearchFieldKind.Boolean && value.ToUpperInvariant() is not ("TRUE" or "FALSE"))
        {
            throw new SearchException($"'{value}' should be one of 'true' or 'false'");
        }

        if (field.Kind == SearchFieldKind.Number && !long.TryParse(value, CultureInfo.InvariantCulture, out _))
        {
            throw new SearchException($"Invalid value '{value}' for field '{field.Name}'");
        }
    }

    private static bool Holds(SearchField<T> field, string given, string comparison, IReadOnlyList<string> values) => comparison switch
    {
        "=" => Equal(field, given, values[0]),
        "!=" => !Equal(field, given, values[0]),
        "^" => values.Any(value => Equal(field, given, value)),
        "!^" => !values.Any(value => Equal(field, given, value)),
        "~" => Like(given, values[0]),
        "!~" => !Like(given, values[0]),
        ">" => Compare(field, given, values[0]) > 0,
        "<" => Compare(field, given, values[0]) < 0,
        ">=" => Compare(field, given, values[0]) >= 0,
        _ => Compare(field, given, values[0]) <= 0,
    };

    private static bool Equal(SearchField<T> field, string given, string value) => field.Kind switch
    {
        SearchFieldKind.Boolean => given.Equals(value, StringComparison.OrdinalIgnoreCase),
        SearchFieldKind.Number => Compare(field, given, value) == 0,
        _ => given == value,
    };

    private static int Compare(SearchField<T> field, string given, string value) => field.Kind == SearchFieldKind.Number
        ? long.Parse(given, CultureInfo.InvariantCulture).CompareTo(long.Parse(value, CultureInfo.InvariantCulture))
        : string.CompareOrdinal(given, value);

    // A star or a percent sign in the value stands for anything; without one the value may stand anywhere.
    private static bool Like(string given, string value)
    {
        var parts = value.Split('*', '%');
        if (parts.Length == 1)
        {
            return given.Contains(value, StringComparison.OrdinalIgnoreCase);
        }

        if (!given.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var position = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = given.IndexOf(part, position, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return false;
            }

            position = found + part.Length;
        }

        return given.Length - position >= parts[^1].Length && given.EndsWith(parts[^1], StringComparison.OrdinalIgnoreCase);
    }

    private SearchField<T> Find(string name) => fields.FirstOrDefault(field => field.Name == name)
        ?? throw new SearchException($"Field '{name}' not recognized for searching!");
}
