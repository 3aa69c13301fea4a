namespace Waldur.Client.Kiota;

/// <summary>
/// Writes the names of query parameters as the server knows them: url templates allow no <c>-</c>, <c>.</c>, <c>~</c> and
/// <c>$</c> in a name, so that the generator encodes them. Values stay as they are.
/// </summary>
internal static class QueryNames
{
    private static readonly (string Encoded, string Plain)[] Characters = [("%2D", "-"), ("%2E", "."), ("%7E", "~"), ("%24", "$")];

    public static string Decode(string query)
    {
        if (!query.Contains('%', StringComparison.Ordinal))
        {
            return query;
        }

        var parameters = query.TrimStart('?').Split('&');
        for (var i = 0; i < parameters.Length; i++)
        {
            var end = parameters[i].IndexOf('=', StringComparison.Ordinal);
            parameters[i] = end < 0 ? Plain(parameters[i]) : Plain(parameters[i][..end]) + parameters[i][end..];
        }

        return "?" + string.Join('&', parameters);
    }

    private static string Plain(string name)
    {
        foreach (var (encoded, plain) in Characters)
        {
            name = name.Replace(encoded, plain, StringComparison.OrdinalIgnoreCase);
        }

        return name;
    }
}
