using ApiGenerator.Paths;

namespace ApiGenerator.Emission;

/// <summary>
/// Writes the generated part of the client: a property for each first segment. A hand-written part, where there is one, holds
/// the <c>IApiClient</c> as <c>_client</c> and has the constructors; otherwise the generated part is the whole client.
/// </summary>
internal static class ClientEmitter
{
    public static void Write(CSharpFile file, string client, bool isWhole, PathNode root, string apiNamespace, string modelsNamespace)
    {
        file.Import(apiNamespace);
        var code = file.Code;
        code.Line($"/// <{(isWhole ? "summary" : "content")}>The generated layer: every operation of the description.</{(isWhole ? "summary" : "content")}>");
        code.Open($"public sealed partial class {client}");
        if (isWhole)
        {
            WriteConstructor(file, client);
        }

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

    private static void WriteConstructor(CSharpFile file, string client)
    {
        var code = file.Code;
        code.Line($"private readonly {file["IApiClient"]} _client;");
        code.Line();
        code.Doc("summary", "Makes a client.");
        code.Line("/// <param name=\"client\">Sends the requests.</param>");
        code.Open($"public {client}({file["IApiClient"]} client)");
        code.Line($"{file["ArgumentNullException"]}.ThrowIfNull(client);");
        code.Line("_client = client;");
        code.Close();
        code.Line();
    }

    public static bool NeedsRoot(PathNode root) => root.Operations.Count > 0 || root.Children.Exists(child => !child.IsLiteral);
}
