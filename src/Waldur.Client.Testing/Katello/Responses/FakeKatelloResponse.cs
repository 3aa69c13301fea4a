namespace Waldur.Client.Testing;

/// <summary>
/// A response that takes the place of the server's own: a proxy's page, an empty body, an error with status 200, anything.
/// </summary>
public sealed class FakeKatelloResponse
{
    /// <summary>The method that it is for; every one when null.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// The path that it is for; every one when null. A segment <c>*</c> or <c>{name}</c> stands for any one segment, a last
    /// segment <c>**</c> for any rest: <c>/katello/api/organizations/{id}/sync_plans/{id}/sync</c>.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>The status.</summary>
    public required int Status { get; init; }

    /// <summary>The body; empty when left out.</summary>
    public string Body { get; init; } = "";

    /// <summary>The type of the body.</summary>
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>Further headers, such as <c>Location</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the server does what was asked before this response is sent in the place of its own.</summary>
    public bool ActsFirst { get; init; }

    /// <summary>How often it is sent; without end when null.</summary>
    public int? Times { get; init; } = 1;
}
