using ApiGenerator.Description;
using ApiGenerator.Naming;
using ApiGenerator.Paths;
using ApiGenerator.Types;

namespace ApiGenerator.Operations;

/// <summary>Plans the method of each operation.</summary>
internal sealed class OperationPlanner(SchemaResolver resolver, References references, Report report, NameScope names, GenerationSettings settings)
{
    private readonly ListPlanner? _lists = settings.ClientIsWhole ? new(references, report) : null;
    private readonly ResponsePlanner _responses = new(resolver, references, report);
    private readonly BodyPlanner _bodies = new(resolver, references, report);
    private readonly QueryPlanner _queries = new(resolver, references, report, names);

    public IReadOnlyList<QueryDefinition> Queries => _queries.All;

    public void Plan(ApiMethod method, PathNode node)
    {
        var name = MethodName(method, node);
        var body = _bodies.Plan(method, new NameHint(node.BaseName, name + "Request"));
        if (body is { Use.Shape: TypeShape.Model model } && IsPartial(method))
        {
            body = body with { Use = new TypeUse(new TypeShape.Patch(model.Definition), IsNullable: false) };
        }

        var query = _queries.Plan(method, node);
        var response = _responses.Plan(method, new NameHint(node.BaseName, name + "Response"));
        ModelUses.Mark(body?.Use, response.Use);
        node.Operations.Add(new OperationPlan(method, name, body, query, response)
        {
            // Where one path is written with and without its slash, one of the two lists.
            List = node.Operations.Exists(operation => operation.List is not null) ? null : _lists?.Plan(method, query, response),
            IsRepeatable = IsRepeatable(method),
        });
    }

    // GET and HEAD are retried without a mark.
    private bool IsRepeatable(ApiMethod method) =>
        method.Node.Flag("x-repeatable") == true
        || method.Verb is "options" or "trace"
        || settings.Repeatable.Any(pattern => pattern.Matches(method.Verb, method.Path));

    private bool IsPartial(ApiMethod method) =>
        method.Verb == "patch"
        || references.Resolve(method.Node["requestBody"]).Members("content")
            .Any(content => references.Resolve(content.Node["schema"]).Flag("x-partial") == true);

    // Two paths that differ in their last slash are two operations of one builder.
    private static string MethodName(ApiMethod method, PathNode node)
    {
        var isTaken = node.Operations.Exists(other => other.Method.Verb == method.Verb);
        return isTaken
            ? method.VerbName + (method.Path.EndsWith('/') ? "WithSlash" : "WithoutSlash")
            : method.VerbName;
    }
}
