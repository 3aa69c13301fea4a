namespace Waldur.Client.Tests;

/// <summary>A caller's progress callback that always throws.</summary>
public sealed class ThrowingProgress<T> : IProgress<T>
{
    private int _calls;

    public int Calls => _calls;

    public void Report(T value)
    {
        Interlocked.Increment(ref _calls);
        throw new InvalidOperationException("A mistake of the caller.");
    }
}
