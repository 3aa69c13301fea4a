using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using Waldur.Client.Testing;

namespace Waldur.Client.Benchmarks;

/// <summary>
/// A Waldur on loopback that takes 20 ms a response and so many requests at once: the fake server behind a front that waits,
/// counts, and refuses or slows down what is too much.
/// </summary>
internal sealed class JobServer : IAsyncDisposable
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);
    private readonly FakeWaldurServer _fake = FakeWaldurServer.CreateSeeded(new FakeServerOptions { RequestLogCapacity = 1 });
    private readonly HttpMessageInvoker _inner;
    private readonly WebApplication _front;
    private readonly int _capacity;
    private readonly bool _refuses;
    private int _active;
    private int _maxActive;
    private int _responses;
    private int _refused;

    private JobServer(int capacity, bool refuses)
    {
        _capacity = capacity;
        _refuses = refuses;
        _inner = new HttpMessageInvoker(_fake.CreateHandler());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _front = builder.Build();
        _front.Run(RespondAsync);
    }

    public FakeWaldurSeed Seed => _fake.Seed;

    public string Endpoint => _front.Urls.First();

    public int Responses => _responses;

    public int Refused => _refused;

    public int MaxActive => _maxActive;

    public static async Task<JobServer> StartAsync(int capacity, bool refuses)
    {
        var server = new JobServer(capacity, refuses);
        await server._front.StartAsync().ConfigureAwait(false);
        return server;
    }

    public WaldurClient CreateClient(string token) => new(Endpoint, new TokenCredential(token));

    /// <summary>Begins to count anew.</summary>
    public void Reset() => (_responses, _refused, _maxActive) = (0, 0, 0);

    public async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync().ConfigureAwait(false);
        _inner.Dispose();
        await _fake.DisposeAsync().ConfigureAwait(false);
    }

    private async Task RespondAsync(HttpContext context)
    {
        var active = Interlocked.Increment(ref _active);
        InterlockedMax(ref _maxActive, active);
        Interlocked.Increment(ref _responses);
        if (active > _capacity && _refuses)
        {
            Interlocked.Increment(ref _refused);
            Interlocked.Decrement(ref _active);
            context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
            context.Response.Headers.RetryAfter = "1";
            return;
        }

        byte[] body;
        try
        {
            // Ten times as long where it is not refused: as a server does whose workers wait for each other.
            await Task.Delay(active > _capacity ? Latency * 10 : Latency, TimeProvider.System).ConfigureAwait(false);
            body = await PassAsync(context).ConfigureAwait(false);
        }
        finally
        {
            // Before the response is on its way: the client may send the next request as soon as it has it.
            Interlocked.Decrement(ref _active);
        }

        // Nothing may be written after a 204, not even nothing.
        if (body.Length > 0)
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private async Task<byte[]> PassAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.GetEncodedUrl());
        request.Content = HttpMethods.IsPost(context.Request.Method) ? new StreamContent(context.Request.Body) : null;
        foreach (var (name, values) in context.Request.Headers.Where(header => header.Key != "Transfer-Encoding"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        using var response = await _inner.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        context.Response.Headers.ContentLength = body.Length == 0 && response.StatusCode == HttpStatusCode.NoContent ? null : body.Length;
        return body;
    }

    private static void InterlockedMax(ref int max, int value)
    {
        for (var seen = Volatile.Read(ref max); value > seen; seen = Volatile.Read(ref max))
        {
            Interlocked.CompareExchange(ref max, value, seen);
        }
    }
}
