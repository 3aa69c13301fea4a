using ApiGenerator.Operations;

namespace ApiGenerator.Paths;

/// <summary>A prefix of paths, which becomes a builder.</summary>
internal sealed class PathNode(PathNode? parent, string segment, IReadOnlyList<PathParameter> parameters)
{
    public PathNode? Parent { get; } = parent;

    /// <summary>The segment as the description writes it, such as <c>backend-resources</c> or <c>{uuid}</c>.</summary>
    public string Segment { get; } = segment;

    public IReadOnlyList<PathParameter> Parameters { get; } = parameters;

    public List<PathNode> Children { get; } = [];

    public List<OperationPlan> Operations { get; } = [];

    public bool HasOperations { get; set; }

    /// <summary>A name that the description itself gives.</summary>
    public string? GivenName { get; set; }

    public MemberKind Kind { get; set; }

    /// <summary>The name of the property or method that gives the builder.</summary>
    public string MemberName { get; set; } = "";

    /// <summary>What names of types that belong to this place start with.</summary>
    public string BaseName { get; set; } = "";

    public string ClassName { get; set; } = "";

    /// <summary>The arguments of all segments up to this one.</summary>
    public IReadOnlyList<PathArgument> Arguments { get; set; } = [];

    public IReadOnlyList<PathArgument> OwnArguments => [.. Arguments.Skip(Parent?.Arguments.Count ?? 0)];

    public bool IsLiteral => Parameters.Count == 0;

    public bool IsSingleParameter => Parameters.Count == 1 && Segment[0] == '{' && Segment[^1] == '}';

    public string Path => Parent is null ? "" : $"{Parent.Path}/{Segment}";
}
