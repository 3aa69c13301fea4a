using ApiGenerator.Naming;
using ApiGenerator.Operations;
using ApiGenerator.Paths;
using ApiGenerator.Types;

namespace ApiGenerator.Emission;

/// <summary>Writes the builder of a path's prefix.</summary>
internal sealed class BuilderEmitter(CSharpFile file, PathNode node, string modelsNamespace)
{
    private readonly CodeWriter _code = file.Code;

    public void Write()
    {
        file.Declare(node.Children.Select(child => child.MemberName));
        var path = node.Parent is null ? "/" : node.Path + "/";
        _code.Doc("summary", $"Builds requests under <c>{DocText.Escape(path)}</c>.");
        _code.Open($"public sealed partial class {node.ClassName}");
        var operations = node.Operations.ConvertAll(operation => new OperationEmitter(file, node, operation, modelsNamespace));
        operations.ForEach(operation => operation.WriteFields());
        if (operations.Count > 0)
        {
            _code.Line();
        }

        WriteConstructor();
        foreach (var child in node.Children)
        {
            _code.Line();
            MemberEmitter.Write(file, child, "_client", modelsNamespace);
        }

        foreach (var operation in operations)
        {
            _code.Line();
            operation.WriteMethod();
        }

        foreach (var list in node.Operations.FindAll(operation => operation.List is not null))
        {
            _code.Line();
            ListEmitter.Write(file, node, list, modelsNamespace);
        }

        _code.Close();
    }

    private void WriteConstructor()
    {
        _code.Line($"private readonly {file["IApiClient"]} _client;");
        foreach (var argument in node.Arguments)
        {
            ImportShape(argument.Parameter.Shape);
            _code.Line($"private readonly {file.Type(argument.Parameter.Shape)} {argument.Field};");
        }

        _code.Line();
        _code.Doc("summary", "Makes a builder.");
        _code.Doc("param", "Sends the requests.", " name=\"client\"");
        foreach (var argument in node.Arguments)
        {
            MemberEmitter.WriteParameter(_code, argument);
        }

        _code.List(
            $"public {node.ClassName}(",
            [$"{file["IApiClient"]} client", .. node.Arguments.Select(argument => $"{file.Type(argument.Parameter.Shape)} {argument.Name}")],
            ")");
        _code.Open();
        _code.Line($"{file["ArgumentNullException"]}.ThrowIfNull(client);");
        _code.Line("_client = client;");
        foreach (var argument in node.Arguments)
        {
            _code.Line($"{argument.Field} = {argument.Name};");
        }

        _code.Close();
    }

    private void ImportShape(TypeShape shape)
    {
        if (shape is TypeShape.Enum)
        {
            file.Import(modelsNamespace);
        }
    }
}
