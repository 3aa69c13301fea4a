using Microsoft.Extensions.Logging;

namespace Waldur.Client.Tests.Transport;

/// <summary>Keeps what is logged: the lines, and every value behind them.</summary>
internal sealed class CapturingLog(LogLevel least = LogLevel.Trace) : ILoggerFactory
{
    private readonly List<string> _lines = [];
    private readonly List<string> _values = [];

    public IReadOnlyList<string> Lines => _lines;

    public string Everything => string.Join('\n', _lines.Concat(_values));

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName, least);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Logger(CapturingLog log, string category, LogLevel least) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            log._lines.Add($"{logLevel} {category} {formatter(state, exception)}");
            log._values.Add(exception?.ToString() ?? "");
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
            {
                log._values.AddRange(values.Select(value => $"{value.Key}={value.Value}"));
            }
        }
    }
}
