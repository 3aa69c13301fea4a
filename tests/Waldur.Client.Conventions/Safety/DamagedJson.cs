using System.Text;
using System.Text.Json.Nodes;

namespace Waldur.Client.Conventions.Safety;

/// <summary>Damages a response that stays JSON more often than not: keys removed, other values, other objects, other roots.</summary>
internal static class DamagedJson
{
    private static readonly string[] Roots =
    [
        "{}", "[]", "null", "true", "7", "\"ok\"", "", "[{}]", "[null]", "[[]]", "{\"detail\":\"Not found.\"}", "{\"error\":\"refused\"}",
        "{\"error\":{\"message\":\"refused\"}}", "{\"error\":{\"message\":\"refused\"},\"results\":[],\"subtotal\":0}", "{\"results\":[]}",
        "{\"results\":{},\"subtotal\":0}", "{\"status\":404,\"error\":\"Not Found\"}", "{\"uuid\":null}", "{\"id\":0}", "{\"id\":-1}", "{\"total\":0,\"subtotal\":0}",
    ];

    private static readonly string[] Values =
    [
        "null", "0", "1", "2", "-1", "true", "\"\"", "\" \"", "\"x\"", "[]", "{}", "1e999", "\"0\"",
        "\"00000000000000000000000000000000\"", "\"00000000-0000-0000-0000-000000000000\"", "\"fedcba9876543210fedcba9876543210\"",
        "\"0123456789abcdef\"", "[\"0123456789abcdef0123456789abcdef\"]", "99999999999999999999",
    ];

    public static byte[] Of(byte[] whole, Random random) => random.Next(10) switch
    {
        0 => Encoding.UTF8.GetBytes(Roots[random.Next(Roots.Length)]),
        1 => Mutation.Of(whole, random.Next()),
        _ => Encoding.UTF8.GetBytes(Changed(JsonNode.Parse(whole)!, random).ToJsonString()),
    };

    private static JsonNode Changed(JsonNode root, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            // Shallow places, where identities stand, are hit more often than deep ones.
            var at = root;
            while (random.Next(3) == 0 && Children(at) is { Count: > 0 } children && children[random.Next(children.Count)] is { } child)
            {
                at = child;
            }

            Change(at, random);
        }

        return random.Next(20) == 0 ? new JsonArray(root) : root;
    }

    private static List<JsonNode?> Children(JsonNode node) => node switch
    {
        JsonObject map => [.. map.Select(pair => pair.Value)],
        JsonArray list => [.. list],
        _ => [],
    };

    private static void Change(JsonNode node, Random random)
    {
        var value = JsonNode.Parse(Values[random.Next(Values.Length - 1)] is "1e999" ? "5.5" : Values[random.Next(Values.Length)]);
        if (node is JsonObject { Count: > 0 } map)
        {
            // The keys that say which object it is are of the first few, or are called so.
            var keys = map.Select(pair => pair.Key).ToList();
            var identity = keys.FindAll(key => key is "uuid" or "id" or "status" or "version" or "name" or "results" or "subtotal" or "error");
            var key = identity.Count > 0 && random.Next(2) == 0 ? identity[random.Next(identity.Count)] : keys[random.Next(keys.Count)];
            if (random.Next(3) == 0)
            {
                map.Remove(key);
            }
            else
            {
                map[key] = value;
            }
        }
        else if (node is JsonArray { Count: > 0 } list)
        {
            list[random.Next(list.Count)] = random.Next(2) == 0 ? value : new JsonObject { ["name"] = "foreign" };
        }
    }
}
