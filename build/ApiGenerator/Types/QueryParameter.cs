namespace ApiGenerator.Types;

/// <summary>A query parameter; <paramref name="Separator"/> is null where a list is sent as the parameter repeated.</summary>
internal sealed record QueryParameter(PropertyDefinition Property, char? Separator);
