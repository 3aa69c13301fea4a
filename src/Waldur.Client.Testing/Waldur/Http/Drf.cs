using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>Responses in the shapes of Django REST framework and Django.</summary>
internal static class Drf
{
    public const string NonField = "non_field_errors";

    public static FakeResponse Json(int status, JsonNode? body) => FakeResponse.Json(status, body);

    public static ProblemException Problem(int status, JsonNode body) => new(Json(status, body));

    public static ProblemException Detail(int status, string detail) => Problem(status, new JsonObject { ["detail"] = detail });

    public static ProblemException Unauthorized(string detail) =>
        new(Json(401, new JsonObject { ["detail"] = detail }).With("WWW-Authenticate", "Token"));

    public static ProblemException NotAuthenticated() => Unauthorized("Authentication credentials were not provided.");

    public static ProblemException Forbidden() => Detail(403, "You do not have permission to perform this action.");

    public static ProblemException NotFound(string? model = null) =>
        Detail(404, model is null ? "Not found." : $"No {model} matches the given query.");

    public static ProblemException NotAllowed(string method) => Detail(405, $"Method \"{method}\" not allowed.");

    public static ProblemException Conflict(params string[] states) =>
        Detail(409, $"Valid states for operation: {string.Join(", ", states)}.");

    /// <summary>A validation error about one field.</summary>
    public static ProblemException Field(string field, string message) =>
        Problem(400, new JsonObject { [field] = new JsonArray(message) });

    /// <summary>A validation error that a view raised with a bare text: a top-level array.</summary>
    public static ProblemException Bare(string message) => Problem(400, new JsonArray(message));

    /// <summary>An exception that nobody handled.</summary>
    public static ProblemException ServerError() => new(Page(500, "Server Error (500)", ""));

    public static FakeResponse UnknownRoute() =>
        Page(404, "Not Found", "The requested resource was not found on this server.");

    private static FakeResponse Page(int status, string title, string text) => FakeResponse.Html(
        status,
        $"\n<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>{title}</title>\n</head>\n<body>\n  <h1>{title}</h1><p>{text}</p>\n</body>\n</html>\n");
}
