using System.Buffers;

namespace Waldur.Client;

/// <summary>Reads the part of an object's address that begins with <c>api/</c>.</summary>
internal static class ObjectPath
{
    private const string Root = "api/";
    private static readonly SearchValues<char> UuidCharacters = SearchValues.Create("0123456789abcdefABCDEF-");

    /// <summary>Why this is no path of such an object, as a sentence; null if it is one.</summary>
    public static string? FindProblem(ReadOnlySpan<char> path, WaldurObject kind, out Guid uuid)
    {
        uuid = Guid.Empty;
        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            return "The url is none of the API: its path does not go on with api/.";
        }

        path = path[Root.Length..];
        var slash = path.IndexOf('/');
        if (slash < 0 || !path[..slash].SequenceEqual(WaldurCollections.Of(kind)))
        {
            var found = WaldurCollections.Find(slash < 0 ? path : path[..slash]);
            return found is null ? $"The url is none of a {kind}." : $"The url is of a {found}, not of a {kind}.";
        }

        path = path[(slash + 1)..];
        if (!path.EndsWith("/"))
        {
            return "The url does not end with a slash.";
        }

        return FindUuidProblem(path[..^1], out uuid);
    }

    private static string? FindUuidProblem(ReadOnlySpan<char> text, out Guid uuid)
    {
        uuid = Guid.Empty;
        if (text.Contains('/'))
        {
            return "The url goes on after the uuid.";
        }

        // Guid's own parsing allows more within its groups, such as 0x and plus signs.
        if (text.ContainsAnyExcept(UuidCharacters)
            || !(Guid.TryParseExact(text, "N", out uuid) || Guid.TryParseExact(text, "D", out uuid)))
        {
            return "The url holds no uuid of 32 hexadecimal digits.";
        }

        return uuid == Guid.Empty ? "The url's uuid is all zeros." : null;
    }
}
