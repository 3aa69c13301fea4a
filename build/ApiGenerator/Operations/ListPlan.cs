using ApiGenerator.Types;

namespace ApiGenerator.Operations;

/// <summary>How all pages of a list operation are read.</summary>
/// <param name="Row">The rows' model.</param>
/// <param name="Identity">The property that says which row it is; null where there is none.</param>
/// <param name="Page">The parameter for the page's number.</param>
/// <param name="PageSize">The parameter for the number of rows on a page.</param>
/// <param name="TotalHeader">The header in which the server counts the rows.</param>
internal sealed record ListPlan(ModelDefinition Row, PropertyDefinition? Identity, PropertyDefinition Page, PropertyDefinition PageSize, string TotalHeader);
