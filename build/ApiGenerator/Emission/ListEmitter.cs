using ApiGenerator.Naming;
using ApiGenerator.Operations;
using ApiGenerator.Paths;
using ApiGenerator.Types;

namespace ApiGenerator.Emission;

/// <summary>Writes the method that reads all pages of a list operation.</summary>
internal static class ListEmitter
{
    public static void Write(CSharpFile file, PathNode node, OperationPlan plan, string modelsNamespace)
    {
        if (plan is not { List: { } list, Query: { } query })
        {
            return;
        }

        file.Import(modelsNamespace);
        var code = file.Code;
        WriteDocs(file, plan, list, query);
        OperationEmitter.WriteObsolete(file, plan);
        Deprecation.AllowUse(file, new[] { list.Identity, list.Page, list.PageSize }.OfType<PropertyDefinition>());
        code.List(
            $"public {file["AsyncPageable"]}<{list.Row.Name}> ListAsync(",
            [query.IsRequired ? $"{query.Name} query" : $"{query.Name}? query = null", $"{file["PageOptions"]}? paging = null"],
            ")");
        code.Open();
        code.Line(query.IsRequired ? $"{file["ArgumentNullException"]}.ThrowIfNull(query);" : $"query ??= new {query.Name}();");
        var paged = file["PagedOperation"];
        code.Line($"{paged}.ThrowIfPaged(query.{list.Page.Name}, query.{list.PageSize.Name}, nameof(query));");
        code.Line($"return {paged}.Create(");
        code.Indented(() => WriteArguments(file, node, plan, list));
        code.Close();
    }

    private static void WriteArguments(CSharpFile file, PathNode node, OperationPlan plan, ListPlan list)
    {
        var code = file.Code;
        code.Line("_client,");
        var builder = string.Join(", ", ["client", .. node.Arguments.Select(argument => argument.Field)]);
        code.Line($"(client, page, cancellationToken) => new {node.ClassName}({builder})");
        code.Indented(() => code.Line($".{plan.Name}Async(query with {{ {list.Page.Name} = page.Number, {list.PageSize.Name} = page.Size }}, cancellationToken),"));
        if (list.Identity is { } identity)
        {
            code.Line($"static row => row.{identity.Name}{(identity.IsNullable ? Otherwise(identity.Use.Shape) : "")},");
        }

        code.Line($"{Literal.Text(list.TotalHeader)},");
        code.Line("paging);");
    }

    // What is not there is no id, which the list itself refuses.
    private static string Otherwise(TypeShape shape) =>
        shape is TypeShape.Scalar { Kind: ScalarKind.Text or ScalarKind.RepeatedText } ? " ?? \"\"" : ".GetValueOrDefault()";

    private static void WriteDocs(CSharpFile file, OperationPlan plan, ListPlan list, QueryDefinition query)
    {
        var code = file.Code;
        code.Doc("summary", $"Reads all pages of this list, as it is enumerated: <c>{DocText.Escape(plan.Method.Label)}</c>.");
        code.Doc("remarks", list.Identity is { } identity
            ? $"No row is missed and none is given twice unless <see cref=\"{file["PageOptions"]}\"/> say otherwise; <c>{DocText.Escape(identity.WireName)}</c> says which row is which."
            : $"The rows have no id: the list is read once, quickly, and a row that moves to a later page meanwhile is given twice.");
        code.Doc("param", $"The {query.Words}, without a page{(query.IsRequired ? "." : "; null filters nothing.")}", " name=\"query\"");
        code.Doc("param", "How to read; the defaults when left out.", " name=\"paging\"");
        code.Doc("returns", "The list; nothing is read before it is enumerated.");
        code.Doc("exception", "The query names a page, or the options do not fit.", $" cref=\"{file["ArgumentException"]}\"");
    }
}
