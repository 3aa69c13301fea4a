using System.Net.Http.Headers;

namespace Waldur.Client.Tests;

/// <summary>
/// The network between one process and the server. Some requests are under way for a while, and arrive even if their process
/// is killed meanwhile; some processes are killed while a claim of theirs is under way.
/// </summary>
internal sealed class SoakNetwork(HttpMessageHandler server, SoakProcess process, Random random, TimeProvider timeProvider) : DelegatingHandler(server)
{
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(5);

    /// <summary>How likely the process is killed when it sends a claim.</summary>
    public double KillProbability { get; init; }

    /// <summary>Called with the path of every request that the process sends.</summary>
    public Action<string>? Sent { get; init; }

    /// <summary>Called when the process is killed.</summary>
    public Action? Killed { get; init; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await process.AliveAsync();
        Sent?.Invoke(request.RequestUri!.AbsolutePath);
        var (delay, kills) = Draw(request);
        var delivery = DeliverAsync(await CopyAsync(request, cancellationToken), delay);
        if (kills)
        {
            process.Kill();
            Killed?.Invoke();
        }

        // The process dies with its wait; what it sent goes on its way.
        await process.AliveAsync();
        try
        {
            var response = await delivery.WaitAsync(cancellationToken);
            response.RequestMessage = request;
            return response;
        }
        finally
        {
            await process.AliveAsync();
        }
    }

    private (TimeSpan Delay, bool Kills) Draw(HttpRequestMessage request)
    {
        lock (random)
        {
            var delay = random.NextDouble() < 0.2 ? MaxDelay * random.NextDouble() : TimeSpan.Zero;
            return (delay, random.NextDouble() < KillProbability && request.RequestUri!.AbsolutePath.EndsWith("/start_processing/", StringComparison.Ordinal));
        }
    }

    private async Task<HttpResponseMessage> DeliverAsync(HttpRequestMessage request, TimeSpan delay)
    {
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, timeProvider);
        }

        return await base.SendAsync(request, CancellationToken.None);
    }

    private static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        Add(request.Headers, copy.Headers);
        if (request.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync(cancellationToken));
            Add(content.Headers, copy.Content.Headers);
        }

        return copy;
    }

    private static void Add(HttpHeaders from, HttpHeaders to)
    {
        foreach (var (name, values) in from.NonValidated)
        {
            to.TryAddWithoutValidation(name, values);
        }
    }
}
