using System.Text;
using System.Text.RegularExpressions;
using ApiGenerator.Reading;

namespace ApiGenerator.Selection;

/// <summary>
/// Chooses operations by path, and by method where it names any: <c>GET /api/orders/**</c>, <c>GET,HEAD /api/*/{uuid}/</c>, <c>/api/**</c>.
/// Within a segment <c>*</c> is any text and <c>?</c> one character; <c>**</c> is any number of segments, none included. A final slash
/// makes no difference.
/// </summary>
internal sealed class OperationPattern
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];

    private readonly string[] _methods;
    private readonly Regex _path;

    private OperationPattern(string text, string[] methods, string path)
    {
        Text = text;
        _methods = methods;
        Path = path;
        _path = new Regex(Expression(path), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>The part that stands for paths.</summary>
    public string Path { get; }

    /// <exception cref="DescriptionException">The text is no pattern; the message says what one is.</exception>
    public static OperationPattern Parse(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 2 || !words[^1].StartsWith('/'))
        {
            throw new DescriptionException(
                $"'{text}' is no pattern of operations: write a path that starts with a slash, with methods before it or without, such as 'GET,HEAD /api/projects/**'.");
        }

        string[] methods = words.Length == 1 ? [] : words[0].ToUpperInvariant().Split([',', '|'], StringSplitOptions.RemoveEmptyEntries);
        var unknown = words.Length == 1 ? null : methods.Length == 0 ? words[0] : Array.Find(methods, method => !Methods.Contains(method));
        return unknown is null
            ? new OperationPattern(text, methods, words[^1])
            : throw new DescriptionException($"'{text}': {unknown} is no method; use {string.Join(", ", Methods)}, several joined by commas.");
    }

    public bool Matches(string verb, string path) =>
        (_methods.Length == 0 || _methods.Contains(verb, StringComparer.OrdinalIgnoreCase)) && _path.IsMatch(Normalise(path));

    // Each segment with its slash before it, so that ** can stand for none.
    private static string Normalise(string path) => string.Concat(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => "/" + segment));

    private static string Expression(string path)
    {
        var expression = new StringBuilder("^");
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            expression.Append(segment == "**"
                ? "(?:/[^/]+)*"
                : "/" + Regex.Escape(segment).Replace(@"\*", "[^/]*", StringComparison.Ordinal).Replace(@"\?", "[^/]", StringComparison.Ordinal));
        }

        return expression.Append('$').ToString();
    }
}
