using System.Globalization;
using ApiGenerator.Naming;
using ApiGenerator.Types;

namespace ApiGenerator.Emission;

/// <summary>What models and patch models have in common.</summary>
internal static class ModelFrame
{
    private static readonly string[] DisplayNames = ["uuid", "id", "name", "title", "version", "state", "status"];

    public static void Open(CSharpFile file, string name, string summary, List<PropertyDefinition> properties, string? remarks = null)
    {
        var code = file.Code;
        file.Declare(properties.Select(property => property.Name));
        code.Doc("summary", summary);
        if (remarks is not null)
        {
            code.Doc("remarks", remarks);
        }

        code.Line($"[{file["JsonConverter"]}(typeof({file["JsonModelConverter"]}<{name}>))]");
        WriteDisplay(file, name, properties);
        Deprecation.AllowUse(file, properties);
        code.Open($"public sealed partial class {name} : {file["ApiModel"]}, {file["IJsonModel"]}<{name}>");
        code.Fill(
            $"private static readonly {file["PropertyNames"]} Properties = new(",
            [.. properties.Select(property => Literal.Text(property.WireName))],
            ");");
    }

    /// <summary>Hides a property or field from debuggers.</summary>
    public static void HideSecret(CSharpFile file, PropertyDefinition property)
    {
        if (property.IsSecret)
        {
            file.Code.Line($"[{file["DebuggerBrowsable"]}({file["DebuggerBrowsableState"]}.Never)]");
        }
    }

    /// <summary>The field behind a property.</summary>
    public static string Field(PropertyDefinition property) => "_" + Identifier.LowerFirst(property.Name);

    /// <summary>Hides a property from debuggers together with the field that the compiler makes for it.</summary>
    public static void HideSecretProperty(CSharpFile file, PropertyDefinition property)
    {
        HideSecret(file, property);
        if (property.IsSecret)
        {
            file.Code.Line($"[field: {file["DebuggerBrowsable"]}({file["DebuggerBrowsableState"]}.Never)]");
        }
    }

    /// <summary>Makes debuggers show a model by what says which it is and how it fares, and never by a secret.</summary>
    public static void WriteDisplay(CSharpFile file, string name, List<PropertyDefinition> properties)
    {
        var shown = DisplayNames
            .Select(wire => properties.Find(property => property.WireName == wire && IsShown(property)))
            .OfType<PropertyDefinition>()
            .Select(property => $"{property.Name} = {{{property.Name}}}")
            .ToList();
        if (shown.Count > 0)
        {
            file.Code.Line($"[{file["DebuggerDisplay"]}(\"{name} {string.Join(", ", shown)}\")]");
        }
        else if (properties.Exists(static property => property.IsSecret))
        {
            file.Code.Line($"[{file["DebuggerDisplay"]}(\"{{GetType().Name,nq}}\")]");
        }
    }

    private static bool IsShown(PropertyDefinition property) =>
        !property.IsSecret && property.Use.Shape is TypeShape.Enum or TypeShape.Scalar { Kind: not ScalarKind.Bytes };

    public static void OpenRead(CSharpFile file, string name, Action create)
    {
        var code = file.Code;
        code.Line("/// <inheritdoc/>");
        code.Open($"public static {name} Read(ref {file["ModelReader"]} reader)");
        create();
        code.Line($"var property = new {file["PropertyCursor"]}(Properties);");
        code.Open("while (reader.Next(ref property))");
        code.Open("switch (property.Index)");
    }

    public static void Case(CodeWriter code, int index, string statement)
    {
        var number = index.ToString(CultureInfo.InvariantCulture);
        var line = $"case {number}: {statement} break;";
        if (line.Length <= CodeWriter.MaxLine - 16 && !line.Contains('\n', StringComparison.Ordinal))
        {
            code.Line(line);
            return;
        }

        code.Line($"case {number}:");
        code.Indented(() =>
        {
            code.Line(statement);
            code.Line("break;");
        });
    }

    public static void CloseRead(CodeWriter code, Action? check = null)
    {
        code.Close();
        code.Line();
        code.Line("reader.KeepUnread(model, ref property);");
        code.Close();
        code.Line();
        code.Line("reader.Finish(model, ref property);");
        check?.Invoke();
        code.Line("return model;");
        code.Close();
    }

    public static void OpenWrite(CSharpFile file)
    {
        file.Code.Line("/// <inheritdoc/>");
        file.Code.Open($"public void Write(ref {file["ModelWriter"]} writer)");
        file.Code.Line("writer.StartObject(this);");
    }

    public static void CloseWrite(CodeWriter code)
    {
        code.Line("writer.EndObject();");
        code.Close();
    }
}
