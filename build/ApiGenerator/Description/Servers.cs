using System.Text.RegularExpressions;

namespace ApiGenerator.Description;

/// <summary>
/// Reports what <c>servers</c> say and a generated client does not do: it sends all requests to the address that it is given, with the paths
/// of the description.
/// </summary>
internal sealed partial class Servers(Node root, Report report)
{
    private readonly HashSet<string> _known = [.. root.Items("servers").Select(server => Split(server).Host)];

    /// <summary>Reports the servers of the whole description.</summary>
    public void ReportAll() => ReportPaths(root);

    /// <summary>Reports the servers of a path or of an operation, which have all their requests for themselves.</summary>
    public void ReportOwn(Node place)
    {
        ReportPaths(place);
        foreach (var server in place.Items("servers"))
        {
            if (Split(server).Host is { Length: > 0 } host && !_known.Contains(host))
            {
                report.Add(server.Pointer, $"the server {host} is for this place alone; its requests are sent to the client's address");
            }
        }
    }

    private void ReportPaths(Node place)
    {
        foreach (var server in place.Items("servers"))
        {
            if (Split(server).Path.Trim('/') is not ("" or ".") and var path)
            {
                report.Add(server.Pointer, $"the path /{path}/ is no part of the requests; it belongs into the address that the client is given");
            }
        }
    }

    // Variables stand for their defaults; an address without a host is a path.
    private static (string Host, string Path) Split(Node server)
    {
        var url = server.Text("url") ?? "";
        foreach (var (name, variable) in server.Members("variables"))
        {
            url = url.Replace($"{{{name}}}", variable.Text("default") ?? "", StringComparison.Ordinal);
        }

        var parts = Address().Match(url);
        return (parts.Groups["host"].Value.ToLowerInvariant(), parts.Groups["path"].Value);
    }

    [GeneratedRegex("^(?:(?:[^/?#]*:)?//(?<host>[^/?#]*))?(?<path>[^?#]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
