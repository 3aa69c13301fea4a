using System.Text;
using Microsoft.Extensions.Logging;

namespace Waldur.Client.Conventions.Safety;

/// <summary>Keeps all that is logged, at every level, with all its values.</summary>
internal sealed class KeepingLogger : ILoggerFactory, ILogger
{
    private readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_text)
        {
            _text.AppendLine(formatter(state, exception));
            _text.AppendLine(exception?.ToString());
            foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                _text.Append(name).Append('=').Append(value).AppendLine();
            }
        }
    }

    public void Dispose()
    {
    }
}
