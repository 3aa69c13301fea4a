namespace ApiGenerator.Paths;

/// <summary>
/// The first segments that would only make every name longer. They follow from all paths of the description, so that names stay when
/// other operations are included.
/// </summary>
internal static class SharedPrefix
{
    private const string Api = "api";

    /// <summary>The segments, in order.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> paths)
    {
        var left = paths.Select(PathTemplate.Segments).ToList();
        var prefix = new List<string>();
        while (left.Count > 0 && Shared(left, prefix.Count) is { } segment)
        {
            prefix.Add(segment);
        }

        // A few paths beside /api, such as a page for health checks, leave it as void of meaning as it is.
        var hasApi = left.Exists(path => path is [Api, _, ..]) && !left.Exists(path => path is [Api]);
        return prefix.Count == 0 && hasApi ? [Api] : prefix;
    }

    // What all have at a depth, if it is no parameter, no path ends there, and no path goes on with a parameter.
    private static string? Shared(List<string[]> paths, int depth)
    {
        var first = paths[0].ElementAtOrDefault(depth);
        var isShared = first is not null && IsLiteral(first)
            && paths.TrueForAll(path => path.Length > depth + 1 && path[depth] == first && IsLiteral(path[depth + 1]));
        return isShared ? first : null;
    }

    private static bool IsLiteral(string segment) => PathTemplate.ParameterNames(segment).Count == 0;
}
