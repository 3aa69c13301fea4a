using System.Text.RegularExpressions;

namespace ApiGenerator.Paths;

/// <summary>Takes path templates apart.</summary>
internal static partial class PathTemplate
{
    public static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    public static List<string> ParameterNames(string segment) => [.. Parameter().Matches(segment).Select(match => match.Groups[1].Value)];

    /// <summary>The template's parts in turn: texts at even places, parameters at odd ones.</summary>
    public static string[] Split(string path) => Parameter().Split(path);

    [GeneratedRegex(@"\{([^{}]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
