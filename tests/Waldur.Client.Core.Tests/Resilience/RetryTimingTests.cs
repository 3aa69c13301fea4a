using System.Globalization;
using Waldur.Client.Core;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Resilience;

public class RetryTimingTests
{
    private static readonly ClientOptions Patient = new()
    {
        AttemptTimeout = TimeSpan.FromMinutes(10),
        Timeout = TimeSpan.FromHours(10),
        RetryDelay = TimeSpan.FromSeconds(2),
        MaxRetryDelay = TimeSpan.FromSeconds(10),
        MaxRetryAfter = TimeSpan.FromSeconds(60),
        MaxRetries = 6,
    };

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 4)]
    [InlineData(2, 8)]
    [InlineData(3, 10)]
    [InlineData(100, 10)]
    [InlineData(int.MaxValue, 10)]
    public void A_wait_is_a_random_part_of_a_time_that_doubles_up_to_a_cap(int attempt, int longest)
    {
        RetryDelay.Next(Patient, null, attempt, random: 0).Should().Be(TimeSpan.Zero);
        RetryDelay.Next(Patient, null, attempt, random: 0.5).Should().Be(TimeSpan.FromSeconds(longest / 2.0));
        RetryDelay.Next(Patient, null, attempt, random: 0.999999).Should().BeLessThan(TimeSpan.FromSeconds(longest))
            .And.BeCloseTo(TimeSpan.FromSeconds(longest), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Waits_stay_within_their_bounds_and_differ()
    {
        var all = new List<TimeSpan>();
        for (var i = 0; i < 20; i++)
        {
            var (waits, _, _) = await FailAsync(Patient, Reply.Status(502));
            waits.Should().HaveCountLessThanOrEqualTo(Patient.MaxRetries);
            all.AddRange(waits);
        }

        all.Should().OnlyContain(wait => wait >= TimeSpan.Zero && wait <= Patient.MaxRetryDelay);
        all.Distinct().Should().HaveCountGreaterThan(60, "jitter spreads what many clients do at once");
    }

    [Fact]
    public async Task Retry_After_in_seconds_is_waited_to_the_letter()
    {
        var (waits, sent, error) = await FailAsync(Patient with { MaxRetries = 2 }, Reply.Status(503, headers: ("Retry-After", "7")));

        waits.Should().Equal(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7));
        sent.Should().Be(3);
        error.Should().BeOfType<ApiServerException>().Which.RetryAfter.Should().Be(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData(50, 1, 50)]
    [InlineData(-50, 1, 0)]
    public async Task Retry_After_as_a_date_is_waited_to_the_second(int fromNow, int retries, int waited)
    {
        var clock = new SkippingClock();
        var date = clock.GetUtcNow().AddSeconds(fromNow).ToString("R", CultureInfo.InvariantCulture);

        var (waits, sent, _) = await FailAsync(Patient with { MaxRetries = retries }, Reply.Status(429, headers: ("Retry-After", date)), clock);

        waits.Where(wait => wait > TimeSpan.Zero).Sum(wait => wait.TotalSeconds).Should().Be(waited);
        sent.Should().Be(2);
    }

    [Fact]
    public async Task A_longer_Retry_After_than_is_acceptable_ends_the_call_with_the_response()
    {
        var (waits, sent, error) = await FailAsync(Patient, Reply.Status(429, headers: ("Retry-After", "61")));

        waits.Should().BeEmpty();
        sent.Should().Be(1);
        error.Should().BeOfType<ApiThrottledException>().Which.RetryAfter.Should().Be(TimeSpan.FromSeconds(61));
    }

    [Fact]
    public async Task An_unreadable_Retry_After_leaves_the_usual_wait()
    {
        var (waits, sent, _) = await FailAsync(Patient with { MaxRetries = 1 }, Reply.Status(429, headers: ("Retry-After", "soon")));

        sent.Should().Be(2);
        waits.Should().OnlyContain(wait => wait <= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_wait_that_would_pass_the_limit_of_the_call_is_not_begun()
    {
        var options = Patient with { Timeout = TimeSpan.FromSeconds(150), MaxRetryAfter = TimeSpan.FromSeconds(100) };
        var body = """{"detail":"come back later"}""";

        var (waits, sent, error) = await FailAsync(options, Reply.Status(503, body, headers: ("Retry-After", "100")));

        waits.Where(wait => wait > TimeSpan.FromSeconds(50)).Should().Equal(TimeSpan.FromSeconds(100));
        sent.Should().Be(2);
        error.Should().BeOfType<ApiServerException>().Which.ServerDetail.Should().Be("come back later");
    }

    [Fact]
    public async Task No_retries_means_one_request()
    {
        var (_, sent, _) = await FailAsync(Patient with { MaxRetries = 0 }, Reply.Refused);

        sent.Should().Be(1);
    }

    [Fact]
    public async Task The_last_response_is_thrown_not_the_first_and_never_a_collection()
    {
        using var handler = new ScriptedHandler(Reply.Reset, Reply.Status(503), Reply.Status(502, """{"detail":"the last one"}"""));
        using var client = TestCalls.Client(handler, options: Patient with { MaxRetries = 2 });

        var error = await client.GetAsync().FailsAsync<ApiServerException>();

        ((int?)error.StatusCode).Should().Be(502);
        error.ServerDetail.Should().Be("the last one");
    }

    [Fact]
    public async Task Calls_may_set_their_own_limits_which_stack()
    {
        using var handler = new ScriptedHandler(Reply.Refused);
        using var client = TestCalls.Client(handler, options: Patient);
        var few = client.With(new CallOptions { MaxRetries = 1, Timeout = TimeSpan.FromHours(1) });

        await few.With(new CallOptions { AttemptTimeout = TimeSpan.FromMinutes(3) }).GetAsync().FailsAsync<ApiTransportException>();
        var ofTheView = handler.Sent.Count;
        await client.GetAsync().FailsAsync<ApiTransportException>();

        ofTheView.Should().Be(2);
        handler.Sent.Should().HaveCount(2 + 7, "a view changes nothing for its origin");
    }

    [Fact]
    public void Limits_that_make_no_sense_are_refused()
    {
        var zero = () => new ClientOptions { Timeout = TimeSpan.Zero };
        var negative = () => new CallOptions { AttemptTimeout = TimeSpan.FromSeconds(-1) };
        var retries = () => new ClientOptions { MaxRetries = -1 };
        var endlessDelay = () => new ClientOptions { RetryDelay = Timeout.InfiniteTimeSpan };
        var endlessMax = () => new ClientOptions { MaxRetryDelay = Timeout.InfiniteTimeSpan };
        var endlessAsking = () => new ClientOptions { MaxRetryAfter = Timeout.InfiniteTimeSpan };

        zero.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*Timeout*");
        negative.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*AttemptTimeout*");
        retries.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*MaxRetries*");
        endlessDelay.Should().Throw<ArgumentOutOfRangeException>("a wait without end is no wait");
        endlessMax.Should().Throw<ArgumentOutOfRangeException>();
        endlessAsking.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static async Task<(IReadOnlyList<TimeSpan> Waits, int Sent, Exception Error)> FailAsync(ClientOptions options, Step step, SkippingClock? clock = null)
    {
        clock ??= new SkippingClock();
        using var handler = new ScriptedHandler(step);
        using var client = TestCalls.Client(handler, clock, options: options);

        var error = await Record.ExceptionAsync(() => client.GetAsync());

        return (clock.Waits, handler.Sent.Count, error!);
    }
}
