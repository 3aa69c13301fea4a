using ApiGenerator.Naming;
using ApiGenerator.Types;

namespace ApiGenerator.Paths;

/// <summary>Names the builders of a tree of paths.</summary>
internal sealed class PathNames(NameScope types)
{
    private const string Suffix = "RequestBuilder";

    // An indexer is called Item for the compiler, be there one yet or not: names stay when other operations are included.
    private const string Indexer = "Item";

    private static readonly string[] ClientMembers = ["Root", "With"];
    private static readonly string[] Verbs = ["Get", "Head", "Post", "Put", "Patch", "Delete", "Options", "Trace"];

    /// <summary>Names all; the first segments of <paramref name="prefix"/> are no part of names.</summary>
    public void Name(PathNode root, string? client, IReadOnlyList<string> prefix)
    {
        root.ClassName = types.Take(client is null ? "ApiRoot" : "RootRequestBuilder");
        root.BaseName = root.ClassName.Replace(Suffix, "", StringComparison.Ordinal);
        var members = Members(root);
        if (client is not null)
        {
            // The first segments are members of the client, too.
            members.Reserve(client);
        }

        NameChildren(root, members, Nodes(root, prefix));
    }

    /// <summary>Whether a client has a member of a name, whatever its description.</summary>
    public static bool IsOfClient(string name) => NameScope.OfMembers("", ClientMembers).Contains(name);

    private static HashSet<PathNode> Nodes(PathNode root, IReadOnlyList<string> segments)
    {
        var nodes = new HashSet<PathNode> { root };
        var node = root;
        foreach (var segment in segments)
        {
            if (node.Children.Find(child => child.IsLiteral && child.Segment == segment) is not { } next)
            {
                break;
            }

            nodes.Add(next);
            node = next;
        }

        return nodes;
    }

    private static NameScope Members(PathNode node)
    {
        var members = NameScope.OfMembers(node.ClassName, Indexer, "ListAsync");
        if (node.Parent is null)
        {
            members.Reserve(ClientMembers);
        }

        foreach (var verb in Verbs)
        {
            foreach (var variant in new[] { "", "WithSlash", "WithoutSlash" })
            {
                members.Reserve(verb + variant + "Async", verb + variant + "Operation", verb + variant + "Reader");
            }
        }

        return members;
    }

    private void NameChildren(PathNode node, NameScope members, HashSet<PathNode> prefix)
    {
        var indexers = new HashSet<TypeShape>();
        foreach (var child in node.Children)
        {
            NameMember(child, members, indexers);
            var word = child.Kind == MemberKind.Indexer ? Indexer : child.MemberName;
            var parent = node.Parent is null || (prefix.Contains(node) && child.IsLiteral) ? "" : node.BaseName;
            var baseName = prefix.Contains(child) ? string.Concat(FullWords(child)) : parent + word;
            child.ClassName = types.Take(baseName + Suffix, Alternative(child, prefix) + Suffix, string.Concat(FullWords(child)) + Suffix);
            child.BaseName = child.ClassName.Replace(Suffix, "", StringComparison.Ordinal);
            NameArguments(child);
            NameChildren(child, Members(child), prefix);
        }
    }

    // The second parameter at a place is distinguished from the first by its name and type.
    private static string Alternative(PathNode child, HashSet<PathNode> prefix)
    {
        var parent = prefix.Contains(child.Parent!) ? "" : child.Parent!.BaseName;
        return child.Kind == MemberKind.Indexer
            ? $"{parent}By{Identifier.Pascal(child.Parameters[0].Name, "Parameter")}"
            : string.Concat(FullWords(child));
    }

    private static void NameMember(PathNode node, NameScope members, HashSet<TypeShape> indexers)
    {
        if (node.IsSingleParameter && node.GivenName is null && indexers.Add(node.Parameters[0].Shape))
        {
            node.Kind = MemberKind.Indexer;
            return;
        }

        if (node.IsLiteral)
        {
            node.Kind = MemberKind.Property;
            var name = node.GivenName ?? Identifier.Pascal(node.Segment, "Path");
            node.MemberName = members.Take(name, name + "Path");
            return;
        }

        node.Kind = MemberKind.Method;
        var by = node.GivenName ?? "By" + Identifier.Pascal(node.Segment, "");
        node.MemberName = members.Take(by, by + "As" + Identifier.Pascal(Describe(node.Parameters[0].Shape), ""));
    }

    private static void NameArguments(PathNode node)
    {
        var scope = new NameScope(StringComparer.Ordinal);
        scope.Reserve("client");
        var arguments = new List<PathArgument>(node.Parent!.Arguments);
        arguments.ForEach(argument => scope.Reserve(argument.Name.TrimStart('@')));
        foreach (var parameter in node.Parameters)
        {
            var name = scope.Take(Identifier.Camel(parameter.Name, "parameter"));
            arguments.Add(new PathArgument(parameter, Identifier.Escape(name)));
        }

        node.Arguments = arguments;
    }

    private static IEnumerable<string> FullWords(PathNode node) =>
        node.Parent is null ? [] : [.. FullWords(node.Parent), node.Kind == MemberKind.Indexer ? Indexer : node.MemberName];

    private static string Describe(TypeShape shape) => shape switch
    {
        TypeShape.Scalar scalar => scalar.Kind.ToString(),
        TypeShape.Enum value => value.Definition.Name,
        _ => "Text",
    };
}
