using ApiGenerator.Types;

namespace ApiGenerator.Operations;

/// <summary>The body of an operation's request.</summary>
internal sealed record BodyPlan(BodyKind Kind, TypeUse? Use, string MediaType, bool IsOptional, string? Description)
{
    /// <summary>The key under which the server may have the body wrapped, and does.</summary>
    public string? Root { get; init; }
}
