using ApiGenerator.Description;
using ApiGenerator.Types;

namespace ApiGenerator.Operations;

/// <summary>The successful response of an operation.</summary>
internal sealed record ResponsePlan(ResponseKind Kind, TypeUse? Use, bool MayBeEmpty, string? Description)
{
    /// <summary>The media type that is described; empty where there is no body.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>The schema that is described under the media type.</summary>
    public Node Schema { get; init; }
}
