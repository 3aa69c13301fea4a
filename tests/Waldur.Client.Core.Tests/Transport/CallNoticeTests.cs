using Waldur.Client.Core;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.Transport;

public sealed class CallNoticeTests : IDisposable
{
    private readonly FakeClock _clock = new();
    private readonly CapturingLog _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_call_without_a_response_says_once_what_it_waits_for_where_and_for_how_long()
    {
        using var stop = new CancellationTokenSource();
        using var handler = new ScriptedHandler(Reply.Hangs);
        using var client = Client(handler);

        var call = client.SendAsync(TestCalls.Request(pathAndQuery: "/api/things/1f/?key=s3cr3t"), stop.Token);
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        _log.Lines.Should().BeEmpty();
        _clock.Advance(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();
        await Record.ExceptionAsync(() => call);

        _log.Lines.Should().ContainSingle().Which.Should().Match(
            "Information Waldur.Client GET /api/things/{uuid}/ at waldur.example.com has no response after * s; it may take up to 100 s");
        _log.Everything.Should().NotContain("s3cr3t");
    }

    [Fact]
    public async Task Where_a_call_has_no_limit_that_is_said()
    {
        using var stop = new CancellationTokenSource();
        using var handler = new ScriptedHandler(Reply.Hangs);
        using var client = Client(handler, Timeout.InfiniteTimeSpan);

        var call = client.SendAsync(TestCalls.Request(), stop.Token);
        _clock.Advance(TimeSpan.FromSeconds(3));
        await stop.CancelAsync();
        await Record.ExceptionAsync(() => call);

        _log.Lines.Should().ContainSingle().Which.Should().EndWith("; it may take any time");
    }

    [Fact]
    public async Task A_call_that_has_ended_says_nothing_later()
    {
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = Client(handler);

        await client.GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));

        _log.Lines.Should().ContainSingle().Which.Should().StartWith("Debug ");
    }

    private ApiClient Client(HttpMessageHandler handler, TimeSpan? timeout = null) => new(
        new HttpMessageInvoker(handler),
        TestCalls.Endpoint,
        new TokenCredential(TestCalls.Token),
        new ClientOptions { TimeProvider = _clock, LoggerFactory = _log, Timeout = timeout ?? new ClientOptions().Timeout });
}
