using Microsoft.Extensions.Logging;

namespace Waldur.Client;

/// <summary>Puts what is logged under one category into an agent's logs.</summary>
internal sealed class AgentLogger(AgentLogs logs, string category) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logs.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!IsEnabled(logLevel))
        {
            return;
        }

        // Of an exception only the first words: a stack trace belongs into the agent's own log.
        var message = formatter(state, exception);
        logs.Add(logLevel, category, exception is null ? message : $"{message} ({exception.GetType().Name}: {exception.Message})");
    }
}
