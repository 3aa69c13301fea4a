using System.Globalization;
using ApiGenerator.Types;

namespace ApiGenerator.Emission;

/// <summary>Expressions that read and write JSON values.</summary>
internal sealed class JsonCode(CSharpFile file)
{
    /// <summary>Reads a value; where null may not stand, null gets a response for a model that does not fit only.</summary>
    public string Read(TypeShape shape, bool nullable, string reader, int depth = 0)
    {
        var or = nullable ? "OrNull" : "";
        return shape switch
        {
            TypeShape.Scalar scalar => $"{reader}.Read{Method(scalar.Kind)}{or}()",
            TypeShape.Enum value => $"{reader}.ReadEnum{or}<{value.Definition.Name}>()",
            TypeShape.Model model => $"{reader}.ReadModel{or}<{model.Definition.Name}>()",
            TypeShape.List { Element: { IsNullable: false, Shape: TypeShape.Model model } } => $"{reader}.ReadModels{or}<{model.Definition.Name}>()",
            TypeShape.List list => CodeWriter.Call($"{reader}.ReadList{or}(", ReadElement(list.Element, depth)),
            TypeShape.Map map => CodeWriter.Call($"{reader}.ReadMap{or}(", ReadElement(map.Value, depth)),
            _ => $"{reader}.ReadRaw{or}()",
        };
    }

    /// <summary>Reads a value for a property that is never null.</summary>
    public string ReadOrEmpty(TypeShape shape, string reader)
    {
        var read = Read(shape, nullable: false, reader);
        return shape switch
        {
            TypeShape.List => read + " ?? []",
            TypeShape.Map when read.Length + EmptyMap(shape).Length > 80 => $"{read}\n    ?? {EmptyMap(shape)}",
            TypeShape.Map => $"{read} ?? {EmptyMap(shape)}",
            _ => read,
        };
    }

    /// <summary>A delegate that reads one value, never null where its type is not.</summary>
    public string ReadElement(TypeUse use, int depth = 0)
    {
        var name = Name("item", depth);
        var read = Read(use.Shape, use.IsNullable, name, depth + 1);
        var forgive = !use.IsNullable && use.Shape is TypeShape.Model or TypeShape.List or TypeShape.Map && !use.IsNullable ? "!" : "";
        return $"static (ref {file["ModelReader"]} {name}) => {read}{forgive}";
    }

    /// <summary>Writes a property; nothing where the value is null.</summary>
    public void WriteProperty(TypeShape shape, string wireName, string value)
    {
        List<string> arguments = [Literal.Utf8(wireName), value];
        if (shape is TypeShape.List list)
        {
            arguments.Add(WriteElement(list.Element));
        }
        else if (shape is TypeShape.Map map)
        {
            arguments.Add(WriteElement(map.Value));
        }
        else if (shape is TypeShape.Scalar { Kind: ScalarKind.DateTimeOffset } && file.DateTimeFormat is { } format)
        {
            arguments.Add(Literal.Text(format));
        }

        file.Code.List(shape is TypeShape.Enum ? "writer.WriteEnum(" : "writer.Write(", arguments, ");");
    }

    /// <summary>A delegate that writes one value.</summary>
    public string WriteElement(TypeUse use, int depth = 0)
    {
        var writer = Name("item", depth);
        var value = Name("value", depth);
        var head = $"static (ref {file["ModelWriter"]} {writer}, {file.Type(use)} {value}) => ";
        if (!use.IsNullable || use.Shape is TypeShape.Model or TypeShape.Scalar { Kind: ScalarKind.Text or ScalarKind.RepeatedText })
        {
            return head + WriteValue(use.Shape, writer, value, depth);
        }

        var some = Name("some", depth);
        return $$"""
            {{head.TrimEnd()}}
            {
                if ({{value}} is { } {{some}})
                {
                    {{WriteValue(use.Shape, writer, some, depth).ReplaceLineEndings("\n        ")}};
                }
                else
                {
                    {{writer}}.WriteValue((string?)null);
                }
            }
            """;
    }

    public string EmptyMap(TypeShape shape) =>
        $"{file["ReadOnlyDictionary"]}<string, {file.Type(((TypeShape.Map)shape).Value)}>.Empty";

    private string WriteValue(TypeShape shape, string writer, string value, int depth) => shape switch
    {
        TypeShape.Enum => $"{writer}.WriteEnumValue({value})",
        TypeShape.List list => CodeWriter.Call($"{writer}.WriteValue(", value, WriteElement(list.Element, depth + 1)),
        TypeShape.Map map => CodeWriter.Call($"{writer}.WriteValue(", value, WriteElement(map.Value, depth + 1)),
        _ => $"{writer}.WriteValue({value})",
    };

    private static string Method(ScalarKind kind) => kind switch
    {
        ScalarKind.Text => "String",
        ScalarKind.RepeatedText => "RepeatedString",
        _ => kind.ToString(),
    };

    private static string Name(string name, int depth) => depth == 0 ? name : name + (depth + 1).ToString(CultureInfo.InvariantCulture);
}
