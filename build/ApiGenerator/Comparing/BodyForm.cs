using ApiGenerator.Operations;
using ApiGenerator.Types;

namespace ApiGenerator.Comparing;

/// <summary>What the body of a request or response is, as programs see it.</summary>
/// <param name="Kind">What kind of thing it is: another kind is another type in C#. Empty where there is none.</param>
/// <param name="MediaType">What it is called on the wire.</param>
/// <param name="HasSchema">Whether its schema decides what programs write or read.</param>
internal sealed record BodyForm(string Kind, string MediaType, bool HasSchema)
{
    private const string Json = "JSON";
    private const string Text = "text";
    private const string Bytes = "bytes";

    public bool IsNone => Kind.Length == 0;

    public static BodyForm Of(BodyPlan body) => body.Kind switch
    {
        BodyKind.Json => new(Json, body.MediaType, true),
        BodyKind.Form when body.Use is { Shape: TypeShape.Form { Definition.IsMultipart: true } } => new("a form in parts", body.MediaType, true),
        BodyKind.Form => new("a form", body.MediaType, true),
        BodyKind.Text => new(Text, body.MediaType, false),
        BodyKind.Binary => new(Bytes, body.MediaType, false),
        _ => new("a body of the program's own making", body.MediaType, true),
    };

    public static BodyForm Of(ResponsePlan response) => response.Kind switch
    {
        ResponseKind.Json => new(Json, response.MediaType, true),
        ResponseKind.Text => new(Text, response.MediaType, false),
        ResponseKind.Bytes => new(Bytes, response.MediaType, false),
        _ => new("", "", false),
    };

    public override string ToString() => MediaType.Length == 0 ? Kind : $"{Kind} ({MediaType})";
}
