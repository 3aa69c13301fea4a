namespace Waldur.Client.Testing;

/// <summary>Answers that take the place of the server's own, tried in the order in which they were added.</summary>
public sealed class FakeKatelloAnswers
{
    private readonly object _lock = new();
    private readonly List<Entry> _entries = [];

    internal FakeKatelloAnswers()
    {
    }

    /// <summary>Adds an answer.</summary>
    /// <param name="answer">The answer.</param>
    public void Add(FakeKatelloAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        lock (_lock)
        {
            _entries.Add(new Entry(answer));
        }
    }

    /// <summary>Takes every answer away.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }

    internal FakeKatelloAnswer? Take(FakeRequest request)
    {
        lock (_lock)
        {
            var entry = _entries.Find(entry => entry.Fits(request));
            if (entry is not null)
            {
                entry.Sent++;
            }

            return entry?.Answer;
        }
    }

    private sealed class Entry(FakeKatelloAnswer answer)
    {
        public FakeKatelloAnswer Answer => answer;

        public int Sent { get; set; }

        public bool Fits(FakeRequest request) =>
            !(Sent >= answer.Times)
            && (answer.Method is null || answer.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
            && (answer.Path is null || PathPattern.Matches(answer.Path, request.Path));
    }
}
