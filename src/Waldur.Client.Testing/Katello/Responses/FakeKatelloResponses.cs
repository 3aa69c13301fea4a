namespace Waldur.Client.Testing;

/// <summary>Responses that take the place of the server's own, tried in the order in which they were added.</summary>
public sealed class FakeKatelloResponses
{
    private readonly object _lock = new();
    private readonly List<Entry> _entries = [];

    internal FakeKatelloResponses()
    {
    }

    /// <summary>Adds a response.</summary>
    /// <param name="response">The response.</param>
    public void Add(FakeKatelloResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        lock (_lock)
        {
            _entries.Add(new Entry(response));
        }
    }

    /// <summary>Takes every response away.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }

    internal FakeKatelloResponse? Take(FakeRequest request)
    {
        lock (_lock)
        {
            var entry = _entries.Find(entry => entry.Fits(request));
            if (entry is not null)
            {
                entry.Sent++;
            }

            return entry?.Response;
        }
    }

    private sealed class Entry(FakeKatelloResponse response)
    {
        public FakeKatelloResponse Response => response;

        public int Sent { get; set; }

        public bool Fits(FakeRequest request) =>
            !(Sent >= response.Times)
            && (response.Method is null || response.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
            && (response.Path is null || PathPattern.Matches(response.Path, request.Path));
    }
}
