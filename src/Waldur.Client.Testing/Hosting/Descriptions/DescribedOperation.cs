using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>An operation of a description, with the parameters of its path and its own.</summary>
/// <param name="Node">The operation.</param>
/// <param name="Parameters">The parameters, references resolved.</param>
internal sealed record DescribedOperation(JsonObject Node, IReadOnlyList<JsonObject> Parameters)
{
    public IEnumerable<JsonObject> In(string place) => Parameters.Where(parameter => ApiDescription.Text(parameter["in"]) == place);
}
