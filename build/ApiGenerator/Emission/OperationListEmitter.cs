using ApiGenerator.Naming;
using ApiGenerator.Operations;
using ApiGenerator.Paths;

namespace ApiGenerator.Emission;

/// <summary>Writes the list of all operations, by which a program asks what a server has.</summary>
internal static class OperationListEmitter
{
    public static void Write(CSharpFile file, string name, PathNode root)
    {
        var code = file.Code;
        code.Doc("summary", "Every operation of the description: its method, its path, and the server's version that it came with.");
        code.Open($"public static class {name}");
        var isFirst = true;
        var operations = All(root).OrderBy(pair => pair.Plan.Method.Id, StringComparer.Ordinal).ToList();
        var names = NameScope.OfMembers(name);

        // The builders are spoken of by their simple names.
        operations.ForEach(operation => names.Reserve(operation.Node.ClassName));
        foreach (var (node, plan) in operations)
        {
            if (!isFirst)
            {
                code.Line();
            }

            isFirst = false;
            code.Doc("summary", $"<c>{plan.Method.VerbName.ToUpperInvariant()} {DocText.Escape(plan.Method.Path)}</c>");
            code.Line($"public static {file["ApiOperation"]} {names.Take(Identifier.Pascal(plan.Method.Id, "Operation"))} => {node.ClassName}.{plan.Name}Operation;");
        }

        code.Close();
    }

    private static IEnumerable<(PathNode Node, OperationPlan Plan)> All(PathNode node) =>
        node.Operations.Select(plan => (node, plan)).Concat(node.Children.SelectMany(All));
}
