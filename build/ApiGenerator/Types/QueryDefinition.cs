namespace ApiGenerator.Types;

/// <summary>The query parameters of an operation.</summary>
internal sealed record QueryDefinition(string Name, string Label, IReadOnlyList<QueryParameter> Parameters)
{
    public bool IsRequired => Parameters.Any(parameter => parameter.Property.IsRequired);
}
