namespace ApiGenerator.Types;

/// <summary>The query, header and cookie parameters of an operation.</summary>
internal sealed record QueryDefinition(string Name, string Label, IReadOnlyList<QueryParameter> Parameters)
{
    public bool IsRequired => Parameters.Any(parameter => parameter.Property.IsRequired);

    public bool HasQuery => Parameters.Any(parameter => parameter.Place == ParameterPlace.Query);

    public bool HasHeaders => Parameters.Any(parameter => parameter.Place != ParameterPlace.Query);

    public bool HasSecret => Parameters.Any(parameter => parameter.Property.IsSecret);

    /// <summary>What it holds, within a sentence.</summary>
    public string Words => (HasQuery, HasHeaders) switch
    {
        (true, true) => "query parameters and headers",
        (false, true) => "headers",
        _ => "query parameters",
    };

    /// <summary>The parameter of the methods that take it.</summary>
    public string Argument => HasQuery ? "query" : "headers";
}
