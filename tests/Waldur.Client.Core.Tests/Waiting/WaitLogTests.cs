using Waldur.Client.Testing;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Core.Tests.Waiting;

public sealed class WaitLogTests : IDisposable
{
    private static readonly WaitOptions TenMinutes = new() { Interval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromMinutes(10) };

    private readonly FakeClock _clock = new();
    private readonly CapturingLog _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_wait_says_once_what_it_waits_for_and_where()
    {
        var wait = WaitAsync("the end of request 1f", static _ => WaitVerdict.Continue);
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        _log.Lines.Should().BeEmpty();

        await _clock.RunUntilCompletedAsync(wait, TimeSpan.FromSeconds(1));

        _log.Lines.Should().Equal("Information Test Waiting for the end of request 1f at waldur.example.com");
    }

    [Fact]
    public async Task A_short_wait_says_nothing()
    {
        await WaitAsync("the end of request 1f", static _ => WaitVerdict.Reached);
        _clock.Advance(TimeSpan.FromMinutes(1));

        _log.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task A_poll_that_hangs_is_told_too()
    {
        using var stop = new CancellationTokenSource();
        var wait = Poller().WaitAsync<string>(
            async token =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
                return null;
            },
            static _ => WaitVerdict.Continue,
            TenMinutes,
            subject: "the end of request 1f",
            cancellationToken: stop.Token);

        _clock.Advance(TimeSpan.FromSeconds(2));
        _log.Lines.Should().ContainSingle();
        await stop.CancelAsync();
        (await wait).Outcome.Should().Be(WaitOutcome.Cancelled);
    }

    [Theory]
    [InlineData(WaitVerdict.Continue, "What was waited for, the end of request 1f at waldur.example.com, did not happen in time (*")]
    [InlineData(WaitVerdict.Failed, "What was waited for, the end of request 1f at waldur.example.com, failed (*")]
    public async Task A_wait_in_vain_names_its_subject_and_host(WaitVerdict verdict, string message)
    {
        var result = await _clock.RunUntilCompletedAsync(WaitAsync("the end of request 1f", _ => verdict), TimeSpan.FromSeconds(1));

        result.Subject.Should().Be("the end of request 1f at waldur.example.com");
        result.Invoking(ended => ended.EnsureReached()).Should().Throw<WaitException>().WithMessage(message);
    }

    private Task<WaitResult<string>> WaitAsync(string subject, Func<string, WaitVerdict> toVerdict) => Poller().WaitAsync(
        static _ => Task.FromResult<string?>("state"), toVerdict, TenMinutes, subject: subject, cancellationToken: TestContext.Current.CancellationToken);

    private Poller Poller() => new(_clock, random: null, "waldur.example.com", _log.CreateLogger("Test"));
}
