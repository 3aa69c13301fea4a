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
        file.Declare(root.Children.Select(child => child.MemberName));
        var code = file.Code;
        code.Line($"/// <{(isWhole ? "summary" : "content")}>The generated layer: every operation of the description.</{(isWhole ? "summary" : "content")}>");
        code.Open($"public sealed partial class {client}");
        if (isWhole)
        {
            WriteConstructors(file, client);
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

    private static void WriteConstructors(CSharpFile file, string client)
    {
        var code = file.Code;
        code.Line($"private readonly {file["IApiClient"]} _client;");
        code.Line();
        code.Doc("summary", "Makes a client that shares another's credential, connections, options and errors, and lives as long as that one.");
        code.Line("/// <param name=\"owner\">A <c>WaldurClient</c> or <c>KatelloClient</c>; it need not be disposed here.</param>");
        code.Open($"public {client}({file["IApiClientOwner"]} owner)");
        code.Line($"{file["ArgumentNullException"]}.ThrowIfNull(owner);");
        code.Line("_client = owner.ApiClient;");
        code.Close();
        code.Line();
        code.Doc("summary", "Makes a client.");
        code.Line("/// <param name=\"client\">Sends the requests.</param>");
        code.Open($"public {client}({file["IApiClient"]} client)");
        code.Line($"{file["ArgumentNullException"]}.ThrowIfNull(client);");
        code.Line("_client = client;");
        code.Close();
        code.Line();
        code.Doc("summary", "The same client with other time limits or headers for the calls made through it; it shares everything else.");
        code.Line("/// <param name=\"options\">What the calls set for themselves.</param>");
        code.Line("/// <returns>A light view of this client.</returns>");
        code.Line($"public {client} With({file["CallOptions"]} options) => new(_client.With(options));");
        code.Line();
    }

    public static bool NeedsRoot(PathNode root) => root.Operations.Count > 0 || root.Children.Exists(child => !child.IsLiteral);
}
