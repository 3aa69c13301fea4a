using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Json;

/// <summary>Reads and writes the test's models as a client does.</summary>
internal static class ThingJson
{
    public static Thing Read(string json) => ResponseReader.Model<Thing>().Read(Encoding.UTF8.GetBytes(json));

    public static IReadOnlyList<Thing> ReadAll(string json) => ResponseReader.Models<Thing>().Read(Encoding.UTF8.GetBytes(json));

    public static string Write(Thing thing)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            var writer = new ModelWriter(json);
            thing.Write(ref writer);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    public static JsonObject Object(string json) => JsonNode.Parse(json)!.AsObject();
}
