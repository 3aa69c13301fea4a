using System.Text.Json.Nodes;
using ApiGenerator.Description;
using ApiGenerator.Naming;
using ApiGenerator.Types;

namespace ApiGenerator.Operations;

/// <summary>Chooses the form of an operation's body.</summary>
internal sealed class BodyPlanner(SchemaResolver resolver, References references, Report report)
{
    public BodyPlan? Plan(ApiMethod method, NameHint hint)
    {
        var source = method.Node["requestBody"];
        if (!source.Exists || method.Node.Flag("x-empty-json-body") == true)
        {
            return null;
        }

        var body = references.Resolve(source);
        var contents = body.Members("content").ToList();
        var label = $"{method.Label}: requestBody";
        var isOptional = body.Flag("required") != true;
        var description = DocText.Sentence(body.Text("description"));
        if (contents.Count == 0)
        {
            report.Add(label, "the body is not described; the operation takes RequestContent");
            return new BodyPlan(BodyKind.Content, null, "", isOptional, description);
        }

        var (mediaType, content) = Choose(contents);
        ReportOthers(label, contents, mediaType, content);
        var schema = content["schema"];
        var (kind, use) = Plan(label, mediaType, schema, hint);
        var sent = MediaTypes.Sent(kind, mediaType);
        if (sent is null)
        {
            sent = MediaTypes.Default(kind);
            report.Add(label, $"{mediaType} is no media type; {sent} is sent");
        }

        return new BodyPlan(kind, use, sent, isOptional, description) { Schema = schema, Root = Root(label, body, use, sent) };
    }

    private string? Root(string label, Node body, TypeUse? use, string mediaType)
    {
        var root = body.Text("x-optional-root");
        if (root is not null && (use?.Shape is not TypeShape.Model || mediaType != MediaTypes.Json))
        {
            report.Add(label, $"x-optional-root is understood where the body is a model in {MediaTypes.Json} only");
            return null;
        }

        return root;
    }

    private (BodyKind Kind, TypeUse? Use) Plan(string label, string mediaType, Node schema, NameHint hint)
    {
        if (MediaTypes.IsJson(mediaType))
        {
            var use = resolver.Resolve(schema, hint);
            if (use.Shape is not TypeShape.Binary)
            {
                return (BodyKind.Json, JsonShapes.WithoutBytes(use, schema, report) with { IsNullable = false });
            }

            report.Add(label, "the body is bytes under a JSON media type; the operation takes RequestContent");
            return (BodyKind.Content, null);
        }

        var isMultipart = MediaTypes.IsMultipart(mediaType);
        if (isMultipart || MediaTypes.IsForm(mediaType))
        {
            if (ObjectShape.Of(schema, references).Properties.Count > 0)
            {
                return (BodyKind.Form, new TypeUse(new TypeShape.Form(resolver.Form(schema, hint, isMultipart)), IsNullable: false));
            }

            report.Add(label, $"the fields of the {mediaType} body are not described; the operation takes RequestContent");
            return (BodyKind.Content, null);
        }

        var at = references.Resolve(schema);
        if (MediaTypes.IsText(mediaType) && (!at.Exists || SchemaFacts.Types(at) is ["string"] or []) && at.Text("format") != "binary")
        {
            return (BodyKind.Text, null);
        }

        if (!at.Exists || SchemaFacts.Types(at) is ["string"] or [])
        {
            return (BodyKind.Binary, null);
        }

        report.Add(label, $"an object cannot be sent as {mediaType}; the operation takes RequestContent");
        return (BodyKind.Content, null);
    }

    private (string Name, Node Node) Choose(List<(string Name, Node Node)> contents)
    {
        var multipart = contents.FindIndex(content => MediaTypes.IsMultipart(content.Name) && resolver.HasBinary(content.Node["schema"]));
        if (multipart >= 0)
        {
            return contents[multipart];
        }

        return MediaTypes.Find(contents, MediaTypes.IsPlainJson, MediaTypes.IsJson, MediaTypes.IsMultipart, MediaTypes.IsForm) ?? contents[0];
    }

    private void ReportOthers(string label, List<(string Name, Node Node)> contents, string mediaType, Node chosen)
    {
        foreach (var (name, content) in contents)
        {
            if (name != mediaType && !JsonNode.DeepEquals(content["schema"].Json, chosen["schema"].Json))
            {
                report.Add(label, $"the body may be {name} of another schema too; only {mediaType} is sent");
            }
        }
    }
}
