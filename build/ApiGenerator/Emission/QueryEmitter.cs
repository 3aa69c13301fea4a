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
        file.Declare(query.Parameters.Select(parameter => parameter.Property.Name));
        _code.Doc("summary", $"The {query.Words} of <c>{DocText.Escape(query.Label)}</c>; what is null is not sent.");
        if (query is { HasQuery: true, HasSecret: false })
        {
            _code.Line($"[{file["DebuggerDisplay"]}(\"{{AppendTo(\\\"\\\"),nq}}\")]");
        }

        Deprecation.AllowUse(file, query.Parameters.Select(parameter => parameter.Property));
        _code.Open($"public sealed record {query.Name}");
        foreach (var parameter in query.Parameters)
        {
            WriteProperty(parameter);
        }

        _code.Doc("summary", "The type's name: the values may be secrets.");
        _code.Line($"/// <returns><c>{query.Name}</c>.</returns>");
        _code.Line($"public override string ToString() => {Literal.Text(query.Name)};");
        if (query.HasQuery)
        {
            WriteAppend();
        }

        if (query.HasHeaders)
        {
            WriteHeaders();
        }

        _code.Close();
    }

    private void WriteAppend()
    {
        _code.Line();
        _code.Open("internal string AppendTo(string path)");
        _code.Line($"var query = new {file["QueryWriter"]}(path);");
        foreach (var parameter in query.Parameters.Where(parameter => parameter.Place == ParameterPlace.Query))
        {
            _code.Line(Add(parameter));
        }

        _code.Line("return query.ToString();");
        _code.Close();
    }

    private void WriteHeaders()
    {
        _code.Line();
        _code.Open($"internal {file["Action"]}<{file["HttpRequestMessage"]}>? ToHeaders()");
        _code.Line($"var headers = new {file["HeaderWriter"]}();");
        foreach (var parameter in query.Parameters.Where(parameter => parameter.Place != ParameterPlace.Query))
        {
            _code.Line(AddHeader(parameter));
        }

        _code.Line("return headers.ToAction();");
        _code.Close();
    }

    private void WriteProperty(QueryParameter parameter)
    {
        var property = parameter.Property;
        var form = property.Use.Shape is not TypeShape.List || parameter.Place != ParameterPlace.Query ? null
            : parameter.Separator switch
            {
                null => "Several values are sent as the parameter repeated.",
                ',' => "Several values are sent joined by commas.",
                ' ' => "Several values are sent joined by spaces.",
                _ => "Several values are sent joined by vertical bars.",
            };
        var place = parameter.Place switch { ParameterPlace.Header => "Sent as a header.", ParameterPlace.Cookie => "Sent as a cookie.", _ => null };
        PropertyDocs.Write(_code, property, (form ?? place) is { } remark ? [remark] : []);
        Deprecation.Write(file, property, property.IsRequired);
        ModelFrame.HideSecretProperty(file, property);
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
            case TypeShape.Scalar { Kind: ScalarKind.DateTimeOffset } when file.DateTimeFormat is { } format:
                return $"query.Add({name}, {property.Name}, {Literal.Text(format)});";
            default:
                return $"query.Add({name}, {property.Name});";
        }
    }

    private string AddHeader(QueryParameter parameter)
    {
        var property = parameter.Property;
        var add = parameter.Place == ParameterPlace.Cookie ? "headers.AddCookie" : "headers.Add";
        return property.Use.Shape is TypeShape.List list
            ? $"{add}Joined({Literal.Text(property.WireName)}, {property.Name}, static value => {_text.Of(list.Element.Shape, "value", nullable: false, 'N')});"
            : $"{add}({Literal.Text(property.WireName)}, {_text.Of(property.Use.Shape, property.Name, !property.IsRequired, 'N')});";
    }
}
