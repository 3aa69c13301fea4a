using System.Text.Json.Nodes;

namespace Waldur.Client.Testing.Tests;

internal static class JsonNodeExtensions
{
    public static string? Text(this JsonNode node, string property) => node[property]?.GetValue<string>();

    public static int Number(this JsonNode node, string property) => node[property]!.GetValue<int>();

    public static bool? Flag(this JsonNode node, string property) => node[property]?.GetValue<bool>();

    public static IEnumerable<string> Keys(this JsonNode node) => node.AsObject().Select(property => property.Key);

    public static IEnumerable<int> ProductIds(this JsonNode plan) => plan["products"]!.AsArray().Select(product => product!.Number("id"));

    public static IEnumerable<string?> Names(this JsonNode list) => list["results"]!.AsArray().Select(row => row!.Text("name"));
}
