using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Waldur.Client.Events.Tests;

/// <summary>
/// A real RabbitMQ with its WebSocket plugin, driven over its management API as a Waldur server drives it. Each instance has
/// names of its own by its callers' choice; what it made stays until the broker is thrown away.
/// </summary>
internal sealed class RabbitTestBroker : TestBroker
{
    private static readonly Uri Management = new(Environment.GetEnvironmentVariable("WALDUR_EVENTS_BROKER_MANAGEMENT") ?? "http://127.0.0.1:15672/");
    private static readonly string? Script = Environment.GetEnvironmentVariable("WALDUR_EVENTS_BROKER_SCRIPT");
    private readonly HttpClient _http = new() { BaseAddress = Management, Timeout = TimeSpan.FromSeconds(30) };

    public RabbitTestBroker(Uri address)
    {
        Address = address;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("guest:guest"u8));
    }

    public override Uri Address { get; }

    public override async Task AddQueueAsync(string virtualHost, string queue, TimeSpan? messageLifetime = null)
    {
        await SendAsync(HttpMethod.Put, $"api/vhosts/{virtualHost}", []);
        await SendAsync(HttpMethod.Put, $"api/queues/{virtualHost}/{queue}", new JsonObject
        {
            ["durable"] = true,
            ["arguments"] = new JsonObject
            {
                ["x-message-ttl"] = (long)(messageLifetime ?? TimeSpan.FromHours(1)).TotalMilliseconds,
                ["x-max-length"] = 10000,
                ["x-overflow"] = "reject-publish-dlx",
                ["x-dead-letter-exchange"] = "",
                ["x-dead-letter-routing-key"] = "waldur.dlq.messages",
            },
        });
    }

    public override async Task SetUserAsync(string virtualHost, string login, string password)
    {
        await SendAsync(HttpMethod.Put, $"api/vhosts/{virtualHost}", []);
        await SendAsync(HttpMethod.Put, $"api/users/{login}", new JsonObject { ["password"] = password, ["tags"] = "" });
        var rights = new JsonObject { ["configure"] = "", ["write"] = "", ["read"] = ".*" };
        await SendAsync(HttpMethod.Put, $"api/permissions/{virtualHost}/{login}", rights);
    }

    public override Task DeleteQueueAsync(string virtualHost, string queue) => SendAsync(HttpMethod.Delete, $"api/queues/{virtualHost}/{queue}");

    public override Task DeleteUserAsync(string login) => SendAsync(HttpMethod.Delete, $"api/users/{login}");

    public override Task DeleteVirtualHostAsync(string virtualHost) => SendAsync(HttpMethod.Delete, $"api/vhosts/{virtualHost}");

    public override Task PublishAsync(string virtualHost, string queue, string body) => SendAsync(
        HttpMethod.Post,
        $"api/exchanges/{virtualHost}/amq.default/publish",
        new JsonObject
        {
            ["properties"] = new JsonObject { ["content_type"] = "application/json", ["delivery_mode"] = 2 },
            ["routing_key"] = queue,
            ["payload"] = body,
            ["payload_encoding"] = "string",
        });

    public override async Task CutAsync()
    {
        // The broker lists a connection a moment after it was made.
        for (var i = 0; i < 100; i++)
        {
            var connections = JsonNode.Parse(await _http.GetStringAsync(new Uri(Management, "api/connections?columns=name"), TestContext.Current.CancellationToken))!.AsArray();
            foreach (var connection in connections)
            {
                await SendAsync(HttpMethod.Delete, $"api/connections/{Uri.EscapeDataString(connection!["name"]!.GetValue<string>())}");
            }

            if (connections.Count > 0)
            {
                return;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public override Task KillAsync() => RunAsync("kill");

    public override Task RestartAsync() => RunAsync("start");

    public override ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task RunAsync(string verb)
    {
        var start = new ProcessStartInfo("bash") { ArgumentList = { Script!, verb } };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.Should().Be(0, "the broker's script must {0} it", verb);
    }

    private async Task SendAsync(HttpMethod method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        if (response.StatusCode != HttpStatusCode.NotFound)
        {
            response.EnsureSuccessStatusCode();
        }
    }
}
