using ApiGenerator.Types;

namespace ApiGenerator.Operations;

/// <summary>The successful response of an operation.</summary>
internal sealed record ResponsePlan(ResponseKind Kind, TypeUse? Use, bool MayBeEmpty, string? Description);
