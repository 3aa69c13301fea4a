using ApiGenerator.Description;
using ApiGenerator.Naming;
using ApiGenerator.Operations;

namespace ApiGenerator.Emission;

/// <summary>Doc comments of operations' methods.</summary>
internal static class OperationDocs
{
    public static void Write(CSharpFile file, OperationPlan plan)
    {
        var code = file.Code;
        var node = plan.Method.Node;
        var summary = DocText.Sentence(node.Text("summary"));
        var description = DocText.Sentence(node.Text("description"));
        code.Doc("summary", summary ?? description ?? Fallback(plan.Method));
        code.Doc("remarks", string.Join(' ', Remarks(plan.Method, summary is null || summary == description ? null : description)));
        if (plan.Body is { } body)
        {
            var text = body.Description ?? "The body.";
            code.Doc("param", body.IsOptional ? text + " Null sends none." : text, " name=\"body\"");
        }

        if (plan.Query is { } query)
        {
            code.Doc("param", $"The {query.Words}{(query.IsRequired ? "." : "; null sends none.")}", $" name=\"{query.Argument}\"");
        }

        code.Doc("param", "Cancels the call.", " name=\"cancellationToken\"");
        code.Doc("returns", Returns(plan.Response));
        code.Doc("exception", "The call failed; the derived type says how.", $" cref=\"{file["ApiException"]}\"");
    }

    private static string Fallback(ApiMethod method) => method.Node.Text("operationId") is { Length: > 0 } id
        ? $"{DocText.Escape(Words.Sentence(id))}."
        : $"Sends {method.Verb.ToUpperInvariant()} to this path.";

    private static IEnumerable<string> Remarks(ApiMethod method, string? description)
    {
        if (description is not null)
        {
            yield return description;
        }

        var statuses = method.Node.Members("responses").Select(response => response.Name).ToList();
        yield return statuses.Count == 0
            ? $"<c>{DocText.Escape(method.Label)}</c>."
            : $"<c>{DocText.Escape(method.Label)}</c>; responses {DocText.Escape(string.Join(", ", statuses))}.";
        if (method.Node.Text("x-since") is { } since)
        {
            yield return $"Since version {DocText.Escape(since)} of the server.";
        }

        var transition = method.Node["x-transition"];
        if (transition.Text("to") is { } to)
        {
            var from = transition.Items("from").Select(state => state.AsText).Append(transition.Text("from")).OfType<string>();
            yield return $"Moves the state from {DocText.Escape(string.Join(" or ", from))} to {DocText.Escape(to)}.";
        }

        if (method.Node.Flag("x-staff-only") == true)
        {
            yield return "Staff only.";
        }

        if (method.Node.Text("x-permission") is { } permission)
        {
            yield return $"Needs the permission {DocText.Escape(permission)}.";
        }

        if (method.Node.Flag("deprecated") == true)
        {
            yield return "Deprecated.";
        }
    }

    private static string Returns(ResponsePlan response)
    {
        var text = response.Description ?? (response.Kind == ResponseKind.None ? "The response, which has no body." : "The response.");
        return response.Kind == ResponseKind.Undescribed ? text + " Its value is the body, of which the description says nothing; null where there is none, or no JSON."
            : response.MayBeEmpty ? text + " Its value is null where the body is empty."
            : text;
    }
}
