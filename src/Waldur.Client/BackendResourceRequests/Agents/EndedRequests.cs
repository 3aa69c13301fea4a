namespace Waldur.Client;

/// <summary>The latest requests that an agent knows to have ended. None ever becomes pending again.</summary>
internal sealed class EndedRequests
{
    private const int MaxCount = 10_000;
    private readonly HashSet<Guid> _requests = [];
    private readonly Queue<Guid> _order = new();

    public bool Contains(Guid request) => _requests.Contains(request);

    public void Add(Guid request)
    {
        if (_requests.Add(request))
        {
            _order.Enqueue(request);
        }

        if (_order.Count > MaxCount)
        {
            _requests.Remove(_order.Dequeue());
        }
    }
}
