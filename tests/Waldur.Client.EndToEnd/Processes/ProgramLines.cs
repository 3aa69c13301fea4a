namespace Waldur.Client.EndToEnd;

/// <summary>The lines that a program has written so far; one can wait for more.</summary>
internal sealed class ProgramLines
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _more = New();
    private bool _isEnded;

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Takes a line; null is the end.</summary>
    public void Add(string? line)
    {
        lock (_gate)
        {
            _isEnded |= line is null;
            if (line is not null)
            {
                _lines.Add(line);
            }

            _more.TrySetResult();
            _more = New();
        }
    }

    /// <summary>The first line that is wanted, as soon as it is there; null if the program ended without it.</summary>
    public async Task<string?> FindAsync(Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (_gate)
            {
                var line = _lines.Find(candidate => isWanted(candidate));
                if (line is not null || _isEnded)
                {
                    return line;
                }

                more = _more.Task;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
