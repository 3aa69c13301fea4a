namespace Waldur.Client.Core;

/// <summary>Which object a request asks for: the path's segment that holds its id, as it was sent, and the property that must say the same.</summary>
internal readonly ref struct AskedFor(string property, ReadOnlySpan<char> id)
{
    public string? Property { get; } = property;

    public ReadOnlySpan<char> Id { get; } = id;

    /// <summary>Finds the id in a path; the template is the path's with parameters in braces.</summary>
    public static AskedFor In(ReadOnlySpan<char> path, string template, string? property)
    {
        var at = property is null ? -1 : template.IndexOf("/{" + property + "}", StringComparison.Ordinal);
        if (at < 0)
        {
            return default;
        }

        for (var slashes = template.AsSpan(0, at + 1).Count('/'); slashes > 0; slashes--)
        {
            path = path[(path.IndexOf('/') + 1)..];
        }

        var end = path.IndexOfAny('/', '?');
        return new AskedFor(property!, end < 0 ? path : path[..end]);
    }
}
