using ApiGenerator.Selection;

namespace ApiGenerator;

/// <summary>What to make of a description.</summary>
/// <param name="Namespace">The namespace of the generated types.</param>
internal sealed record GenerationSettings(string Namespace)
{
    /// <summary>The client class; none where null.</summary>
    public string? Client { get; init; }

    /// <summary>Whether nobody writes another part of the client by hand: it has constructors, and lists page.</summary>
    public bool ClientIsWhole { get; init; } = true;

    /// <summary>Which operations are wanted.</summary>
    public OperationSelection Selection { get; init; } = OperationSelection.All;

    /// <summary>Operations that may be sent twice although their method does not say so.</summary>
    public IReadOnlyList<OperationPattern> Repeatable { get; init; } = [];
}
