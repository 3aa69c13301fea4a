namespace ApiGenerator.Types;

/// <summary>Where a parameter of a query record is sent.</summary>
internal enum ParameterPlace
{
    Query,
    Header,
    Cookie,
}
