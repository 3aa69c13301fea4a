using System.Net;
using Waldur.Client.Core;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Recovery;

public class RecoveryTests
{
    private readonly SkippingClock _clock = new();
    private readonly LostResponseOptions _options = new();
    private int _sends;
    private int _lookUps;

    [Fact]
    public async Task A_response_needs_no_look_up()
    {
        var result = await ExecuteAsync(RetryRule.AfterPatience, send: _ => "sent", lookUp: _ => LookUp.Absent<string>());

        result.Should().Be(new WriteResult<string>(WriteCertainty.Responded, "sent", null));
        _lookUps.Should().Be(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(59)]
    public async Task What_the_server_does_late_is_found_and_not_sent_twice(int seconds)
    {
        var actsAt = _clock.GetUtcNow().AddSeconds(seconds);

        var result = await ExecuteAsync(
            RetryRule.AfterPatience,
            send: _ => throw Lost(),
            lookUp: _ => _clock.GetUtcNow() >= actsAt ? LookUp.Found("late") : LookUp.Absent<string>());

        result.Certainty.Should().Be(WriteCertainty.Found);
        result.Value.Should().Be("late");
        _sends.Should().Be(1);
    }

    [Fact]
    public async Task What_is_absent_when_patience_ends_is_sent_once_more()
    {
        var result = await ExecuteAsync(
            RetryRule.AfterPatience,
            send: attempt => attempt == 1 ? throw Lost() : "second",
            lookUp: _ => LookUp.Absent<string>());

        result.Value.Should().Be("second");
        _clock.Waits.Sum(wait => wait.TotalSeconds).Should().Be(60);
        _clock.Waits.Select(wait => wait.TotalSeconds).Should().Equal(1, 2, 4, 8, 10, 10, 10, 10, 5);
    }

    [Fact]
    public async Task What_the_server_refuses_twice_is_sent_at_once()
    {
        var result = await ExecuteAsync(
            RetryRule.AtOnce,
            send: attempt => attempt == 1 ? throw Lost() : "second",
            lookUp: _ => LookUp.Absent<string>());

        result.Value.Should().Be("second");
        _clock.Waits.Should().BeEmpty();
    }

    [Fact]
    public async Task What_can_be_doubled_is_never_sent_twice()
    {
        var result = await ExecuteAsync(RetryRule.Never, send: _ => throw Lost(), lookUp: _ => LookUp.Absent<string>());

        result.Certainty.Should().Be(WriteCertainty.Uncertain);
        result.IsCertain.Should().BeFalse();
        _sends.Should().Be(1);
        result.Invoking(uncertain => uncertain.EnsureCertain()).Should().Throw<ApiTransportException>().Which.MayHaveActed.Should().BeTrue();
    }

    [Fact]
    public async Task Look_ups_that_fail_end_nothing()
    {
        var result = await ExecuteAsync(
            RetryRule.AtOnce,
            send: _ => throw Lost(),
            lookUp: attempt => attempt switch
            {
                1 => throw new ApiTransportException("away"),
                2 => throw new ApiServerException("502"),
                3 => throw new ApiAuthenticationException("a stray 401"),
                4 => LookUp.Unknown<string>(),
                _ => LookUp.Found("there"),
            });

        result.Value.Should().Be("there");
        _sends.Should().Be(1);
    }

    [Fact]
    public async Task Where_no_look_up_succeeds_the_lost_write_is_uncertain_and_its_own_error_is_given()
    {
        var result = await ExecuteAsync(RetryRule.AtOnce, send: _ => throw Lost(), lookUp: _ => throw new ApiServerException("503"));

        result.Certainty.Should().Be(WriteCertainty.Uncertain);
        result.Error.Should().BeOfType<ApiTransportException>();
        _sends.Should().Be(1);
    }

    [Fact]
    public async Task No_more_than_the_allowed_number_is_sent()
    {
        var result = await ExecuteAsync(RetryRule.AtOnce, send: _ => throw Lost(), lookUp: _ => LookUp.Absent<string>());

        result.Certainty.Should().Be(WriteCertainty.Uncertain);
        _sends.Should().Be(_options.MaxSends);
    }

    [Fact]
    public async Task A_refusal_after_a_lost_response_may_be_the_lost_ones_success()
    {
        var isThere = false;
        var result = await ExecuteAsync(
            RetryRule.AtOnce,
            send: attempt =>
            {
                isThere = attempt == 2;
                throw attempt == 1 ? Lost() : new ApiConflictException("Valid states for operation: Processing.");
            },
            lookUp: _ => isThere ? LookUp.Found("done") : LookUp.Absent<string>());

        result.Certainty.Should().Be(WriteCertainty.FoundAfterRefusal);
        result.Value.Should().Be("done");
    }

    [Fact]
    public async Task A_refusal_stands_only_once_the_lost_attempt_cannot_act_any_more()
    {
        await FluentActions.Awaiting(() => ExecuteAsync(
            RetryRule.AtOnce,
            send: attempt => throw (attempt == 1 ? Lost() : new ApiAuthorizationException("no")),
            lookUp: _ => LookUp.Absent<string>())).Should().ThrowAsync<ApiAuthorizationException>();

        _clock.Waits.Sum(wait => wait.TotalSeconds).Should().Be(60);
    }

    [Fact]
    public async Task A_plain_refusal_is_thrown_without_a_look_up()
    {
        await FluentActions.Awaiting(() => ExecuteAsync(
            RetryRule.AtOnce,
            send: _ => throw new ApiValidationException("no"),
            lookUp: _ => LookUp.Found("wrong"))).Should().ThrowAsync<ApiValidationException>();

        _lookUps.Should().Be(0);
    }

    [Fact]
    public async Task A_doubtful_refusal_is_looked_up_once()
    {
        var found = await ExecuteAsync(
            RetryRule.Never,
            send: _ => throw new ApiValidationException("taken"),
            lookUp: _ => LookUp.Found("somebody else's"),
            isDoubtful: error => error is ApiValidationException);

        found.Certainty.Should().Be(WriteCertainty.FoundAfterRefusal);
        await FluentActions.Awaiting(() => ExecuteAsync(
            RetryRule.Never,
            send: _ => throw new ApiValidationException("taken"),
            lookUp: _ => LookUp.Absent<string>(),
            isDoubtful: error => error is ApiValidationException)).Should().ThrowAsync<ApiValidationException>();
        _clock.Waits.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_found_keeps_the_error_with_which_the_response_was_lost_else_the_refusal()
    {
        var lost = await ExecuteAsync(
            RetryRule.AtOnce,
            send: attempt => throw (attempt == 1 ? Lost() : new ApiConflictException("exists")),
            lookUp: attempt => attempt == 1 ? LookUp.Absent<string>() : LookUp.Found("there"));
        var refused = await ExecuteAsync(
            RetryRule.Never,
            send: _ => throw new ApiConflictException("exists"),
            lookUp: _ => LookUp.Found("there"),
            isDoubtful: static _ => true);

        lost.Error.Should().BeOfType<ApiTransportException>();
        refused.Error.Should().BeOfType<ApiConflictException>();
    }

    [Fact]
    public async Task A_refusal_is_not_believed_while_the_lost_attempt_cannot_be_seen()
    {
        var result = await ExecuteAsync(
            RetryRule.AtOnce,
            send: attempt => throw (attempt == 1 ? Lost() : new ApiAuthorizationException("no")),
            lookUp: attempt => attempt == 1 ? LookUp.Absent<string>() : LookUp.Unknown<string>());

        result.Certainty.Should().Be(WriteCertainty.Uncertain);
        result.Error.Should().BeOfType<ApiTransportException>();
        _sends.Should().Be(2);
    }

    [Fact]
    public async Task Without_a_rule_of_its_own_a_write_does_not_doubt_a_refusal()
    {
        var lookUps = 0;
        var write = new RecoverableWrite<string>
        {
            Send = _ => throw new ApiValidationException("no"),
            LookUp = _ =>
            {
                lookUps++;
                return Task.FromResult(LookUp.Found("wrong"));
            },
            Retry = RetryRule.AtOnce,
        };
        var recovery = new Core.Recovery(_options, _clock);

        await recovery.Invoking(writes => writes.ExecuteAsync(write, CancellationToken.None)).Should().ThrowAsync<ApiValidationException>();
        await recovery.Invoking(writes => writes.ExecuteAsync<string>(null!, CancellationToken.None)).Should().ThrowAsync<ArgumentNullException>();
        lookUps.Should().Be(0);
    }

    [Fact]
    public async Task The_caller_may_cancel_while_the_effect_is_looked_up()
    {
        using var cancellation = new CancellationTokenSource();

        await FluentActions.Awaiting(() => ExecuteAsync(
            RetryRule.Never,
            send: _ => throw Lost(),
            lookUp: _ =>
            {
                cancellation.Cancel();
                return LookUp.Absent<string>();
            },
            cancellationToken: cancellation.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task After_a_final_error_the_first_look_up_that_succeeds_decides()
    {
        var result = await ExecuteAsync(
            RetryRule.Never,
            send: _ => throw new ApiServerException("500") { MayHaveActed = true },
            lookUp: attempt => attempt == 1 ? throw new ApiTransportException("away") : LookUp.Absent<string>(),
            isFinal: error => error is ApiServerException);

        result.Certainty.Should().Be(WriteCertainty.Absent);
        result.Error.Should().BeOfType<ApiServerException>();
        _lookUps.Should().Be(2);
        _clock.Waits.Should().ContainSingle();
    }

    [Fact]
    public async Task That_a_response_was_lost_is_said_before_the_effect_is_looked_up()
    {
        var said = new List<string>();

        await ExecuteAsync(
            RetryRule.AtOnce,
            send: attempt => attempt == 1 ? throw Lost() : "second",
            lookUp: _ =>
            {
                said.Add("look-up");
                return LookUp.Absent<string>();
            },
            onLost: error => said.Add(error.Message));

        said.Should().Equal("The connection was lost.", "look-up");
    }

    [Theory]
    [InlineData(-1, 1, 1, 1)]
    [InlineData(1, 0, 1, 1)]
    [InlineData(1, 1, 0, 1)]
    [InlineData(1, 1, 1, 0)]
    public void Options_that_cannot_be_are_refused(int patience, int interval, int maxInterval, int sends)
    {
        var options = () => new LostResponseOptions
        {
            Patience = TimeSpan.FromSeconds(patience),
            LookUpInterval = TimeSpan.FromSeconds(interval),
            MaxLookUpInterval = TimeSpan.FromSeconds(maxInterval),
            MaxSends = sends,
        };

        options.Should().Throw<ArgumentOutOfRangeException>();
    }

    private Task<WriteResult<string>> ExecuteAsync(
        RetryRule retry,
        Func<int, string> send,
        Func<int, LookUp<string>> lookUp,
        Func<ApiException, bool>? isDoubtful = null,
        Func<ApiException, bool>? isFinal = null,
        Action<ApiException>? onLost = null,
        CancellationToken? cancellationToken = null)
    {
        _sends = _lookUps = 0;
        var write = new RecoverableWrite<string>
        {
            Send = _ => Yielding.CallAsync(() => send(++_sends)),
            LookUp = _ => Yielding.CallAsync(() => lookUp(++_lookUps)),
            Retry = retry,
            IsDoubtful = isDoubtful ?? (static _ => false),
            IsFinal = isFinal ?? (static _ => false),
            OnLost = onLost,
        };
        return new Core.Recovery(_options, _clock).ExecuteAsync(write, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    private static ApiTransportException Lost() => new("The connection was lost.") { MayHaveActed = true };
}
