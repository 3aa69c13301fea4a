using System.Collections.Concurrent;

namespace Waldur.Client.Tests;

/// <summary>Reads come from a replica: a list or object that was read a moment ago is shown as it was then. Writes go to the server itself.</summary>
public sealed class LaggingReplica(HttpMessageHandler server, TimeSpan lag, TimeProvider timeProvider) : DelegatingHandler(server)
{
    private readonly ConcurrentDictionary<string, Queue<(long At, Func<HttpResponseMessage> Copy)>> _seen = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Method != HttpMethod.Get)
        {
            return response;
        }

        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var seen = _seen.GetOrAdd(request.RequestUri!.PathAndQuery, _ => new());
        lock (seen)
        {
            while (seen.TryPeek(out var oldest) && timeProvider.GetElapsedTime(oldest.At) > lag)
            {
                seen.Dequeue();
            }

            seen.Enqueue((timeProvider.GetTimestamp(), () => Copy(response, body)));
            var shown = seen.Peek().Copy();
            shown.RequestMessage = request;
            return shown;
        }
    }

    private static HttpResponseMessage Copy(HttpResponseMessage response, byte[] body)
    {
        var copy = new HttpResponseMessage(response.StatusCode) { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in response.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        copy.Content.Headers.ContentType = response.Content.Headers.ContentType;
        return copy;
    }
}
