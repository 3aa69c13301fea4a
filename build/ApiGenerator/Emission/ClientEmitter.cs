using ApiGenerator.Paths;

namespace ApiGenerator.Emission;

/// <summary>
/// Writes the generated part of the client: a property for each first segment. The hand-written part holds the
/// <c>IApiClient</c> as <c>_client</c>.
/// </summary>
internal static class ClientEmitter
{
    public static void Write(CSharpFile file, string client, PathNode root, string apiNamespace, string modelsNamespace)
    {
        file.Import(apiNamespace);
        var code = file.Code;
        code.Line("/// <content>The generated layer: every operation of the description.</content>");
        code.Open($"public sealed partial class {client}");
        var isFirst = true;
        foreach (var child in root.Children.Where(child => child.IsLiteral))
        {
            if (!isFirst)
            {
                code.Line();
            }

            isFirst = false;
            MemberEmitter.Write(file, child, "_client", modelsNamespace);
        }

        if (NeedsRoot(root))
        {
            code.Line();
            code.Doc("summary", "Requests to <c>/</c> itself, and those whose path starts with a parameter.");
            code.Line($"public {root.ClassName} Root => new(_client);");
        }

        code.Close();
    }

    public static bool NeedsRoot(PathNode root) => root.Operations.Count > 0 || root.Children.Exists(child => !child.IsLiteral);
}
