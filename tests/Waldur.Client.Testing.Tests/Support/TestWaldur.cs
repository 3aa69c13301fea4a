using System.Net.Http.Headers;
using System.Text;

namespace Waldur.Client.Testing.Tests;

/// <summary>A seeded fake Waldur with a clock that the test moves, and a plain HttpClient in front of it.</summary>
internal sealed class TestWaldur : IAsyncDisposable
{
    private TestWaldur(FakeWaldurServer server, FakeClock clock, HttpClient http)
    {
        Server = server;
        Clock = clock;
        Http = http;
    }

    public FakeWaldurServer Server { get; }

    public FakeClock Clock { get; }

    public HttpClient Http { get; }

    public FakeWaldurSeed Seed => Server.Seed;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TestWaldur> StartAsync(
        Transport transport = Transport.InProcess,
        FakeServerMode mode = FakeServerMode.Lenient,
        int? seed = null,
        string pathPrefix = "")
    {
        var clock = new FakeClock();
        var server = FakeWaldurServer.CreateSeeded(new FakeServerOptions
        {
            Clock = clock,
            Mode = mode,
            Seed = seed,
            PathPrefix = pathPrefix,
        });
        if (transport == Transport.InProcess)
        {
            return new TestWaldur(server, clock, new HttpClient(server.CreateHandler()) { BaseAddress = server.Endpoint });
        }

        await server.StartAsync(cancellationToken: Cancellation);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        return new TestWaldur(server, clock, new HttpClient(handler) { BaseAddress = server.Endpoint });
    }

    public Task<Response> Staff(string method, string path, string? body = null) => SendAsync(method, path, body, Seed.StaffToken);

    public Task<Response> Agent(string method, string path, string? body = null) => SendAsync(method, path, body, Seed.AgentToken);

    public Task<Response> User(string method, string path, string? body = null) => SendAsync(method, path, body, Seed.UserToken);

    public Task<Response> SendAsync(string method, string path, string? body = null, string? token = null) =>
        SendAsync(method, path, body, request => request.Headers.TryAddWithoutValidation("Authorization", token is null ? [] : [$"Token {token}"]));

    public async Task<Response> SendAsync(string method, string path, string? body, Action<HttpRequestMessage> prepare)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.TrimStart('/'));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        prepare(request);
        using var response = await Http.SendAsync(request, Cancellation);
        return await Response.FromAsync(response, Cancellation);
    }

    public string Resource(
        string name = "row",
        FakeOffering? offering = null,
        string? backendId = null,
        string metadata = "{}") =>
        $$"""
        {"name":"{{name}}","project":"{{Seed.Project.Uuid:N}}","offering":"{{(offering ?? Seed.Offering).Uuid:N}}",
         "backend_id":"{{backendId ?? name}}","backend_metadata":{{metadata}}}
        """;

    public string Synchronisation(Guid? remoteOrganization = null, string? categories = null) =>
        $$"""
        {"api_url":"https://remote.example/api/","token":"very-secret",
         "remote_organization_uuid":"{{remoteOrganization ?? Guid.Parse("5f0f3c6e-0d8e-4c5f-9a55-0f4f5a4a1d10")}}",
         "remote_organization_name":"Remote","local_service_provider":"{{Seed.ProviderUrl}}",
         "remotelocalcategory_set":{{categories ?? $"[{Category()}]"}}}
        """;

    public string Category(Guid? remote = null, string name = "Remote HPC") =>
        $$"""
        {"local_category":"{{Seed.CategoryUrl}}","remote_category":"{{remote ?? Seed.RemoteCategory.Uuid}}","remote_category_name":"{{name}}"}
        """;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}
