using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Waldur.Client.Testing.Tests;

/// <summary>A seeded fake Katello with a clock that the test moves, and a plain HttpClient in front of it.</summary>
internal sealed class TestKatello : IAsyncDisposable
{
    private TestKatello(FakeKatelloServer server, FakeClock clock, HttpClient http)
    {
        Server = server;
        Clock = clock;
        Http = http;
    }

    public static TheoryData<string> Releases => [.. FakeKatelloRelease.All.Select(release => release.Version)];

    public FakeKatelloServer Server { get; }

    public FakeClock Clock { get; }

    public HttpClient Http { get; }

    public FakeKatelloSeed Seed => Server.Seed;

    public string Plans => string.Create(CultureInfo.InvariantCulture, $"/katello/api/organizations/{Seed.Organization.Id}/sync_plans");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts on Thursday, 14 May 2026, 10:30 UTC.</summary>
    public static async Task<TestKatello> StartAsync(
        string release = "4.14",
        Transport transport = Transport.InProcess,
        FakeServerMode mode = FakeServerMode.Lenient,
        string pathPrefix = "")
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 5, 14, 10, 30, 0, TimeSpan.Zero));
        var server = FakeKatelloServer.CreateSeeded(Release(release), new FakeServerOptions { Clock = clock, Mode = mode, PathPrefix = pathPrefix });
        if (transport == Transport.InProcess)
        {
            return new TestKatello(server, clock, new HttpClient(server.CreateHandler()) { BaseAddress = server.Endpoint });
        }

        await server.StartAsync(cancellationToken: Cancellation);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        return new TestKatello(server, clock, new HttpClient(handler) { BaseAddress = server.Endpoint });
    }

    public static FakeKatelloRelease Release(string version) => FakeKatelloRelease.All.Single(release => release.Version == version);

    public static bool IsBefore(string release, string other) => Version.Parse(release) < Version.Parse(other);

    public string Plan(int? id = null, string action = "") =>
        Plans + string.Create(CultureInfo.InvariantCulture, $"/{id ?? Seed.SyncPlanId}{action}");

    public Task<Response> Admin(string method, string path, string? body = null) => As(Seed.Admin, method, path, body);

    public Task<Response> As(FakeKatelloUser user, string method, string path, string? body = null) =>
        SendAsync(method, path, body, user.ToAuthorization());

    public async Task<JsonNode> Get(string path) => Expect(200, await Admin("GET", path));

    public async Task<JsonNode> Put(string path, string body) => Expect(200, await Admin("PUT", path, body));

    public async Task<JsonNode> Create(string settings)
    {
        var response = await Admin("POST", Plans, settings);
        return Expect(Server.Release.Version == "3.10" ? 200 : 201, response);
    }

    /// <summary>Starts a sync and returns the id of its task.</summary>
    public async Task<string> Sync(int? plan = null)
    {
        var response = await Admin("PUT", Plan(plan, "/sync"), "{}");
        return Expect(202, response)["id"]!.GetValue<string>();
    }

    public Task<JsonNode> GetTask(string id) => Get("/foreman_tasks/api/tasks/" + id);

    public Task<Response> SendAsync(string method, string path, string? body = null, string? authorization = null, string contentType = "application/json") =>
        SendAsync(method, path, body, contentType, request => request.Headers.TryAddWithoutValidation("Authorization", authorization));

    public async Task<Response> SendAsync(string method, string path, string? body, string contentType, Action<HttpRequestMessage> prepare)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.TrimStart('/'));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        prepare(request);
        using var response = await Http.SendAsync(request, Cancellation);
        return await Response.FromAsync(response, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    private static JsonNode Expect(int status, Response response)
    {
        response.Code.Should().Be(status, "the response was {0}", response.Body);
        return response.Json;
    }
}
