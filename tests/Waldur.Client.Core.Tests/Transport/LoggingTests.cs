using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Waldur.Client.Core;

namespace Waldur.Client.Tests.Transport;

public class LoggingTests
{
    private const string Id = "5f0c1b6e0c5a4b0f9d3e2a1b4c6d8e0f";

    [Fact]
    public async Task Calls_are_logged_by_their_template_and_nothing_that_they_carry()
    {
        using var log = new CapturingLog();
        using var handler = new ScriptedHandler(
            Reply.Status(503, """{"detail":"s3cr3tresponse"}"""), Reply.Ok("""{"token":"s3cr3tresponse"}"""), Reply.Reset, Reply.Status(400, """["s3cr3tresponse"]"""));
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { LoggerFactory = log });

        await client.GetAsync($"/api/things/{Id}/?name=s3cr3tquery");
        await client.SendAsync(Post(), TestContext.Current.CancellationToken).FailsAsync<ApiTransportException>();
        await client.SendAsync(Post(), TestContext.Current.CancellationToken).FailsAsync<ApiValidationException>();

        log.Lines.Should().HaveCount(4);
        log.Lines[0].Should().StartWith("Warning Waldur.Client GET /api/things/{uuid}/ at waldur.example.com is sent again: attempt 2, after waiting ")
            .And.EndWith("; the one before ended with 503, request id: none");
        log.Lines[1].Should().StartWith("Debug Waldur.Client GET /api/things/{uuid}/ at waldur.example.com responded 200 after ").And.EndWith("2 attempt(s); request id: none");
        log.Lines[2].Should().StartWith("Warning Waldur.Client POST /api/things/{uuid}/ at waldur.example.com failed with HttpRequestException after ");
        log.Lines[3].Should().StartWith("Debug Waldur.Client POST /api/things/{uuid}/ at waldur.example.com responded 400 after ");
        log.Everything.Should().NotContain(Id).And.NotContain("s3cr3t").And.NotContain(TestCalls.Token).And.NotContain("?");
    }

    [Fact]
    public async Task A_cancelled_call_is_no_failure_to_log()
    {
        using var log = new CapturingLog();
        using var source = new CancellationTokenSource();
        using var handler = new ScriptedHandler(Reply.Hangs);
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { LoggerFactory = log });

        var call = client.SendAsync(TestCalls.Request(), source.Token);
        await source.CancelAsync();
        await Record.ExceptionAsync(() => call);

        log.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task A_log_that_listens_only_to_warnings_costs_no_line()
    {
        using var log = new CapturingLog(LogLevel.Warning);
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { LoggerFactory = log });

        await client.GetAsync();

        log.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task A_response_is_logged_with_its_request_id()
    {
        using var log = new CapturingLog();
        using var handler = new ScriptedHandler(Reply.Ok("{}", ("X-Request-ID", "r-17\u202E" + TestCalls.Token)));
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { LoggerFactory = log });

        await client.GetAsync();

        log.Lines.Should().ContainSingle().Which.Should().EndWith("; request id: r-17 ***");
    }

    [Fact]
    public async Task A_retry_that_a_program_of_its_own_decides_on_may_follow_a_good_response()
    {
        using var log = new CapturingLog(LogLevel.Warning);
        using var handler = new ScriptedHandler(Reply.Ok(), Reply.Ok());
        var retry = new RetryStrategyOptions<RawResponse> { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = static _ => new(true) };
        using var client = TestCalls.Client(
            handler, options: TestCalls.Options() with { LoggerFactory = log, ConfigureResilience = builder => builder.AddRetry(retry) });

        await client.GetAsync();

        log.Lines.Should().ContainSingle().Which.Should().Contain("the one before ended with no response that counts");
    }

    [Fact]
    public void A_log_that_cannot_say_what_it_wants_wants_nothing()
    {
        using var log = new BrokenLog(isEnabled: static () => throw new AggregateException("The disk is full."));

        log.ToSafeLogger().IsEnabled(LogLevel.Critical).Should().BeFalse();
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_fails_no_call()
    {
        using var handler = new ScriptedHandler(Reply.Status(503), Reply.Ok(), Reply.Reset);
        using var client = TestCalls.Client(handler, options: TestCalls.Options() with { LoggerFactory = new BrokenLog() });

        await client.GetAsync();
        await client.CallAsync("POST").FailsAsync<ApiTransportException>();
    }

    [Fact]
    public void Nothing_of_a_log_that_throws_comes_through()
    {
        using var broken = new BrokenLog();
        using var noScope = new BrokenLog(scope: static () => throw new AggregateException("The disk is full."));
        using var noFactory = new BrokenLog(create: static () => throw new ObjectDisposedException(nameof(ILoggerFactory)));

        var use = () =>
        {
            foreach (var log in new[] { broken, noScope, noFactory })
            {
                foreach (var logger in new[] { log.CreateSafeLogger("x"), log.CreateSafeLogger<LoggingTests>() })
                {
                    using var scope = logger.BeginScope("scope");
                    logger.LogError("line");
                }
            }
        };

        use.Should().NotThrow();
        broken.Calls.Should().Be(2, "the lines do reach the log");
        noScope.Calls.Should().Be(2);
    }

    [Fact]
    public void Scopes_reach_the_programs_log_and_end_there()
    {
        var ended = 0;
        using var log = new BrokenLog(isEnabled: static () => false, scope: () => new EndingScope(() => ended++));
        var logger = log.CreateSafeLogger("x");

        logger.IsEnabled(LogLevel.Critical).Should().BeFalse("the program's log says so");
        logger.BeginScope("scope")!.Dispose();

        ended.Should().Be(1);
        logger.ToSafeLogger().Should().BeSameAs(logger);
    }

    [Fact]
    public void A_safe_logger_needs_a_log()
    {
        FluentActions.Invoking(() => SafeLoggerExtensions.CreateSafeLogger(null!, "x")).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SafeLoggerExtensions.CreateSafeLogger<LoggingTests>(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SafeLoggerExtensions.ToSafeLogger(null!)).Should().Throw<ArgumentNullException>();
    }

    private sealed class EndingScope(Action onEnd) : IDisposable
    {
        public void Dispose() => onEnd();
    }

    private sealed class BrokenScope : IDisposable
    {
        public void Dispose() => throw new AggregateException("The disk is full.");
    }

    private sealed class BrokenLog(Func<bool>? isEnabled = null, Func<IDisposable>? scope = null, Func<ILogger>? create = null) : ILoggerFactory, ILogger
    {
        public int Calls { get; private set; }

        public ILogger CreateLogger(string categoryName) => create?.Invoke() ?? this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => scope?.Invoke() ?? new BrokenScope();

        public bool IsEnabled(LogLevel logLevel) => isEnabled?.Invoke() ?? true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Calls++;
            throw new AggregateException("The disk is full.");
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }

    private static ApiRequest Post() => new(
        new ApiOperation("things_act", HttpMethod.Post, "/api/things/{uuid}/"),
        $"/api/things/{Id}/?key=s3cr3tquery",
        RequestContent.Text("s3cr3tbody"));
}
