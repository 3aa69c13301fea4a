using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>A request on its way through the server.</summary>
internal sealed class KatelloCall(
    FakeRequest request,
    KatelloState state,
    IReadOnlyDictionary<string, string> route,
    JsonObject body,
    FakeKatelloUser user)
{
    public FakeRequest Request => request;

    public KatelloState State => state;

    public FakeKatelloRelease Release => state.Release;

    public FakeKatelloUser User => user;

    public JsonObject Body => body;

    public DateTimeOffset Now => state.Now;

    public KatelloTimes Times { get; } = new(state.Release, user.TimeZone);

    /// <summary>The organization that the request spoke of; null when it named none.</summary>
    public FakeKatelloOrganization? Organization { get; private set; }

    /// <summary>A parameter as Rails merges them: path, then body, then query; null when it was not sent.</summary>
    public string? Parameter(string name) => route.TryGetValue(name, out var value)
        ? value
        : KatelloBody.ToText(body[name]) ?? request.Query.Last(name);

    /// <summary>The organization of <c>organization_id</c>; null when the parameter was not sent.</summary>
    /// <exception cref="ProblemException">There is none, or it is not the user's.</exception>
    public FakeKatelloOrganization? FindOrganization()
    {
        if (Parameter("organization_id") is not { } id)
        {
            return null;
        }

        // Labels and names find the organization too; only checks that take the parameter for a number refuse them.
        Organization = state.Organizations.Find(row => row.Label == id || row.Name == id || row.Id == RubyInteger.Parse(id));
        return Organization is not null && user.Sees(Organization)
            ? Organization
            : throw KatelloErrors.Plain(404, $"Organization with id {id} not found");
    }

    /// <summary>The organization, where the request must name one.</summary>
    /// <exception cref="ProblemException">None is named, there is none, or it is not the user's.</exception>
    public FakeKatelloOrganization RequiredOrganization() => FindOrganization()
        ?? throw Problem(404, "One of parameters [ organization_id ] required but not specified.");

    public ProblemException Problem(int status, string message) => KatelloErrors.Katello(Release, status, message);

    public ProblemException Invalid(string field, string problem) => KatelloErrors.Invalid(Release, field, problem);
}
