using ApiGenerator.Description;
using ApiGenerator.Naming;
using ApiGenerator.Paths;
using ApiGenerator.Types;

namespace ApiGenerator.Operations;

/// <summary>Makes the query records of operations.</summary>
internal sealed class QueryPlanner(SchemaResolver resolver, References references, Report report, NameScope names)
{
    // What a generated record has, and what the compiler gives it or refuses.
    private static readonly string[] GeneratedMembers = ["Clone", "Deconstruct", "EqualityContract", "PrintMembers", "AppendTo", "ToHeaders"];

    private readonly List<QueryDefinition> _all = [];

    public IReadOnlyList<QueryDefinition> All => _all;

    public QueryDefinition? Plan(ApiMethod method, PathNode node)
    {
        var described = method.Parameters.Where(parameter => IsTaken(method, parameter)).ToList();
        if (described.Count == 0)
        {
            return null;
        }

        var scope = NameScope.OfMembers("", GeneratedMembers);
        var parameters = described.ConvertAll(parameter => Parameter(method, parameter, node, scope));
        if (Shared(method, node, parameters) is { } shared)
        {
            return shared;
        }

        var suffix = described.Exists(parameter => parameter.In == "query") ? "Query" : "Headers";
        var byVerb = $"{node.BaseName}{method.VerbName}{suffix}";
        var members = parameters.ConvertAll(parameter => parameter.Property.Name);
        var name = method.Verb == "get" ? names.TakeUnlike(members, node.BaseName + suffix, byVerb) : names.TakeUnlike(members, byVerb);
        var query = new QueryDefinition(name, method.Label, parameters);
        _all.Add(query);
        return query;
    }

    // Path parameters are the builder's.
    private bool IsTaken(ApiMethod method, ApiParameter parameter)
    {
        switch (parameter.In)
        {
            case "query":
                return true;
            case "header" when ReservedHeaders.Find(parameter.Name) is { } reason:
                report.Add(method.Label, $"the header parameter {parameter.Name} is not a caller's to set: {reason}");
                return false;
            case "header" or "cookie":
                return true;
            case not "path":
                report.Add(method.Label, $"the {parameter.In} parameter {parameter.Name} is not sent; the method has no argument for it");
                return false;
            default:
                return false;
        }
    }

    // HEAD asks what GET asks; so does GET of the same path without its slash.
    private static QueryDefinition? Shared(ApiMethod method, PathNode node, List<QueryParameter> parameters) =>
        method.Verb is not ("get" or "head")
            ? null
            : node.Operations
                .Where(operation => operation.Method.Verb is "get" or "head")
                .Select(operation => operation.Query)
                .FirstOrDefault(query => query is not null && query.Parameters.SequenceEqual(parameters, new SameOnTheWire()));

    private QueryParameter Parameter(ApiMethod method, ApiParameter parameter, PathNode node, NameScope scope)
    {
        var pascal = GivenName.Of(parameter.Node, report) ?? Identifier.Pascal(parameter.Name, "Parameter");
        var name = scope.Take(pascal, pascal + "Value");
        var use = resolver.Resolve(parameter.Schema, new NameHint(node.BaseName, pascal));
        var place = $"{method.Label}: parameter {parameter.Name}";
        char? separator = null;
        if (use.Shape is TypeShape.List { Element: { } element } && IsSingle(element.Shape))
        {
            use = new TypeUse(new TypeShape.List(element with { IsNullable = false }), use.IsNullable);
            separator = parameter.In == "query" ? Separator(parameter, place) : ',';
        }
        else if (!IsSingle(use.Shape) || parameter.Node["content"].Exists)
        {
            report.Add(place, $"the parameter's type has no form in a {parameter.In} that all servers share; it is taken as text and sent as given");
            use = new TypeUse(TypeShape.Text, IsNullable: true);
        }

        var schema = references.Resolve(parameter.Schema);
        var values = SchemaFacts.IsEnum(schema) && use.Shape is TypeShape.Scalar;
        var property = new PropertyDefinition(
            parameter.Name, name, use, parameter.IsRequired, parameter.Schema, [.. SchemaFacts.Remarks(schema, values), .. Since(parameter)])
        {
            Description = DocText.Sentence(parameter.Node.Text("description")) ?? DocText.Sentence(schema.Text("description")),
            IsDeprecated = parameter.Node.Flag("deprecated") == true || schema.Flag("deprecated") == true,
            IsSecret = SecretNames.IsSecret(parameter.Name, use.Shape, parameter.Node, parameter.Schema, schema),
        };
        var where = parameter.In switch { "header" => ParameterPlace.Header, "cookie" => ParameterPlace.Cookie, _ => ParameterPlace.Query };
        return new QueryParameter(property, separator) { Place = where };
    }

    // A filter that an older server ignores gives more than was asked for.
    private static IEnumerable<string> Since(ApiParameter parameter)
    {
        if (parameter.Node.Text("x-since") is { } since)
        {
            yield return $"Since version {DocText.Escape(since)} of the server; an older one ignores it.";
        }
    }

    private char? Separator(ApiParameter parameter, string place)
    {
        var style = parameter.Node.Text("style") ?? "form";
        var isRepeated = parameter.Node.Flag("explode") ?? style == "form";
        if (style is not ("form" or "spaceDelimited" or "pipeDelimited"))
        {
            report.Add(place, $"the style {style} is unknown for a list; the parameter is repeated");
            return null;
        }

        return isRepeated ? null : style switch { "spaceDelimited" => ' ', "pipeDelimited" => '|', _ => ',' };
    }

    private static bool IsSingle(TypeShape shape) => shape is TypeShape.Enum or TypeShape.Scalar { Kind: not ScalarKind.Bytes };

    private sealed class SameOnTheWire : IEqualityComparer<QueryParameter>
    {
        public bool Equals(QueryParameter? x, QueryParameter? y) =>
            x!.Property.WireName == y!.Property.WireName && x.Property.Name == y.Property.Name && x.Property.Use.Shape == y.Property.Use.Shape
            && x.Property.IsRequired == y.Property.IsRequired && x.Separator == y.Separator && x.Place == y.Place;

        public int GetHashCode(QueryParameter obj) => obj.Property.WireName.GetHashCode(StringComparison.Ordinal);
    }
}
