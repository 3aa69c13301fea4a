using ApiGenerator.Description;
using ApiGenerator.Types;

namespace ApiGenerator.Operations;

/// <summary>An operation as its method will be.</summary>
internal sealed record OperationPlan(ApiMethod Method, string Name, BodyPlan? Body, QueryDefinition? Query, ResponsePlan Response)
{
    /// <summary>How all its pages are read, where it lists.</summary>
    public ListPlan? List { get; init; }

    /// <summary>Whether sending it twice leaves the server as sending it once does.</summary>
    public bool IsRepeatable { get; init; }
}
