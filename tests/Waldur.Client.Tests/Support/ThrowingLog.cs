using Microsoft.Extensions.Logging;

namespace Waldur.Client.Tests;

/// <summary>A log whose disk is full: every line and every scope throws, as those of Microsoft's factory do when a provider throws.</summary>
internal sealed class ThrowingLog : ILoggerFactory, ILogger
{
    private int _lines;

    /// <summary>How many lines could not be written.</summary>
    public int Lines => Volatile.Read(ref _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => throw Full();

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Interlocked.Increment(ref _lines);
        throw Full();
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    private static AggregateException Full() => new(new IOException("No space left on device"));
}
