namespace ApiGenerator.Types;

/// <summary>A parameter of a query record; <paramref name="Separator"/> is null where a list is sent as the parameter repeated.</summary>
internal sealed record QueryParameter(PropertyDefinition Property, char? Separator)
{
    public ParameterPlace Place { get; init; } = ParameterPlace.Query;
}
