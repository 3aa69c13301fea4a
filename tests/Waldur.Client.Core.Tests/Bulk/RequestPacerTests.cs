using System.Net;
using Waldur.Client.Testing;

namespace Waldur.Client.Core.Tests.Bulk;

public sealed class RequestPacerTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly FakeClock _clock = new();
    private readonly RequestPacer _pacer;

    public RequestPacerTests() => _pacer = new(Concurrency.Adaptive, _clock);

    public void Dispose() => _pacer.Dispose();

    [Fact]
    public async Task One_refusal_halves_the_number_and_pauses_nothing()
    {
        var attempts = await BeginAsync(4);

        attempts[3].End(HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(30));

        _pacer.Level.Should().Be(2);
        _pacer.TryBeginItem(out _).Should().BeFalse("three are under way");
        attempts[0].End(HttpStatusCode.OK);
        attempts[1].End(HttpStatusCode.OK);
        _pacer.EndItem("item", default, error: null);
        _pacer.EndItem("item", default, error: null);
        _pacer.TryBeginItem(out _).Should().BeTrue("the refused item waits without a place, and one other is under way");
    }

    [Fact]
    public async Task Refusals_of_requests_that_were_under_way_together_count_once()
    {
        var attempts = await BeginAsync(4);

        attempts.Reverse();
        attempts.ForEach(attempt => attempt.End(HttpStatusCode.TooManyRequests));

        _pacer.Level.Should().Be(2);
        _pacer.TryBeginItem(out _).Should().BeTrue();
    }

    [Theory]
    [InlineData(7.0, 7.0)]
    [InlineData(900.0, 60.0)]
    [InlineData(null, 0.25)]
    public async Task A_request_refused_after_a_refusal_pauses_all_for_as_long_as_the_server_asks(double? asked, double expected)
    {
        TimeSpan? retryAfter = asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        (await BeginAsync(4)).ForEach(attempt => attempt.End(HttpStatusCode.TooManyRequests, retryAfter));
        var changes = 0;
        _pacer.Changed += (_, _) => changes++;

        (await BeginAsync(1))[0].End(HttpStatusCode.TooManyRequests, retryAfter);

        _pacer.TryBeginItem(out _).Should().BeFalse();
        changes = 0;
        _clock.Advance(TimeSpan.FromSeconds(expected) - TimeSpan.FromMilliseconds(1));
        _pacer.TryBeginItem(out _).Should().BeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(2));
        changes.Should().BePositive("who waits must be woken");
        _pacer.TryBeginItem(out _).Should().BeTrue();
    }

    [Fact]
    public async Task A_lost_response_halves_the_number_too()
    {
        (await BeginAsync(4))[0].End(status: null);

        _pacer.Level.Should().Be(2);
    }

    [Fact]
    public async Task What_the_caller_cancelled_changes_nothing()
    {
        (await BeginAsync(4))[0].End(status: null, retryAfter: null, isCancelled: true);

        _pacer.Level.Should().Be(4);
    }

    [Fact]
    public async Task A_refusal_of_the_request_itself_is_no_sign_of_load()
    {
        foreach (var attempt in await BeginAsync(4))
        {
            attempt.End(HttpStatusCode.BadRequest);
        }

        _pacer.Level.Should().Be(4);
    }

    [Fact]
    public async Task A_retry_goes_before_what_waits_for_its_first_attempt()
    {
        var attempts = await BeginAsync(4);
        var first = _pacer.EnterAsync("GET /", isRetry: false, Cancel).AsTask();
        var retry = _pacer.EnterAsync("GET /", isRetry: true, Cancel).AsTask();

        attempts[0].End(HttpStatusCode.OK);

        await retry;
        first.IsCompleted.Should().BeFalse();
        attempts[1].End(HttpStatusCode.OK);
        await first;
    }

    [Fact]
    public async Task Who_stops_waiting_leaves_no_gap_behind()
    {
        var attempts = await BeginAsync(4);
        using var caller = new CancellationTokenSource();
        var gone = _pacer.EnterAsync("GET /", isRetry: false, caller.Token).AsTask();
        var next = _pacer.EnterAsync("GET /", isRetry: false, Cancel).AsTask();
        await caller.CancelAsync();
        await FluentActions.Awaiting(() => gone).Should().ThrowAsync<OperationCanceledException>();

        attempts[0].End(HttpStatusCode.OK);

        await next;
    }

    [Fact]
    public void The_number_grows_only_where_more_is_wanted()
    {
        for (var i = 0; i < 50; i++)
        {
            _pacer.TryBeginItem(out var start).Should().BeTrue();
            _clock.Advance(SimulatedServer.Latency);
            _pacer.EndItem("item", start, error: null);
        }

        _pacer.Level.Should().Be(4);
    }

    private async Task<List<IGatedAttempt>> BeginAsync(int count)
    {
        var attempts = new List<IGatedAttempt>();
        for (var i = 0; i < count; i++)
        {
            _pacer.TryBeginItem(out _).Should().BeTrue();
            attempts.Add(await _pacer.EnterAsync("POST /rows/", isRetry: false, Cancel));
        }

        return attempts;
    }
}
