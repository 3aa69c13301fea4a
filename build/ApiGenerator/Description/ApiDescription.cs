using System.Text.Json.Nodes;
using ApiGenerator.Naming;
using ApiGenerator.Selection;

namespace ApiGenerator.Description;

/// <summary>The operations of a description, in its order.</summary>
internal sealed class ApiDescription
{
    private static readonly string[] Verbs = ["get", "head", "post", "put", "patch", "delete", "options", "trace"];
    private static readonly string[] PathItemMembers = ["$ref", "summary", "description", "servers", "parameters"];

    private readonly List<ApiMethod> _methods = [];
    private readonly List<(string Verb, string Path)> _all = [];
    private readonly Report _report;
    private readonly Servers _servers;
    private readonly OperationSelection _selection;

    public ApiDescription(JsonObject root, Report report, OperationSelection? selection = null)
    {
        _selection = selection ?? OperationSelection.All;
        Root = new Node(root, "#");
        References = new References(root, report);
        _report = report;
        _servers = new Servers(Root, report);
        _servers.ReportAll();
        foreach (var (path, item) in Root.Members("paths"))
        {
            if (path.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }

            ReadPath(path, item);
        }

        _selection.ThrowIfVain(_all);
        foreach (var (name, webhook) in _selection.IsPartial ? [] : Root.Members("webhooks"))
        {
            report.Add(webhook.Pointer, $"the webhook {name} is a request of the server, which a client does not send");
        }
    }

    public Node Root { get; }

    public References References { get; }

    /// <summary>The operations that are wanted.</summary>
    public IReadOnlyList<ApiMethod> Methods => _methods;

    /// <summary>Every operation that the description has.</summary>
    public IReadOnlyList<(string Verb, string Path)> All => _all;

    private void ReadPath(string path, Node item)
    {
        var resolved = References.Resolve(item);
        var members = Members(resolved).ToList();
        var full = path.StartsWith('/') ? path : "/" + path;
        _all.AddRange(members.Where(IsOperation).Select(member => (member.Name, full)));
        if (_selection.IsPartial && !members.Exists(member => IsOperation(member) && _selection.Includes(member.Name, full)))
        {
            return;
        }

        if (path != full)
        {
            _report.Add(item.Pointer, "the path does not start with a slash; one is put before it");
        }

        _servers.ReportOwn(resolved);

        // HEAD shares what GET has, whichever comes first.
        foreach (var (name, node) in members.OrderBy(member => member.Name == "head"))
        {
            if (IsOperation((name, node)))
            {
                AddMethod(name, full, resolved, node);
            }
            else if (!PathItemMembers.Contains(name) && !name.StartsWith("x-", StringComparison.Ordinal))
            {
                _report.Add(node.Pointer, $"{name} is no operation that can be expressed");
            }
        }
    }

    private void AddMethod(string verb, string path, Node item, Node node)
    {
        if (!_selection.Includes(verb, path))
        {
            return;
        }

        _servers.ReportOwn(node);
        _methods.Add(new ApiMethod(verb, path, node, ReadParameters(item, node)) { GivenName = GivenName.Of(item, _report) });
        foreach (var (callback, place) in node.Members("callbacks"))
        {
            _report.Add(place.Pointer, $"the callback {callback} is a request of the server, which a client does not send");
        }
    }

    private static bool IsOperation((string Name, Node Node) member) => Verbs.Contains(member.Name) && member.Node.IsObject;

    private static IEnumerable<(string Name, Node Node)> Members(Node item) =>
        item.Json is JsonObject map ? map.Select(pair => (pair.Key, item[pair.Key])) : [];

    private List<ApiParameter> ReadParameters(Node item, Node operation)
    {
        var parameters = new List<ApiParameter>();
        foreach (var source in item.Items("parameters").Concat(operation.Items("parameters")))
        {
            var node = References.Resolve(source);
            if (node.Text("name") is not { } name || node.Text("in") is not { } place)
            {
                if (node.Exists)
                {
                    _report.Add(source.Pointer, "the parameter has no name or no place");
                }

                continue;
            }

            var parameter = new ApiParameter(name, place, node.Flag("required") ?? false, node);
            var known = parameters.FindIndex(other => other.Name == name && other.In == place);
            if (known >= 0)
            {
                parameters[known] = parameter;
            }
            else
            {
                parameters.Add(parameter);
            }
        }

        return parameters;
    }
}
