namespace Waldur.Client;

/// <summary>Requests whose handler has ended while the server could not learn of it: reported again, at growing intervals.</summary>
internal sealed class UnreportedRequests(TimeProvider timeProvider, TimeSpan maxInterval)
{
    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(10);
    private readonly Dictionary<Guid, Entry> _entries = [];

    public IReadOnlyList<Guid> Requests => [.. _entries.Keys];

    /// <summary>The fewest times that any of them has been reported.</summary>
    public int MinReports => _entries.Count == 0 ? int.MaxValue : _entries.Values.Min(entry => entry.Reports);

    /// <summary>How long until the next is due; null where none is waiting.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            var waiting = _entries.Values.Where(entry => !entry.IsRunning).ToList();
            return waiting.Count == 0 ? null : waiting.Min(Left);
        }
    }

    public bool Contains(Guid request) => _entries.ContainsKey(request);

    /// <summary>Notes a result that says unreported.</summary>
    public void Add(ProcessResult result)
    {
        var interval = _entries.TryGetValue(result.Request.Uuid, out var earlier) ? earlier.Interval * 2 : FirstInterval;
        _entries[result.Request.Uuid] = new Entry(
            result, interval < maxInterval ? interval : maxInterval, timeProvider.GetTimestamp(), (earlier?.Reports ?? 0) + 1, IsRunning: false);
    }

    public void Remove(Guid request) => _entries.Remove(request);

    /// <summary>The results that are due to be reported again; they are not due a second time before they are added again.</summary>
    public IReadOnlyList<ProcessResult> StartDue()
    {
        var due = _entries.Values.Where(entry => !entry.IsRunning && Left(entry) <= TimeSpan.Zero).ToList();
        due.ForEach(entry => _entries[entry.Result.Request.Uuid] = entry with { IsRunning = true });
        return due.ConvertAll(entry => entry.Result);
    }

    private TimeSpan Left(Entry entry) => entry.Interval - timeProvider.GetElapsedTime(entry.Since);

    private sealed record Entry(ProcessResult Result, TimeSpan Interval, long Since, int Reports, bool IsRunning);
}
