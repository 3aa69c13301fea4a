namespace Waldur.Client.Samples;

/// <summary>Hands progress on at once. The framework's <see cref="Progress{T}"/> does so later, in any order.</summary>
internal sealed class InlineProgress<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
