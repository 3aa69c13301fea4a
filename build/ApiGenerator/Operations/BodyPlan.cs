using ApiGenerator.Description;
using ApiGenerator.Types;

namespace ApiGenerator.Operations;

/// <summary>The body of an operation's request, under the media type that is sent with it.</summary>
internal sealed record BodyPlan(BodyKind Kind, TypeUse? Use, string MediaType, bool IsOptional, string? Description)
{
    /// <summary>The schema that is described under the media type.</summary>
    public Node Schema { get; init; }

    /// <summary>The key under which the server may have the body wrapped, and does.</summary>
    public string? Root { get; init; }
}
