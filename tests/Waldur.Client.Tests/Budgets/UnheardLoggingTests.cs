using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Waldur.Client.Core;

namespace Waldur.Client.Budgets;

[Collection(MeasuredAlone.Name)]
public sealed class UnheardLoggingTests
{
    [Fact]
    public async Task A_log_line_that_nobody_wants_allocates_nothing()
    {
        var without = await AllocationOfGetAsync(NullLoggerFactory.Instance);
        var unheard = await AllocationOfGetAsync(new LevelLoggers(LogLevel.None));
        var heard = await AllocationOfGetAsync(new LevelLoggers(LogLevel.Trace));

        unheard.Should().Be(without);
        heard.Should().BeGreaterThan(without, "a line that somebody reads has its arguments boxed");
    }

    private static async Task<long> AllocationOfGetAsync(ILoggerFactory loggers)
    {
        using var sdk = new SdkCalls(new CannedServer(Rows.OneBackendResource(), 1), new ClientOptions { LoggerFactory = loggers });
        return await Allocation.OfAsync(() => sdk.GetAsync(Rows.Uuid(1, 17)), 500);
    }

    private sealed class LevelLoggers(LogLevel least) : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least && least != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            formatter(state, exception);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
