using ApiGenerator.Naming;
using ApiGenerator.Types;

namespace ApiGenerator.Emission;

/// <summary>Writes the record of an operation's query parameters.</summary>
internal sealed class QueryEmitter(CSharpFile file, QueryDefinition query)
{
    private readonly CodeWriter _code = file.Code;
    private readonly TextCode _text = new(file);

    public void Write()
    {
        _code.Doc("summary", $"The query parameters of <c>{DocText.Escape(query.Label)}</c>; what is null is not sent.");
        _code.Open($"public sealed record {query.Name}");
        foreach (var parameter in query.Parameters)
        {
            WriteProperty(parameter);
        }

        _code.Doc("summary", "The type's name: the values may be secrets.");
        _code.Line($"/// <returns><c>{query.Name}</c>.</returns>");
        _code.Line($"public override string ToString() => {Literal.Text(query.Name)};");
        _code.Line();
        _code.Open("internal string AppendTo(string path)");
        _code.Line($"var query = new {file["QueryWriter"]}(path);");
        foreach (var parameter in query.Parameters)
        {
            _code.Line(Add(parameter));
        }

        _code.Line("return query.ToString();");
        _code.Close();
        _code.Close();
    }

    private void WriteProperty(QueryParameter parameter)
    {
        var property = parameter.Property;
        var form = property.Use.Shape is not TypeShape.List ? null
            : parameter.Separator switch
            {
                null => "Several values are sent as the parameter repeated.",
                ',' => "Several values are sent joined by commas.",
                ' ' => "Several values are sent joined by spaces.",
                _ => "Several values are sent joined by vertical bars.",
            };
        PropertyDocs.Write(_code, property, form is null ? [] : [form]);
        var required = property.IsRequired ? "required " : "";
        _code.Line($"public {required}{file.Type(property.Use.Shape)}{(property.IsRequired ? "" : "?")} {property.Name} {{ get; init; }}");
        _code.Line();
    }

    private string Add(QueryParameter parameter)
    {
        var (property, separator) = parameter;
        var name = Literal.Text(property.WireName);
        switch (property.Use.Shape)
        {
            case TypeShape.List list:
                var text = $"static value => {_text.Of(list.Element.Shape, "value", nullable: false, 'N')}";
                return separator is { } sign
                    ? $"query.AddJoined({name}, {property.Name}, '{sign}', {text});"
                    : $"query.AddRepeated({name}, {property.Name}, {text});";
            case TypeShape.Enum value:
                return $"query.AddEnum<{value.Definition.Name}>({name}, {property.Name});";
            default:
                return $"query.Add({name}, {property.Name});";
        }
    }
}
