namespace Waldur.Client.Hosting;

/// <summary>Since when each claim is seen to be unended, from check to check.</summary>
internal sealed class UnendedClaims
{
    private readonly object _lock = new();
    private Dictionary<Guid, DateTimeOffset> _since = [];

    /// <summary>Notes the claims that are unended now.</summary>
    /// <returns>Since when the oldest is; null where there is none.</returns>
    public DateTimeOffset? Note(IReadOnlyCollection<Guid> requests, DateTimeOffset now)
    {
        lock (_lock)
        {
            _since = requests.Distinct().ToDictionary(request => request, request => _since.TryGetValue(request, out var since) ? since : now);
            return _since.Count == 0 ? null : _since.Values.Min();
        }
    }
}
