using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

/// <summary>A client over a scripted server, and the requests that tests send through it.</summary>
internal static class TestCalls
{
    public const string Token = "0123456789abcdef0123456789abcdef01234567";

    public static readonly Uri Endpoint = new("https://waldur.example.com/");

    public static readonly ResponseReader<RawJson> Json = ResponseReader.Json(static (ref ModelReader reader) => reader.ReadRaw());

    public static ApiClient Client(
        HttpMessageHandler handler,
        TimeProvider? clock = null,
        Credential? credential = null,
        ClientOptions? options = null) =>
        new(new HttpMessageInvoker(handler), Endpoint, credential ?? new TokenCredential(Token), Options(clock, options));

    /// <summary>Limits so long that only <see cref="SkippingClock.Expire"/> lets them pass.</summary>
    public static ClientOptions Options(TimeProvider? clock = null, ClientOptions? options = null) =>
        (options ?? new ClientOptions { AttemptTimeout = TimeSpan.FromMinutes(10), Timeout = TimeSpan.FromHours(10) })
        with { TimeProvider = clock ?? new SkippingClock() };

    public static ApiRequest Request(string method = "GET", bool repeatable = false, string pathAndQuery = "/api/things/1f/") =>
        new(
            new ApiOperation("things_call", HttpMethod.Parse(method), "/api/things/{uuid}/") { IsRepeatable = repeatable },
            pathAndQuery,
            method is "POST" or "PUT" or "PATCH" ? RequestContent.Text("{\"name\":\"n\"}", "application/json") : null);

    public static Task<ApiResponse<RawJson>> GetAsync(this IApiClient client, string pathAndQuery = "/api/things/1f/") =>
        client.SendAsync(Request(pathAndQuery: pathAndQuery), Json, TestContext.Current.CancellationToken);

    public static Task<ApiResponse> CallAsync(this IApiClient client, string method, bool repeatable = false) =>
        client.SendAsync(Request(method, repeatable), TestContext.Current.CancellationToken);

    /// <summary>The exception with which a call ends.</summary>
    public static async Task<T> FailsAsync<T>(this Task call)
        where T : Exception
    {
        var error = await Record.ExceptionAsync(() => call);
        return error.Should().BeOfType<T>().Subject;
    }
}
