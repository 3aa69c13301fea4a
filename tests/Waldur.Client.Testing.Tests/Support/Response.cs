using System.Net;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing.Tests;

internal sealed record Response(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public int Code => (int)Status;

    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public string Text(string property) => Json[property]!.GetValue<string>();

    public static async Task<Response> FromAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key, header => string.Join(", ", (IEnumerable<string>)header.Value), StringComparer.OrdinalIgnoreCase);
        return new Response(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken), headers);
    }
}
