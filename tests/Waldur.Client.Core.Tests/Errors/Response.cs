using System.Net;
using System.Text;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Errors;

/// <summary>Responses of a server, made into exceptions.</summary>
internal static class Response
{
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ApiRequest Request(string method = "POST", string pathAndQuery = "/api/things/", string? since = null) =>
        new(new ApiOperation("things_call", HttpMethod.Parse(method), "/api/things/") { SinceVersion = since }, pathAndQuery);

    public static ApiException With(
        int status,
        string body,
        string? mediaType = "application/json",
        ApiRequest? request = null,
        params (string Name, string Value)[] headers) =>
        With(status, Encoding.UTF8.GetBytes(body), mediaType, request, headers);

    public static ApiException With(
        int status,
        byte[] body,
        string? mediaType = "application/json",
        ApiRequest? request = null,
        params (string Name, string Value)[] headers) =>
        ErrorFactory.FromResponse(request ?? Request(), (HttpStatusCode)status, Headers(headers), mediaType, body, Now);

    public static T With<T>(int status, string body, string? mediaType = "application/json")
        where T : ApiException =>
        With(status, body, mediaType).Should().BeOfType<T>().Subject;

    public static ResponseHeaders Headers(params (string Name, string Value)[] headers)
    {
        // Headers outlive their message, which holds nothing but a body.
        using var response = new HttpResponseMessage();
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return new ResponseHeaders(response);
    }
}
