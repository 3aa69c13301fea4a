using System.Globalization;
using Waldur.Client.Core;

namespace Waldur.Client.Kiota;

/// <summary>The path in a url template of Kiota's, such as <c>{+baseurl}/api/backend-resources/{uuid}/{?page*}</c>.</summary>
internal sealed class UrlTemplate
{
    private const string BaseUrl = "{+baseurl}";

    // What a request has that is given an address: its path may hold ids, and logs name paths.
    private static readonly UrlTemplate None = new("", "/{address}");

    private UrlTemplate(string path, string name)
    {
        Path = path;
        Name = name;
    }

    /// <summary>The path with its parameters in braces; empty where the template is no path below the base url.</summary>
    public string Path { get; }

    /// <summary>What logs name.</summary>
    public string Name { get; }

    /// <summary>Whether the last segment names a file, to which no slash belongs.</summary>
    public bool IsFile => Path.AsSpan(Path.LastIndexOf('/') + 1).Contains('.');

    public static UrlTemplate Parse(string? template)
    {
        if (template?.StartsWith(BaseUrl, StringComparison.OrdinalIgnoreCase) != true)
        {
            return None;
        }

        var path = template[BaseUrl.Length..EndOfPath(template)];
        return new(path, path.StartsWith('/') ? path : "/" + path);
    }

    /// <summary>Checks that every parameter is there and stays one segment.</summary>
    /// <exception cref="ArgumentException">A value is missing or would change the path.</exception>
    public void ThrowIfUnsafe(IReadOnlyDictionary<string, object> values)
    {
        for (var open = Path.IndexOf('{', StringComparison.Ordinal); open >= 0; open = Path.IndexOf('{', open + 1))
        {
            var close = Path.IndexOf('}', open);
            if (close < 0)
            {
                return;
            }

            var isReserved = Path[open + 1] is '+' or '#';
            foreach (var name in Path[(open + 1)..close].TrimStart('+', '#', '/', '.', ';').Split(','))
            {
                ThrowIfUnsafe(name.TrimEnd('*').Split(':')[0], values, isReserved);
            }
        }
    }

    // A reserved parameter may hold several segments; they are looked at in the finished address.
    private static void ThrowIfUnsafe(string name, IReadOnlyDictionary<string, object> values, bool isReserved)
    {
        var text = values.TryGetValue(name, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) ?? "" : "";
        if (text.Length == 0 || !isReserved)
        {
            PathSegment.Escape(text, Uri.UnescapeDataString(name));
        }
    }

    private static int EndOfPath(string template)
    {
        var depth = 0;
        for (var i = 0; i < template.Length; i++)
        {
            depth += template[i] switch { '{' => 1, '}' => -1, _ => 0 };
            var startsQuery = template[i] == '{' && i + 1 < template.Length && template[i + 1] is '?' or '&';
            if (startsQuery || (depth == 0 && template[i] is '?' or '#'))
            {
                return i;
            }
        }

        return template.Length;
    }
}
