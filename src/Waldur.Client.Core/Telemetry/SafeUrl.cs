namespace Waldur.Client.Core;

/// <summary>
/// The address of a request as spans show it: the values of the path's parameters and of the query may be ids of people, names or
/// secrets, and are replaced by an asterisk.
/// </summary>
internal static class SafeUrl
{
    public static string From(string prefix, ApiRequest request)
    {
        var query = request.PathAndQuery.Contains('?', StringComparison.Ordinal) ? "?*" : "";
        return prefix + Path(request.Operation.PathTemplate) + query;
    }

    private static string Path(string template)
    {
        var path = new System.Text.StringBuilder(template.Length);
        for (var rest = template.AsSpan(); ;)
        {
            var start = rest.IndexOf('{');
            var length = start < 0 ? -1 : rest[start..].IndexOf('}');
            if (length < 0)
            {
                return path.Append(rest).ToString();
            }

            path.Append(rest[..start]).Append('*');
            rest = rest[(start + length + 1)..];
        }
    }
}
