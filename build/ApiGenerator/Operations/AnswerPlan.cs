using ApiGenerator.Types;

namespace ApiGenerator.Operations;

/// <summary>The successful answer of an operation.</summary>
internal sealed record AnswerPlan(AnswerKind Kind, TypeUse? Use, bool MayBeEmpty, string? Description)
{
    public static AnswerPlan None { get; } = new(AnswerKind.None, null, MayBeEmpty: false, null);
}
