using ApiGenerator.Types;

namespace ApiGenerator.Operations;

/// <summary>The body of an operation's request.</summary>
internal sealed record BodyPlan(BodyKind Kind, TypeUse? Use, string MediaType, bool IsOptional, string? Description)
{
    /// <summary>The only member of the object in which the body is sent; null where it is sent as it is.</summary>
    public string? Root { get; init; }
}
