namespace Waldur.Client.Katello.Tests;

/// <summary>Keeps what is reported, in order.</summary>
internal sealed class Reported<T> : IProgress<T>
{
    public List<T> All { get; } = [];

    public void Report(T value) => All.Add(value);
}
