using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;
using Waldur.Client.Testing;

namespace Waldur.Client.Events.Tests.Events;

/// <summary>A problem is a warning once, however often it is met.</summary>
public class LoggingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "You do not have permission to perform this action.")]
    [InlineData(HttpStatusCode.TooManyRequests, "Request was throttled. Expected available in {0} seconds.")]
    public async Task A_problem_whose_text_changes_with_each_attempt_is_said_once(HttpStatusCode status, string detail)
    {
        var clock = new FakeClock();
        var log = new KeptLog();
        using var handler = new Refusing(status, detail);
        using var waldur = new WaldurClient(
            new HttpMessageInvoker(handler),
            "https://waldur.example.com",
            new TokenCredential("0123456789abcdef"),
            new ClientOptions { TimeProvider = clock, LoggerFactory = log, MaxRetries = 0 });
        await using var events = waldur.Events(new EventOptions { Registration = EventRegistration.Global() });

        await UntilAsync(() => events.State.FailedAttempts >= 6, clock);
        handler.Detail = "The server is under maintenance.";
        var attempts = events.State.FailedAttempts;
        await UntilAsync(() => events.State.FailedAttempts >= attempts + 3, clock);

        var warnings = log.Lines.Where(line => line.Level >= LogLevel.Warning && line.Text.Contains("next attempt", StringComparison.Ordinal)).ToList();
        warnings.Should().HaveCount(2, "the second problem is another one");
        warnings[0].Text.Should().Contain("request id: ");
        warnings[1].Text.Should().Contain("maintenance");
    }

    private static async Task UntilAsync(Func<bool> condition, FakeClock clock)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(20));
            await Task.Delay(5, Token);
            clock.Advance(TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>Refuses everything, each time with another id and another number.</summary>
    private sealed class Refusing(HttpStatusCode status, string detail) : HttpMessageHandler
    {
        private int _count;

        public string Detail { get; set; } = detail;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var text = string.Format(CultureInfo.InvariantCulture, Detail, 60 - Interlocked.Increment(ref _count));
            var response = new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent($$"""{"detail":"{{text}}"}""", null, "application/json") };
            response.Headers.Add("X-Request-ID", Guid.NewGuid().ToString());
            return Task.FromResult(response);
        }
    }
}
