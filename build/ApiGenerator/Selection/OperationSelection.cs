using ApiGenerator.Reading;

namespace ApiGenerator.Selection;

/// <summary>Which operations of a description are wanted; all of them unless patterns say otherwise.</summary>
internal sealed class OperationSelection(IReadOnlyList<OperationPattern> includes, IReadOnlyList<OperationPattern> excludes)
{
    private const int MaxSuggestions = 3;

    public static OperationSelection All { get; } = new([], []);

    /// <summary>Whether some operations are left out on purpose.</summary>
    public bool IsPartial => includes.Count > 0 || excludes.Count > 0;

    public static OperationSelection Parse(IEnumerable<string> includes, IEnumerable<string> excludes) =>
        new([.. includes.Select(OperationPattern.Parse)], [.. excludes.Select(OperationPattern.Parse)]);

    public bool Includes(string verb, string path) =>
        (includes.Count == 0 || includes.Any(pattern => pattern.Matches(verb, path))) && !excludes.Any(pattern => pattern.Matches(verb, path));

    /// <summary>Refuses patterns that match nothing: a name that is misspelt would quietly leave out what it should choose.</summary>
    /// <exception cref="DescriptionException">One does, or nothing is left.</exception>
    public void ThrowIfVain(IReadOnlyCollection<(string Verb, string Path)> operations)
    {
        foreach (var pattern in includes.Concat(excludes))
        {
            ThrowIfVain(pattern, operations);
        }

        if (IsPartial && !operations.Any(operation => Includes(operation.Verb, operation.Path)))
        {
            throw new DescriptionException("The patterns leave no operation: what is included is excluded, too.");
        }
    }

    /// <exception cref="DescriptionException">The pattern matches none of the operations.</exception>
    public static void ThrowIfVain(OperationPattern pattern, IReadOnlyCollection<(string Verb, string Path)> operations)
    {
        if (operations.Any(operation => pattern.Matches(operation.Verb, operation.Path)))
        {
            return;
        }

        var near = operations
            .Select(operation => (operation.Path, Common: CommonPrefix(operation.Path, pattern.Path)))
            .Distinct()
            .OrderByDescending(place => place.Common)
            .ThenBy(place => place.Path, StringComparer.Ordinal)
            .Take(MaxSuggestions)
            .Select(place => place.Path)
            .ToList();
        var hint = near.Count == 0 ? "The description has no operations." : $"The nearest paths are {string.Join(", ", near)}.";
        throw new DescriptionException($"'{pattern.Text}' matches no operation of the description. {hint}");
    }

    private static int CommonPrefix(string left, string right)
    {
        var length = 0;
        while (length < left.Length && length < right.Length && left[length] == right[length])
        {
            length++;
        }

        return length;
    }
}
