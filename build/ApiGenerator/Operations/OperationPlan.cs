using ApiGenerator.Description;
using ApiGenerator.Types;

namespace ApiGenerator.Operations;

/// <summary>An operation as its method will be.</summary>
internal sealed record OperationPlan(ApiMethod Method, string Name, BodyPlan? Body, QueryDefinition? Query, ResponsePlan Response);
