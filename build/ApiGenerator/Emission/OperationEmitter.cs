using ApiGenerator.Operations;
using ApiGenerator.Paths;
using ApiGenerator.Types;

namespace ApiGenerator.Emission;

/// <summary>Writes the method of an operation.</summary>
internal sealed class OperationEmitter(CSharpFile file, PathNode node, OperationPlan plan, string modelsNamespace)
{
    private readonly CodeWriter _code = file.Code;
    private readonly JsonCode _json = new(file);

    private ResponsePlan Response => plan.Response;

    private bool HasReaderField => Response.Kind == ResponseKind.Json && !Response.MayBeEmpty && !IsModel && !IsModels;

    private bool IsModel => Response.Use is { IsNullable: false, Shape: TypeShape.Model };

    private bool IsModels => Response.Use is { IsNullable: false, Shape: TypeShape.List { Element: { IsNullable: false, Shape: TypeShape.Model } } };

    public void WriteFields()
    {
        var method = plan.Method;
        List<string> more = [];
        if (plan.IsRepeatable)
        {
            more.Add("IsRepeatable = true");
        }

        if (Identity() is { } identity)
        {
            more.Add($"Identity = {Literal.Text(identity)}");
        }

        if (method.Node.Text("x-since") is { } since)
        {
            more.Add($"SinceVersion = {Literal.Text(since)}");
        }

        if (SecretNames.In(plan.Body?.Use?.Shape) is { Count: > 0 } secrets)
        {
            more.Add($"SecretMembers = [{string.Join(", ", secrets.Select(Literal.Text))}]");
        }

        var tail = more.Count == 0 ? ");" : $") {{ {string.Join(", ", more)} }};";
        _code.List(
            $"internal static readonly {file["ApiOperation"]} {plan.Name}Operation = new(",
            [Literal.Text(method.Id), $"{file["HttpMethod"]}.{method.VerbName}", Literal.Text(method.Path)],
            tail);
        if (HasReaderField)
        {
            var type = file.Type(Response.Use!);
            _code.List(
                $"private static readonly {file["ResponseReader"]}<{type}> {plan.Name}Reader = {file["ResponseReader"]}.Json<{type}>(",
                [_json.ReadElement(Response.Use!)],
                ");");
        }
    }

    public void WriteMethod()
    {
        OperationDocs.Write(file, plan);
        WriteObsolete(file, plan);
        ImportTypes();
        _code.List($"public {file["Task"]}<{ResponseType()}> {plan.Name}Async(", Parameters(), ")");
        _code.Open();
        WriteChecks();
        var path = PathCode.Of(file, plan.Method.Path, node.Arguments);
        if (plan.Query is { HasQuery: true } query)
        {
            _code.Line($"var path = {path};");
            path = query.IsRequired ? "query.AppendTo(path)" : "query?.AppendTo(path) ?? path";
        }

        List<string> arguments = [$"{plan.Name}Operation", path];
        if (plan.Body is not null)
        {
            arguments.Add(Content(plan.Body));
        }
        else if (plan.Method.Node.Flag("x-empty-json-body") == true)
        {
            arguments.Add($"{file["RequestContent"]}.EmptyObject");
        }

        var tail = plan.Query is { HasHeaders: true } headers
            ? $") {{ Configure = {headers.Argument}{(headers.IsRequired ? "" : "?")}.ToHeaders() }};"
            : ");";
        _code.List($"var request = new {file["ApiRequest"]}(", arguments, tail);
        var reader = Response.Kind == ResponseKind.None ? "" : Reader() + ", ";
        _code.Line($"return _client.SendAsync(request, {reader}cancellationToken);");
        _code.Close();
    }

    /// <summary>Marks the method of an operation that the description calls deprecated.</summary>
    public static void WriteObsolete(CSharpFile file, OperationPlan plan)
    {
        if (plan.Method.Node.Flag("deprecated") == true)
        {
            var why = plan.Method.Node.Text("summary") ?? plan.Method.Node.Text("description") ?? "The description calls this operation deprecated.";
            file.Code.Line($"[{file["Obsolete"]}({Literal.Text(why.Trim())})]");
        }
    }

    // The path parameter that says which object comes back: it is called as the property that identifies the object.
    private string? Identity() =>
        plan.Method.Node.Flag("x-returns-other") == true || Response is not { Kind: ResponseKind.Json, Use.Shape: TypeShape.Model { Definition: var model } }
            ? null
            : model.Properties
                .FindAll(property => property.IsIdentity)
                .Find(property => plan.Method.Path.Contains($"/{{{property.WireName}}}", StringComparison.Ordinal)
                    && PathTemplate.Segments(plan.Method.Path).Contains($"{{{property.WireName}}}"))?.WireName;

    private void WriteChecks()
    {
        if (plan.Body is { IsOptional: false } body && IsReference(body))
        {
            _code.Line($"{file["ArgumentNullException"]}.ThrowIfNull(body);");
        }

        if (plan.Query is { IsRequired: true } query)
        {
            _code.Line($"{file["ArgumentNullException"]}.ThrowIfNull({query.Argument});");
        }
    }

    private void ImportTypes()
    {
        var isImported = plan.Query is not null || IsGenerated(plan.Body?.Use?.Shape) || IsGenerated(Response.Use?.Shape);
        if (isImported)
        {
            file.Import(modelsNamespace);
        }
    }

    private static bool IsGenerated(TypeShape? shape) => shape switch
    {
        TypeShape.List list => IsGenerated(list.Element.Shape),
        TypeShape.Map map => IsGenerated(map.Value.Shape),
        TypeShape.Enum or TypeShape.Model or TypeShape.Patch or TypeShape.Form => true,
        _ => false,
    };

    private List<string> Parameters()
    {
        List<string> parameters = [];
        var queryIsRequired = plan.Query is { IsRequired: true };
        if (plan.Body is { } body)
        {
            var type = BodyType(body);
            parameters.Add(!body.IsOptional ? $"{type} body" : queryIsRequired ? $"{type}? body" : $"{type}? body = null");
        }

        if (plan.Query is { } query)
        {
            parameters.Add(queryIsRequired ? $"{query.Name} {query.Argument}" : $"{query.Name}? {query.Argument} = null");
        }

        parameters.Add($"{file["CancellationToken"]} cancellationToken = default");
        return parameters;
    }

    private string BodyType(BodyPlan body) => body.Kind switch
    {
        BodyKind.Binary => $"{file["ReadOnlyMemory"]}<byte>",
        BodyKind.Text => "string",
        BodyKind.Content => file["RequestContent"],
        _ => file.Type(body.Use!),
    };

    private string Content(BodyPlan body)
    {
        if (body.Kind == BodyKind.Content)
        {
            return "body";
        }

        if (body.Kind == BodyKind.Form)
        {
            return body.IsOptional ? "body?.ToContent()" : "body.ToContent()";
        }

        var value = body.IsOptional ? "some" : "body";
        var type = file["RequestContent"];
        var content = body.Kind switch
        {
            BodyKind.Binary => $"{type}.Binary({value}, {Literal.Text(body.MediaType)})",
            BodyKind.Text => $"{type}.Text({value}, {Literal.Text(body.MediaType)})",
            _ when body.MediaType != MediaTypes.Json => CodeWriter.Call($"{type}.Json(", value, _json.WriteElement(body.Use!), Literal.Text(body.MediaType)),
            _ when body.Root is { } root => $"{type}.Json({value}, {Literal.Text(root)})",
            _ when body.Use!.Shape is TypeShape.Model or TypeShape.Patch => $"{type}.Json({value})",
            _ => CodeWriter.Call($"{type}.Json(", value, _json.WriteElement(body.Use!)),
        };
        return body.IsOptional ? $"body is {{ }} some ? {content} : null" : content;
    }

    private static bool IsReference(BodyPlan body) => body.Kind switch
    {
        BodyKind.Binary => false,
        BodyKind.Json => body.Use!.Shape is TypeShape.Model or TypeShape.Patch or TypeShape.List or TypeShape.Map
            or TypeShape.Scalar { Kind: ScalarKind.Text or ScalarKind.RepeatedText or ScalarKind.Bytes },
        _ => true,
    };

    private string ResponseType() => file["ApiResponse"] + Response.Kind switch
    {
        ResponseKind.None => "",
        ResponseKind.Text => "<string>",
        ResponseKind.Bytes => "<byte[]>",
        ResponseKind.Undescribed => $"<{file["RawJson"]}?>",
        _ => $"<{file.Type(Response.Use!.OrNull(Response.MayBeEmpty))}>",
    };

    private string Reader()
    {
        var reader = file["ResponseReader"];
        return Response.Kind switch
        {
            ResponseKind.Text => reader + ".Text",
            ResponseKind.Bytes => reader + ".Bytes",
            ResponseKind.Undescribed => reader + ".RawOrNull",
            _ when HasReaderField => plan.Name + "Reader",
            _ when Response.MayBeEmpty => $"{reader}.ModelOrNull<{file.Type(Response.Use!.Shape)}>()",
            _ when IsModel => $"{reader}.Model<{file.Type(Response.Use!.Shape)}>()",
            _ => $"{reader}.Models<{file.Type(((TypeShape.List)Response.Use!.Shape).Element.Shape)}>()",
        };
    }
}
