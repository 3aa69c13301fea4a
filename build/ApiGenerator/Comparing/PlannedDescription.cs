using ApiGenerator.Description;
using ApiGenerator.Naming;
using ApiGenerator.Operations;
using ApiGenerator.Reading;
using ApiGenerator.Types;

namespace ApiGenerator.Comparing;

/// <summary>A description with what the generator makes of the bodies of its operations.</summary>
internal sealed class PlannedDescription
{
    // Names are of no account here.
    private static readonly NameHint Hint = new("", "Body");

    private readonly BodyPlanner _bodies;
    private readonly ResponsePlanner _responses;

    public PlannedDescription(DescriptionFile file)
    {
        var report = new Report();
        Description = new ApiDescription(file.Tree, report);
        var resolver = new SchemaResolver(Description, report, new NameScope(StringComparer.OrdinalIgnoreCase));
        _bodies = new BodyPlanner(resolver, References, report);
        _responses = new ResponsePlanner(resolver, References, report);
    }

    public ApiDescription Description { get; }

    public References References => Description.References;

    /// <summary>How a request's body is sent; null where there is none.</summary>
    public BodyPlan? Body(ApiMethod method) => _bodies.Plan(method, Hint);

    /// <summary>How a response's body is read.</summary>
    public ResponsePlan Response(ApiMethod method) => _responses.Plan(method, Hint);

    /// <summary>Whether the operation takes bodies of a media type.</summary>
    public bool Takes(ApiMethod method, string mediaType) => Includes(References.Resolve(method.Node["requestBody"]), mediaType);

    /// <summary>Whether a success of the operation has a body of a media type.</summary>
    public bool Gives(ApiMethod method, string mediaType) =>
        ResponsePlanner.Successes(method).Exists(response => Includes(References.Resolve(response.Node), mediaType));

    private static bool Includes(Node body, string mediaType) =>
        body.Members("content").Any(content => MediaTypes.Includes(content.Name, mediaType));
}
