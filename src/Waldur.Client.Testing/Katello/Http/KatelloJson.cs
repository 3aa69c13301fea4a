using System.Text;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>JSON responses with the blanks that Katello's templates leave around them.</summary>
internal static class KatelloJson
{
    private const string ContentType = "application/json; charset=utf-8";

    public static FakeResponse Response(int status, JsonNode body) => FakeResponse.Json(status, body);

    /// <summary>One object: two blanks before, a new line after.</summary>
    public static FakeResponse Single(int status, JsonObject body) => Text(status, "  " + ToText(body) + "\n");

    public static FakeResponse List(JsonObject body) => Text(200, ToText(body) + "\n");

    public static FakeResponse Text(int status, string body) => FakeResponse.Html(status, body, ContentType);

    public static string ToText(JsonNode body) => Encoding.UTF8.GetString(FakeResponse.Json(200, body).Body);

    public static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);
}
