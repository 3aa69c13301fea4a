namespace Waldur.Client.Tests.Transport;

/// <summary>Responses each request with the next step of a script; the last step responses all that follow.</summary>
internal sealed class ScriptedHandler(params Step[] steps) : HttpMessageHandler
{
    private readonly List<SentRequest> _sent = [];

    public IReadOnlyList<SentRequest> Sent
    {
        get
        {
            lock (_sent)
            {
                return [.. _sent];
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await SentRequest.FromAsync(request, cancellationToken);
        Step step;
        lock (_sent)
        {
            step = steps[Math.Min(_sent.Count, steps.Length - 1)];
            _sent.Add(sent);
        }

        var response = await step(request, cancellationToken);
        response.RequestMessage ??= request;
        return response;
    }
}
