namespace Waldur.Client.Hosting;

/// <summary>Finds the name that somebody meant who misspelt it.</summary>
internal static class NearestName
{
    private const int MaxDistance = 3;

    public static string? Find(string misspelt, IEnumerable<string> names)
    {
        var nearest = names.Select(name => (Name: name, Distance: Distance(misspelt.ToUpperInvariant(), name.ToUpperInvariant())))
            .OrderBy(candidate => candidate.Distance).FirstOrDefault();
        return nearest.Name is { } found && nearest.Distance <= Math.Min(MaxDistance, found.Length / 2) ? found : null;
    }

    // How many letters have to be put in, left out or exchanged (Levenshtein).
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
