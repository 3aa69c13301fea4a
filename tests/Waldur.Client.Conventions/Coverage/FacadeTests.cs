using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Waldur.Client.Katello;

namespace Waldur.Client.Conventions.Coverage;

/// <summary>Every operation of the descriptions can be reached through a method of the facade.</summary>
public partial class FacadeTests
{
    // On every release the server responds 404 to the one, and the other lists what the longer path lists.
    private static readonly string[] GeneratedLayerOnly = ["PUT /katello/api/sync_plans/{id}/sync", "GET /katello/api/sync_plans"];

    [Fact]
    public async Task Waldur_operations_are_reachable()
    {
        var server = new Recorder();
        using var waldur = new WaldurClient(new HttpMessageInvoker(server), "https://h", new TokenCredential("t"), Recorder.Options);
        await CallAllAsync(waldur, typeof(IWaldurClient), server);
        Missing("waldur", server).Should().BeEmpty();
    }

    [Fact]
    public async Task Katello_operations_are_reachable()
    {
        var server = new Recorder();
        using var katello = new KatelloClient(new HttpMessageInvoker(server), "https://h", new BasicCredential("u", "p"), Recorder.Options);
        await CallAllAsync(katello, typeof(IKatelloClient), server);
        Missing("katello", server).Should().BeEmpty();
    }

    private static IEnumerable<string> Missing(string description, Recorder server)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.PathTo("src", "Waldur.Client.Testing", "Descriptions", description + ".json")));
        string[] methods = ["get", "put", "post", "delete", "head", "patch"];
        var operations = json.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(member => methods.Contains(member.Name)).Select(member => $"{member.Name.ToUpperInvariant()} {path.Name}"))
            .ToList();
        operations.Should().NotBeEmpty();
        return operations
            .Except(GeneratedLayerOnly)
            .Where(operation => !server.Seen.Keys.Any(seen => new Regex($"^{Parameter().Replace(Regex.Escape(operation), "[^/]+")}$").IsMatch(seen)));
    }

    private static async Task CallAllAsync(object client, Type contract, Recorder server)
    {
        foreach (var method in contract.GetMethods().Where(method => !method.IsSpecialName && method.ReturnType != contract))
        {
            await CallAsync(client, method, server);
        }

        foreach (var group in contract.GetProperties().Where(property => property.PropertyType.IsInterface))
        {
            var target = group.GetValue(client)!;
            foreach (var method in group.PropertyType.GetMethods())
            {
                await CallAsync(target, method, server);
            }
        }
    }

    private static async Task CallAsync(object target, MethodInfo method, Recorder server)
    {
        // What waits is stopped after a few responses: what it calls has been seen by then.
        using var stop = server.StopAfter(30);
        try
        {
            var called = method.Invoke(target, [.. method.GetParameters().Select(parameter => Arguments.For(parameter, stop.Token))]);
            if (called is Task task)
            {
                await task.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
            }
            else if (called!.GetType().GetMethod("ToListAsync") is { } list)
            {
                await (Task)list.Invoke(called, [stop.Token])!;
            }
            else
            {
                await EnumerateAsync((IAsyncEnumerable<object>)called);
            }
        }
        catch (Exception error) when (error is ApiException or OperationCanceledException or ArgumentException or WaitException or InvalidOperationException
            or TargetInvocationException { InnerException: ArgumentException or InvalidOperationException })
        {
            // The responses are empty objects: what counts is which calls were made.
        }
    }

    private static async Task EnumerateAsync(IAsyncEnumerable<object> items)
    {
        await foreach (var item in items)
        {
            item.Should().NotBeNull();
        }
    }

    [GeneratedRegex(@"\\\{[^}]+}")]
    private static partial Regex Parameter();

    private sealed class Recorder : HttpMessageHandler
    {
        private int _left;
        private CancellationTokenSource? _stop;

        public static ClientOptions Options { get; } = new() { MaxRetries = 0, Timeout = TimeSpan.FromSeconds(5), LostResponse = new() { Patience = TimeSpan.Zero } };

        public ConcurrentDictionary<string, bool> Seen { get; } = new();

        public CancellationTokenSource StopAfter(int responses)
        {
            _left = responses;
            return _stop = new CancellationTokenSource(TimeSpan.FromSeconds(1), TimeProvider.System);
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen[$"{request.Method} {request.RequestUri!.AbsolutePath}"] = true;
            if (Interlocked.Decrement(ref _left) == 0)
            {
                await _stop!.CancelAsync();
            }

            // A server of rows like no caller's: lists hold one, objects have nothing but a uuid and an id.
            const string Row = """{"uuid":"0123456789abcdef0123456789abcdef","id":7,"organization_id":1,"state":"Sent","name":"n"}""";
            var isEnvelope = request.RequestUri.AbsolutePath.StartsWith("/katello", StringComparison.Ordinal) && request.Method == HttpMethod.Get
                && (request.RequestUri.AbsolutePath.EndsWith("sync_plans", StringComparison.Ordinal) || request.RequestUri.AbsolutePath.EndsWith("organizations", StringComparison.Ordinal));
            var isList = request.Method == HttpMethod.Get && ListPath().IsMatch(request.RequestUri.AbsolutePath);
            var body = isEnvelope ? """{"total":1,"subtotal":1,"results":[""" + Row + "]}" : isList ? $"[{Row}]" : Row;
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            response.Headers.Add("X-Result-Count", "1");
            return response;
        }
    }

    [GeneratedRegex("^/api/(backend-resources|backend-resource-requests|marketplace-remote-synchronisations|marketplace-software-catalogs|marketplace-software-catalogs/discover|marketplace-site-agent-(identities|services|processors|logs)|event-(consumers|subscriptions))/$")]
    private static partial Regex ListPath();
}
