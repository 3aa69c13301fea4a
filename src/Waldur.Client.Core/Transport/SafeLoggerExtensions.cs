using System.ComponentModel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Waldur.Client.Core;

/// <summary>
/// Where all loggers of the SDK come from. A logger may throw (a full disk, an event log that is full, a factory that was disposed
/// first), and none of that may end an agent or hide what became of a write.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SafeLoggerExtensions
{
    /// <summary>Creates a logger that never throws.</summary>
    /// <param name="factory">The program's factory; one that throws creates a logger that writes nothing.</param>
    /// <param name="category">The logger's category.</param>
    /// <returns>The logger.</returns>
    public static ILogger CreateSafeLogger(this ILoggerFactory factory, string category)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Create(() => factory.CreateLogger(category));
    }

    /// <summary>Creates a logger that never throws, with a type's name for its category.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="factory">The program's factory; one that throws creates a logger that writes nothing.</param>
    /// <returns>The logger.</returns>
    public static ILogger CreateSafeLogger<T>(this ILoggerFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Create(factory.CreateLogger<T>);
    }

    /// <summary>Wraps a logger of the program's own.</summary>
    /// <param name="logger">The logger.</param>
    /// <returns>One that writes to it and never throws.</returns>
    public static ILogger ToSafeLogger(this ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        return logger is SafeLogger ? logger : new SafeLogger(logger);
    }

    private static ILogger Create(Func<ILogger> create)
    {
        try
        {
            return create().ToSafeLogger();
        }
        catch (Exception)
        {
            return NullLogger.Instance;
        }
    }
}
