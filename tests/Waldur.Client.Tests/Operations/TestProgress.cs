namespace Waldur.Client.Tests;

/// <summary>Keeps what it receives, at once and in order.</summary>
internal sealed class TestProgress<T>(Action<T>? then = null) : IProgress<T>
{
    private readonly List<T> _reports = [];

    public IReadOnlyList<T> Reports
    {
        get
        {
            lock (_reports)
            {
                return [.. _reports];
            }
        }
    }

    public void Report(T value)
    {
        lock (_reports)
        {
            _reports.Add(value);
        }

        then?.Invoke(value);
    }
}
