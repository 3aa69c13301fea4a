using ApiGenerator.Description;
using ApiGenerator.Naming;
using ApiGenerator.Types;

namespace ApiGenerator.Paths;

/// <summary>Sorts operations by the segments of their paths.</summary>
internal sealed class PathTree(SchemaResolver resolver, Report report)
{
    public PathNode Root { get; } = new(null, "", []);

    /// <summary>The node of an operation's path, made where it is new.</summary>
    public PathNode Find(ApiMethod method)
    {
        var node = Root;
        foreach (var segment in PathTemplate.Segments(method.Path))
        {
            var parameters = PathTemplate.ParameterNames(segment).ConvertAll(name => Parameter(method, name));
            var next = node.Children.Find(child => child.Segment == segment && child.Parameters.SequenceEqual(parameters));
            if (next is null)
            {
                next = new PathNode(node, segment, parameters);
                node.Children.Add(next);
            }

            node = next;
        }

        node.HasOperations = true;
        node.GivenName ??= method.GivenName;
        return node;
    }

    private PathParameter Parameter(ApiMethod method, string name)
    {
        var described = method.Parameters.FirstOrDefault(parameter => parameter.In == "path" && parameter.Name == name);
        if (described is null)
        {
            report.Add(method.Label, $"the path parameter {name} is not described; it is taken as text");
            return new PathParameter(name, TypeShape.Text);
        }

        var shape = resolver.Resolve(described.Schema, new NameHint("", Identifier.Pascal(name, "Parameter"))).Shape;
        var isSupported = shape is TypeShape.Enum
            or TypeShape.Scalar { Kind: ScalarKind.Guid or ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.DateOnly or ScalarKind.Text };
        if (!isSupported)
        {
            report.Add(method.Label, $"the path parameter {name} has a type that no segment can have; it is taken as text");
        }

        return new PathParameter(name, isSupported ? shape : TypeShape.Text) { Description = DocText.Sentence(described.Node.Text("description")) };
    }
}
