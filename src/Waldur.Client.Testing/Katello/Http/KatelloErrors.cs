using System.Text.Json.Nodes;

namespace Waldur.Client.Testing;

/// <summary>The bodies of refused requests: Foreman's, Katello's, and those of what stands before them.</summary>
internal static class KatelloErrors
{
    /// <summary>Foreman's shape: an object under <c>error</c>.</summary>
    public static ProblemException Foreman(int status, string message, JsonObject? more = null)
    {
        var error = new JsonObject { ["message"] = message };
        foreach (var (name, value) in more ?? [])
        {
            error[name] = value?.DeepClone();
        }

        return new(KatelloJson.Response(status, new JsonObject { ["error"] = error }));
    }

    /// <summary>Katello's shape: a message, and <c>errors</c> as a list with the same message.</summary>
    public static ProblemException Katello(FakeKatelloRelease release, int status, string message) =>
        Katello(release, status, message, new JsonArray(message));

    /// <summary>Katello's shape for a refused field: <c>errors</c> is an object from field to messages.</summary>
    public static ProblemException Invalid(FakeKatelloRelease release, string field, string problem)
    {
        var name = char.ToUpperInvariant(field[0]) + field[1..].Replace('_', ' ');
        var message = "Validation failed: " + (field == "base" ? problem : $"{name} {problem}");
        return Katello(release, 422, message, new JsonObject { [field] = new JsonArray(problem) });
    }

    /// <summary>The shape of plain messages.</summary>
    public static ProblemException Plain(int status, string message) =>
        new(KatelloJson.Response(status, new JsonObject { ["message"] = message }));

    /// <summary>The shape for a body that is not JSON: <c>error</c> is text.</summary>
    public static ProblemException BadJson(string problem) => new(KatelloJson.Response(
        400,
        new JsonObject { ["status"] = 400, ["error"] = "There was a problem in the JSON you submitted: " + problem }));

    public static ProblemException Unauthenticated(string login) => Foreman(401, "Unable to authenticate user " + login);

    public static ProblemException Forbidden(params string[] permissions) => Foreman(
        403,
        "Access denied",
        new JsonObject
        {
            ["details"] = "Missing one of the required permissions: " + string.Join(", ", permissions),
            ["missing_permissions"] = new JsonArray([.. permissions.Select(permission => JsonValue.Create(permission))]),
        });

    /// <summary>No such object, or no right to it; newer servers name the permission.</summary>
    public static ProblemException NotFound(FakeKatelloRelease release, string resource, string id, string permission) => Katello(
        release,
        404,
        release.NamesMissingPermissions
            ? $"Could not find {resource} resource with id {id}. Potential missing permissions: {permission}"
            : $"Couldn't find {resource} with id {id}");

    public static FakeResponse UnknownRoute() => FakeResponse.Html(
        404,
        "<!DOCTYPE html>\n<html>\n<head><title>The page you were looking for doesn't exist (404)</title></head>\n<body><h1>404</h1></body>\n</html>\n");

    private static ProblemException Katello(FakeKatelloRelease release, int status, string message, JsonNode errors) =>
        new(KatelloJson.Response(status, new JsonObject { [release.MessageKey] = message, ["errors"] = errors }));
}
