using System.Text.Json.Nodes;
using ApiGenerator.Description;
using ApiGenerator.Naming;
using ApiGenerator.Types;

namespace ApiGenerator.Operations;

/// <summary>Chooses what an operation responses.</summary>
internal sealed class ResponsePlanner(SchemaResolver resolver, References references, Report report)
{
    public ResponsePlan Plan(ApiMethod method, NameHint hint)
    {
        var successes = Successes(method).Select(response => (response.Status, Node: references.Resolve(response.Node))).ToList();
        var withBody = successes.FindAll(response => response.Node.Members("content").Any());
        if (withBody.Count == 0 || method.Verb == "head")
        {
            var isAccepted = method.Verb != "head" && successes.Count > 0 && successes.TrueForAll(response => response.Status == "202");
            return new ResponsePlan(isAccepted ? ResponseKind.Undescribed : ResponseKind.None, null, MayBeEmpty: isAccepted, null)
            {
                Description = Description(successes.Select(response => response.Node).FirstOrDefault()),
            };
        }

        var (status, chosen) = withBody[0];
        var (mediaType, content) = Choose(chosen);
        foreach (var (otherStatus, other) in withBody.Skip(1))
        {
            if (!JsonNode.DeepEquals(Choose(other).Content["schema"].Json, content["schema"].Json))
            {
                report.Add($"{method.Label}: responses", $"the body of {otherStatus} differs from that of {status}; only the latter is read");
            }
        }

        var mayBeEmpty = chosen.Flag("x-body-optional") == true;
        if (!mayBeEmpty && withBody.Count < successes.Count)
        {
            report.Add($"{method.Label}: responses", $"{status} has a body and another success has none; the body is expected (x-body-optional says otherwise)");
        }

        return Plan(method, mediaType, content["schema"], hint, mayBeEmpty) with
        {
            Description = Description(chosen), MediaType = mediaType, Schema = content["schema"],
        };
    }

    /// <summary>The responses that are successes, the first of them first.</summary>
    public static List<(string Status, Node Node)> Successes(ApiMethod method)
    {
        var responses = method.Node.Members("responses").Select(response => (Status: response.Name, response.Node)).ToList();
        var successes = responses.FindAll(response => response.Status.StartsWith('2'));
        successes.Sort((left, right) => string.CompareOrdinal(left.Status, right.Status));
        return successes.Count > 0 ? successes : responses.FindAll(response => response.Status == "default");
    }

    private ResponsePlan Plan(ApiMethod method, string mediaType, Node schema, NameHint hint, bool mayBeEmpty)
    {
        if (!MediaTypes.IsJson(mediaType))
        {
            var isBytes = !MediaTypes.IsText(mediaType) || references.Resolve(schema).Text("format") == "binary";
            return new ResponsePlan(isBytes ? ResponseKind.Bytes : ResponseKind.Text, null, mayBeEmpty, null);
        }

        var use = resolver.Resolve(schema, hint);
        if (use.Shape is TypeShape.Binary)
        {
            return new ResponsePlan(ResponseKind.Bytes, null, mayBeEmpty, null);
        }

        use = JsonShapes.WithoutBytes(use, schema, report);
        if (!MediaTypes.IsPlainJson(mediaType))
        {
            report.Add($"{method.Label}: responses", $"{mediaType} is asked for and read as application/json");
        }

        if (mayBeEmpty && use.Shape is not TypeShape.Model)
        {
            report.Add($"{method.Label}: responses", "x-body-optional is understood where the body is a model only");
            mayBeEmpty = false;
        }

        // The root of a response is always there: anything at all is RawJson, of which null is a value.
        return new ResponsePlan(ResponseKind.Json, use.Shape is TypeShape.Raw ? use with { IsNullable = false } : use, mayBeEmpty, null);
    }

    private static (string MediaType, Node Content) Choose(Node response)
    {
        var contents = response.Members("content").ToList();
        return MediaTypes.Find(contents, MediaTypes.IsPlainJson, MediaTypes.IsJson) ?? contents[0];
    }

    private static string? Description(Node response) => DocText.Sentence(response.Text("description"));
}
