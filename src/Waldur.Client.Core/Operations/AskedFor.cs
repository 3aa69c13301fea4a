namespace Waldur.Client.Core;

/// <summary>Which object a request asks for: the path's segment that holds its id, as it was sent, and the property that must say the same.</summary>
internal readonly ref struct AskedFor(string property, ReadOnlySpan<char> id)
{
    public string? Property { get; } = property;

    public ReadOnlySpan<char> Id { get; } = id;

    /// <summary>Finds the id in the path of a request.</summary>
    public static AskedFor In(ApiRequest request)
    {
        var segment = request.Operation.IdentitySegment;
        if (segment < 0)
        {
            return default;
        }

        ReadOnlySpan<char> path = request.PathAndQuery;
        if (request.Operation.IdentityPrefix is { } prefix && path.StartsWith(prefix, StringComparison.Ordinal))
        {
            path = path[prefix.Length..];
        }
        else
        {
            for (; segment > 0; segment--)
            {
                path = path[(path.IndexOf('/') + 1)..];
            }
        }

        var end = path.IndexOfAny('/', '?');
        return new AskedFor(request.Operation.Identity!, end < 0 ? path : path[..end]);
    }
}
