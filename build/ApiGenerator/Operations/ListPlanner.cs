using ApiGenerator.Description;
using ApiGenerator.Types;

namespace ApiGenerator.Operations;

/// <summary>Finds the operations whose response is a page of a list that the server counts.</summary>
internal sealed class ListPlanner(References references, Report report)
{
    private const string TotalHeader = "X-Result-Count";
    private static readonly string[] IdentityNames = ["uuid", "id", "pk", "url"];

    public ListPlan? Plan(ApiMethod method, QueryDefinition? query, ResponsePlan response)
    {
        if (method.Verb != "get" || FindHeader(method, references) is not { } header)
        {
            return null;
        }

        if (response.Use is not { IsNullable: false, Shape: TypeShape.List { Element: { IsNullable: false, Shape: TypeShape.Model { Definition: var row } } } })
        {
            report.Add(method.Label, $"the rows that {header} counts are no objects; there is no ListAsync for them");
            return null;
        }

        if (Find(query, "page") is not { } page || Find(query, "page_size") is not { } size)
        {
            report.Add(method.Label, $"the response has {header}, but the query has no page and page_size to choose a page by; there is no ListAsync for it");
            return null;
        }

        return new ListPlan(row, Identity(row), page, size, header);
    }

    /// <summary>The header in which a success counts the rows; null where none does.</summary>
    public static string? FindHeader(ApiMethod method, References references) => method.Node.Members("responses")
        .Where(response => response.Name.StartsWith('2'))
        .SelectMany(response => references.Resolve(response.Node).Members("headers"))
        .Select(header => header.Name)
        .FirstOrDefault(name => string.Equals(name, TotalHeader, StringComparison.OrdinalIgnoreCase));

    private static PropertyDefinition? Find(QueryDefinition? query, string name) => query?.Parameters
        .Where(parameter => parameter.Place == ParameterPlace.Query && parameter.Property is { IsRequired: false, Use.Shape: TypeShape.Scalar { Kind: ScalarKind.Int32 } })
        .Select(parameter => parameter.Property)
        .FirstOrDefault(property => property.WireName == name);

    private static PropertyDefinition? Identity(ModelDefinition row)
    {
        var sent = row.Properties.FindAll(property => !property.IsWriteOnly);
        return sent.Find(property => property.IsIdentity)
            ?? IdentityNames.Select(name => sent.Find(property => property.WireName == name && IsKey(property.Use.Shape))).FirstOrDefault(found => found is not null);
    }

    private static bool IsKey(TypeShape shape) =>
        shape is TypeShape.Scalar { Kind: ScalarKind.Guid or ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.Text or ScalarKind.RepeatedText };
}
