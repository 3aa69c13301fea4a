using ApiGenerator.Naming;
using ApiGenerator.Paths;
using ApiGenerator.Types;

namespace ApiGenerator.Emission;

/// <summary>Writes the property, indexer or method by which a builder is reached.</summary>
internal static class MemberEmitter
{
    public static void Write(CSharpFile file, PathNode child, string client, string modelsNamespace)
    {
        var code = file.Code;
        code.Doc("summary", $"Requests under <c>{DocText.Escape(child.Path)}/</c>.");
        var own = child.OwnArguments;
        foreach (var argument in own)
        {
            WriteParameter(code, argument);
            if (argument.Parameter.Shape is TypeShape.Enum)
            {
                file.Import(modelsNamespace);
            }
        }

        var head = child.Kind switch
        {
            MemberKind.Property => child.MemberName,
            MemberKind.Indexer => $"this[{Parameters(file, own)}]",
            _ => $"{child.MemberName}({Parameters(file, own)})",
        };
        var inherited = child.Arguments.Take(child.Arguments.Count - own.Count).Select(argument => argument.Field);
        string[] values = [client, .. inherited, .. own.Select(argument => argument.Name)];
        var line = $"public {child.ClassName} {head} => new({string.Join(", ", values)});";
        if (line.Length + 4 <= CodeWriter.MaxLine)
        {
            code.Line(line);
            return;
        }

        code.Line($"public {child.ClassName} {head} =>");
        code.Indented(() => code.Line($"new({string.Join(", ", values)});"));
    }

    public static void WriteParameter(CodeWriter code, PathArgument argument) =>
        code.Doc(
            "param",
            argument.Parameter.Description ?? $"The path's <c>{DocText.Escape(argument.Parameter.Name)}</c>.",
            $" name=\"{argument.Name.TrimStart('@')}\"");

    private static string Parameters(CSharpFile file, IReadOnlyList<PathArgument> arguments) =>
        string.Join(", ", arguments.Select(argument => $"{file.Type(argument.Parameter.Shape)} {argument.Name}"));
}
