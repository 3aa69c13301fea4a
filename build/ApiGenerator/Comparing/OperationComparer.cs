using ApiGenerator.Description;
using ApiGenerator.Operations;
using ApiGenerator.Paths;

namespace ApiGenerator.Comparing;

/// <summary>Compares one operation in two descriptions.</summary>
internal sealed class OperationComparer(PlannedDescription oldDescription, PlannedDescription newDescription, ChangeLog log, ApiMethod old, ApiMethod changed)
{
    private readonly SchemaComparer _schemas = new(oldDescription.References, newDescription.References, log, changed.Label);

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

            var (was, now) = (Content(before), Content(after));
            if (was.MediaType != now.MediaType)
            {
                Add(true, "parameter", "changed", Direction.Request, $"is {now.MediaType ?? "a plain value"} now, and was {was.MediaType ?? "a plain value"}", place);
            }

            _schemas.Compare((was.Schema, before.IsRequired), (now.Schema, after.IsRequired), Direction.Request, place);
            if (before.In == "query" && Form(before) != Form(after) && SchemaKind.Of(after.Schema, newDescription.References).Kind == SchemaKind.List)
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
        var (before, after) = (oldDescription.Body(old), newDescription.Body(changed));
        if (before is null || after is null)
        {
            if (before is not null)
            {
                Add(true, "body", "went", Direction.Request, "takes no body any more");
            }
            else if (after is not null)
            {
                Add(!after.IsOptional, "body", "came", Direction.Request, after.IsOptional ? "takes a body now" : "takes a body now, which must be sent");
            }

            return;
        }

        // A server that still takes what programs send is content with them; what is written as another kind needs another program.
        var place = $"{changed.Label}: body";
        var (was, now) = (BodyForm.Of(before), BodyForm.Of(after));
        var isRefused = before.MediaType.Length > 0 && !newDescription.Takes(changed, before.MediaType);
        if (was.Kind != now.Kind || isRefused)
        {
            Add(true, "body", "changed", Direction.Request, $"is {now} now, and was {was}", place);
        }

        if (was.Kind == now.Kind && was.HasSchema)
        {
            _schemas.Compare((before.Schema, !before.IsOptional), (after.Schema, !after.IsOptional), Direction.Request, place);
        }
        else
        {
            _schemas.CompareRequired(!before.IsOptional, !after.IsOptional, Direction.Request, place);
        }
    }

    private void CompareResponse()
    {
        var (before, after) = (oldDescription.Response(old), newDescription.Response(changed));
        var (was, now) = (BodyForm.Of(before), BodyForm.Of(after));
        if (was.IsNone != now.IsNone)
        {
            Add(now.IsNone, "body", now.IsNone ? "went" : "came", Direction.Response, now.IsNone ? "sends no body any more" : "sends a body now");
        }
        else if (!was.IsNone)
        {
            CompareResponses((before, was), (after, now));
        }

        var (counted, counts) = (ListPlanner.FindHeader(old, oldDescription.References) is not null, ListPlanner.FindHeader(changed, newDescription.References) is not null);
        if (counted != counts)
        {
            Add(counted, "paging", counted ? "went" : "came", Direction.Response, counted ? "no longer counts its rows" : "counts its rows now");
        }
    }

    private void CompareResponses((ResponsePlan Plan, BodyForm Form) before, (ResponsePlan Plan, BodyForm Form) after)
    {
        // JSON is asked for as such, whatever it is called.
        var place = $"{changed.Label}: response";
        var isJson = before.Plan.Kind == ResponseKind.Json && MediaTypes.IsPlainJson(after.Plan.MediaType);
        if (before.Form.Kind != after.Form.Kind || (!isJson && !newDescription.Gives(changed, before.Plan.MediaType)))
        {
            Add(true, "body", "changed", Direction.Response, $"is {after.Form} now, and was {before.Form}", place);
        }

        if (before.Form.Kind == after.Form.Kind && before.Form.HasSchema)
        {
            _schemas.Compare((before.Plan.Schema, !before.Plan.MayBeEmpty), (after.Plan.Schema, !after.Plan.MayBeEmpty), Direction.Response, place);
        }
        else
        {
            _schemas.CompareRequired(!before.Plan.MayBeEmpty, !after.Plan.MayBeEmpty, Direction.Response, place);
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

    // What is described by a media type is taken as text, in which the program writes it.
    private static (string? MediaType, Node Schema) Content(ApiParameter parameter) =>
        parameter.Node.Members("content").Select(content => ((string?)content.Name, content.Node["schema"])).FirstOrDefault((null, parameter.Schema));

    private void Add(bool isBreaking, string kind, string what, Direction? direction, string text, string? place = null) =>
        log.Add(new Change(isBreaking, kind, what, place ?? changed.Label, direction, text), changed.Label);
}
