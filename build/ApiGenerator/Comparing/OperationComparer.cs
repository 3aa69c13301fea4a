using ApiGenerator.Description;
using ApiGenerator.Operations;
using ApiGenerator.Paths;

namespace ApiGenerator.Comparing;

/// <summary>Compares one operation in two descriptions.</summary>
internal sealed class OperationComparer(References oldReferences, References newReferences, ChangeLog log, ApiMethod old, ApiMethod changed)
{
    private const string TotalHeader = "X-Result-Count";
    private readonly SchemaComparer _schemas = new(oldReferences, newReferences, log, changed.Label);

    public void Compare()
    {
        var wasDeprecated = old.Node.Flag("deprecated") == true;
        if (wasDeprecated != (changed.Node.Flag("deprecated") == true))
        {
            Add(false, "deprecated", "changed", null, wasDeprecated ? "is no longer deprecated" : "is deprecated now");
        }

        ComparePath();
        CompareParameters();
        CompareBody();
        CompareResponse();
    }

    // Their names may change: a builder takes them by their place.
    private void ComparePath()
    {
        var names = PathTemplate.ParameterNames(old.Path).Zip(PathTemplate.ParameterNames(changed.Path));
        foreach (var (before, after) in names)
        {
            if (Find(old, "path", before) is { } oldParameter && Find(changed, "path", after) is { } newParameter)
            {
                _schemas.Compare((oldParameter.Schema, true), (newParameter.Schema, true), Direction.Request, $"{changed.Label}: parameter {after}");
            }
        }
    }

    private void CompareParameters()
    {
        foreach (var before in old.Parameters.Where(parameter => parameter.In != "path"))
        {
            var place = $"{changed.Label}: parameter {before.Name}";
            if (Find(changed, before.In, before.Name) is not { } after)
            {
                Add(true, "parameter", "went", Direction.Request, "is no longer taken", place);
                continue;
            }

            _schemas.Compare((before.Schema, before.IsRequired), (after.Schema, after.IsRequired), Direction.Request, place);
            if (before.In == "query" && Form(before) != Form(after) && SchemaKind.Of(after.Schema, newReferences).Kind == SchemaKind.List)
            {
                Add(true, "parameter", "changed", Direction.Request, "takes several values in another form now", place);
            }
        }

        foreach (var after in changed.Parameters.Where(parameter => parameter.In != "path" && Find(old, parameter.In, parameter.Name) is null))
        {
            var text = after.IsRequired ? "is new, and must be sent" : "is new";
            Add(after.IsRequired, "parameter", "came", Direction.Request, text, $"{changed.Label}: parameter {after.Name}");
        }
    }

    private void CompareBody()
    {
        var (before, after) = (oldReferences.Resolve(old.Node["requestBody"]), newReferences.Resolve(changed.Node["requestBody"]));
        var (wasRequired, isRequired) = (before.Flag("required") == true, after.Flag("required") == true);
        if (!before.Exists || !after.Exists)
        {
            if (before.Exists)
            {
                Add(true, "body", "went", Direction.Request, "takes no body any more");
            }
            else if (after.Exists)
            {
                Add(isRequired, "body", "came", Direction.Request, isRequired ? "takes a body now, which must be sent" : "takes a body now");
            }

            return;
        }

        _schemas.Compare((Schema(before), wasRequired), (Schema(after), isRequired), Direction.Request, $"{changed.Label}: body");
    }

    private void CompareResponse()
    {
        var (before, after) = (Success(old, oldReferences), Success(changed, newReferences));
        var (had, has) = (before.Members("content").Any(), after.Members("content").Any());
        if (had && has)
        {
            _schemas.Compare((Schema(before), true), (Schema(after), true), Direction.Response, $"{changed.Label}: response");
        }
        else if (had != has)
        {
            Add(had, "body", had ? "went" : "came", Direction.Response, had ? "sends no body any more" : "sends a body now");
        }

        if (Counts(before) != Counts(after))
        {
            Add(Counts(before), "paging", Counts(before) ? "went" : "came", Direction.Response, Counts(before) ? "no longer counts its rows" : "counts its rows now");
        }
    }

    private static ApiParameter? Find(ApiMethod method, string place, string name) =>
        method.Parameters.FirstOrDefault(parameter => parameter.In == place && string.Equals(
            parameter.Name, name, place == "header" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));

    private static (string, bool) Form(ApiParameter parameter)
    {
        var style = parameter.Node.Text("style") ?? "form";
        return (style, parameter.Node.Flag("explode") ?? style == "form");
    }

    private static Node Schema(Node body)
    {
        var contents = body.Members("content").ToList();
        return contents.Count == 0 ? default : contents[Math.Max(contents.FindIndex(content => MediaTypes.IsJson(content.Name)), 0)].Node["schema"];
    }

    private static Node Success(ApiMethod method, References references)
    {
        var successes = method.Node.Members("responses").Where(response => response.Name.StartsWith('2'))
            .OrderBy(response => response.Name, StringComparer.Ordinal)
            .Select(response => references.Resolve(response.Node))
            .ToList();
        var index = successes.FindIndex(response => response.Members("content").Any());
        return successes.Count == 0 ? default : successes[Math.Max(index, 0)];
    }

    private static bool Counts(Node response) =>
        response.Members("headers").Any(header => string.Equals(header.Name, TotalHeader, StringComparison.OrdinalIgnoreCase));

    private void Add(bool isBreaking, string kind, string what, Direction? direction, string text, string? place = null) =>
        log.Add(new Change(isBreaking, kind, what, place ?? changed.Label, direction, text), changed.Label);
}
