namespace Waldur.Client.Testing;

/// <summary>The requests that arrived, the last ones of them.</summary>
internal sealed class RequestLog(TimeProvider timeProvider, int capacity)
{
    private static readonly string[] Secret = ["Authorization", "Cookie", "Proxy-Authorization"];
    private readonly object _lock = new();
    private readonly SortedDictionary<long, RequestRecord> _records = [];
    private long _last;

    public IReadOnlyList<RequestRecord> Records
    {
        get
        {
            lock (_lock)
            {
                return [.. _records.Values];
            }
        }
    }

    public long Add(FakeRequest request)
    {
        var headers = request.Headers
            .Where(header => !Secret.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        lock (_lock)
        {
            _last++;
            _records[_last] = new RequestRecord
            {
                Number = _last,
                Time = timeProvider.GetUtcNow(),
                Method = request.Method,
                Path = request.Path,
                Query = request.QueryString,
                Headers = headers,
            };
            if (_records.Count > capacity)
            {
                _records.Remove(_records.Keys.First());
            }

            return _last;
        }
    }

    public void Complete(long number, int? status, FaultKind? fault, bool acted)
    {
        lock (_lock)
        {
            if (_records.TryGetValue(number, out var record))
            {
                _records[number] = record with { Status = status, Fault = fault, Acted = acted || record.Acted };
            }
        }
    }

    /// <summary>Notes that the server acted after its caller had seen a fault.</summary>
    public void CompleteLate(long number, FaultKind fault, bool acted)
    {
        lock (_lock)
        {
            if (_records.TryGetValue(number, out var record))
            {
                _records[number] = record with { Fault = fault, Acted = acted };
            }
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _records.Clear();
        }
    }
}
