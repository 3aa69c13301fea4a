using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>
/// Logs that an agent sends to the server, where operators see them. Add it to the program's logging as a provider
/// (<c>builder.AddProvider(logs)</c>), and hand it to <see cref="AgentPresence.Logs"/>. Logging never waits: when more is logged than can be
/// sent, the oldest entries are dropped, and the next one that is sent says how many. It is safe for use by several threads.
/// </summary>
public sealed class AgentLogs : ILoggerProvider
{
    private const int MaxMessageLength = 8 * 1024;

    // What is logged of sending logs must not be sent in turn, without end.
    private static readonly AsyncLocal<bool> Suppressed = new();

    private readonly LinkedList<AgentLogEntry> _entries = [];
    private readonly ConcurrentDictionary<string, ILogger> _loggers = new(StringComparer.Ordinal);
    private readonly LogLevel _minLevel;
    private readonly int _maxEntries;
    private readonly TimeProvider _timeProvider;
    private long _dropped;
    private long _unsaid;

    /// <summary>Makes a store of logs.</summary>
    /// <param name="minLevel">The lowest level that is sent.</param>
    /// <param name="maxEntries">How many entries wait to be sent at most.</param>
    /// <param name="timeProvider">The clock; the system's when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of entries is zero or negative, or above 100,000.</exception>
    public AgentLogs(LogLevel minLevel = LogLevel.Information, int maxEntries = 1000, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxEntries);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxEntries, 100_000);
        _minLevel = minLevel;
        _maxEntries = maxEntries;
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <summary>How many entries were dropped since the start because they could not be sent in time, or the server refused them.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>How many entries wait to be sent.</summary>
    public int Waiting
    {
        get
        {
            lock (_entries)
            {
                return _entries.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => _loggers.GetOrAdd(categoryName, name => new AgentLogger(this, name));

    /// <summary>Does nothing: what waits is sent by the agent.</summary>
    public void Dispose()
    {
    }

    /// <summary>Keeps what is logged from here on, in this flow of calls, out of the logs that are sent.</summary>
    internal static void Suppress() => Suppressed.Value = true;

    internal bool IsEnabled(LogLevel level) => level >= _minLevel && level != LogLevel.None && !Suppressed.Value;

    internal void Add(LogLevel level, string category, string message)
    {
        var entry = new AgentLogEntry(
            _timeProvider.GetUtcNow(),
            ToSeverity(level),
            ToText(message, MaxMessageLength, whenBlank: "(empty)"),
            ToText(category, FieldRules.MaxTextLength, whenBlank: "agent"));
        lock (_entries)
        {
            _entries.AddLast(entry);
            DropExcess();
        }
    }

    /// <summary>Takes the oldest entries, with one that says how many were dropped before them.</summary>
    /// <param name="maxEntries">How many are taken at most.</param>
    /// <param name="maxCharacters">How long their texts may be together; one entry is taken whatever its length.</param>
    internal IReadOnlyList<AgentLogEntry> Take(int maxEntries, int maxCharacters)
    {
        lock (_entries)
        {
            var taken = new List<AgentLogEntry>();
            if (_unsaid > 0)
            {
                taken.Add(new(_timeProvider.GetUtcNow(), AgentLogSeverity.Warning, $"{_unsaid} log entries were dropped: they could not be sent.", typeof(AgentLogs).FullName!));
                _unsaid = 0;
            }

            var characters = 0;
            while (taken.Count < maxEntries && _entries.First is { } first)
            {
                characters += first.Value.Length;
                if (taken.Count > 0 && characters > maxCharacters)
                {
                    break;
                }

                taken.Add(first.Value);
                _entries.RemoveFirst();
            }

            return taken;
        }
    }

    /// <summary>Puts entries back that were taken and certainly did not arrive.</summary>
    internal void PutBack(IReadOnlyList<AgentLogEntry> entries)
    {
        lock (_entries)
        {
            foreach (var entry in entries.Reverse())
            {
                _entries.AddFirst(entry);
            }

            DropExcess();
        }
    }

    /// <summary>Notes that entries that were taken did not arrive, or that this is not known.</summary>
    internal void OnLost(int count)
    {
        lock (_entries)
        {
            _dropped += count;
            _unsaid += count;
        }
    }

    // One text that the server cannot store would keep all that are sent with it from arriving.
    private static string ToText(string text, int maxLength, string whenBlank) =>
        string.IsNullOrWhiteSpace(text) ? whenBlank : CodePoints.ToStorable(CodePoints.Start(text, maxLength));

    private static AgentLogSeverity ToSeverity(LogLevel level) => level switch
    {
        LogLevel.Critical => AgentLogSeverity.Critical,
        LogLevel.Error => AgentLogSeverity.Error,
        LogLevel.Warning => AgentLogSeverity.Warning,
        LogLevel.Information => AgentLogSeverity.Info,
        _ => AgentLogSeverity.Debug,
    };

    private void DropExcess()
    {
        while (_entries.Count > _maxEntries)
        {
            _entries.RemoveFirst();
            _dropped++;
            _unsaid++;
        }
    }
}
