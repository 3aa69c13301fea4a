using ApiGenerator.Naming;
using ApiGenerator.Types;

namespace ApiGenerator.Paths;

/// <summary>Names the builders of a tree of paths.</summary>
internal sealed class PathNames(NameScope types)
{
    private const string Suffix = "RequestBuilder";

    // What generated methods say in expressions, and what every object has.
    private static readonly string[] ReservedMembers =
    [
        "Equals", "ToString", "GetHashCode", "GetType", "ReferenceEquals", "MemberwiseClone", "Finalize", "ResponseReader", "RequestContent",
        "PathSegment", "CultureInfo", "HttpMethod", "ArgumentNullException", "FormText", "PagedOperation", "ListAsync",
    ];

    private static readonly string[] Verbs = ["Get", "Head", "Post", "Put", "Patch", "Delete", "Options", "Trace"];

    /// <summary>Names all; the first segments of <paramref name="prefix"/> are no part of names.</summary>
    public void Name(PathNode root, string? rootName, IReadOnlyList<string> prefix)
    {
        root.ClassName = types.Take(rootName ?? "ApiRoot");
        root.BaseName = root.ClassName.Replace(Suffix, "", StringComparison.Ordinal);
        NameChildren(root, Nodes(root, prefix));
    }

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

    private void NameChildren(PathNode node, HashSet<PathNode> prefix)
    {
        var members = new NameScope(StringComparer.Ordinal);
        members.Reserve(ReservedMembers);
        members.Reserve(node.ClassName);
        if (node.Parent is null)
        {
            members.Reserve("Root", "With");
        }

        foreach (var verb in Verbs)
        {
            foreach (var variant in new[] { "", "WithSlash", "WithoutSlash" })
            {
                members.Reserve(verb + variant + "Async", verb + variant + "Operation", verb + variant + "Reader");
            }
        }

        var indexers = new HashSet<TypeShape>();
        foreach (var child in node.Children)
        {
            NameMember(child, members, indexers);
            var word = child.Kind == MemberKind.Indexer ? "Item" : child.MemberName;
            var parent = node.Parent is null || (prefix.Contains(node) && child.IsLiteral) ? "" : node.BaseName;
            var baseName = prefix.Contains(child) ? string.Concat(FullWords(child)) : parent + word;
            child.ClassName = types.Take(baseName + Suffix, Alternative(child, prefix) + Suffix, string.Concat(FullWords(child)) + Suffix);
            child.BaseName = child.ClassName.Replace(Suffix, "", StringComparison.Ordinal);
            NameArguments(child);
            NameChildren(child, prefix);
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
        arguments.ForEach(argument => scope.Reserve(argument.Name));
        foreach (var parameter in node.Parameters)
        {
            arguments.Add(new PathArgument(parameter, scope.Take(Identifier.Camel(parameter.Name, "parameter"))));
        }

        node.Arguments = arguments;
    }

    private static IEnumerable<string> FullWords(PathNode node) =>
        node.Parent is null ? [] : [.. FullWords(node.Parent), node.Kind == MemberKind.Indexer ? "Item" : node.MemberName];

    private static string Describe(TypeShape shape) => shape switch
    {
        TypeShape.Scalar scalar => scalar.Kind.ToString(),
        TypeShape.Enum value => value.Definition.Name,
        _ => "Text",
    };
}
