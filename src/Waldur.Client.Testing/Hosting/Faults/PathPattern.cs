namespace Waldur.Client.Testing;

/// <summary>Paths with places for any one segment, and for any rest.</summary>
internal static class PathPattern
{
    public static bool Matches(string pattern, string path)
    {
        var wanted = pattern.Split('/');
        var given = path.Split('/');
        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == "**")
            {
                return true;
            }

            if (i >= given.Length || !MatchesSegment(wanted[i], given[i]))
            {
                return false;
            }
        }

        return wanted.Length == given.Length;
    }

    private static bool MatchesSegment(string wanted, string given) =>
        wanted == given || (given.Length > 0 && (wanted == "*" || wanted.StartsWith('{')));
}
