using Waldur.Client.Core;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Recovery;

/// <summary>Writes whose responses are lost among many: looked up together, sent once more only where that is allowed, and each reported as it is.</summary>
public sealed class BulkRecoveryTests : IDisposable
{
    private readonly SkippingClock _clock = new();
    private readonly LostResponseOptions _options = new();
    private readonly Dictionary<int, int> _sends = [];
    private readonly Dictionary<int, int> _lookUps = [];
    private readonly BulkRunner _runner;

    public BulkRecoveryTests() => _runner = new BulkRunner(1, _clock);

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task What_gets_a_response_needs_no_look_up()
    {
        var progress = new List<string>();

        var results = await ExecuteAsync(3, RetryRule.AfterPatience, (item, _) => $"sent {item}", Absent, progress: (item, result, ended, total) => progress.Add($"{item} {result.State} {ended}/{total}"));

        results.Should().Equal(
            new BulkWriteResult<string>(BulkWriteState.Succeeded, "sent 0"),
            new BulkWriteResult<string>(BulkWriteState.Succeeded, "sent 1"),
            new BulkWriteResult<string>(BulkWriteState.Succeeded, "sent 2"));
        progress.Should().Equal("0 Succeeded 1/3", "1 Succeeded 2/3", "2 Succeeded 3/3");
        _lookUps.Should().BeEmpty();
    }

    [Fact]
    public async Task Patience_is_spent_once_for_all()
    {
        var results = await ExecuteAsync(20, RetryRule.Never, (_, _) => throw Lost(), Absent);

        results.Should().HaveCount(20).And.OnlyContain(result => result.State == BulkWriteState.Uncertain && result.Error is ApiTransportException);
        _clock.Waits.Select(wait => wait.TotalSeconds).Should().Equal(1, 2, 4, 8, 10, 10, 10, 10, 5);
        _sends.Values.Should().OnlyContain(count => count == 1);
        _lookUps.Values.Should().OnlyContain(count => count == 10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(59)]
    public async Task What_the_server_does_late_is_found_and_not_sent_twice(int seconds)
    {
        var actsAt = _clock.GetUtcNow().AddSeconds(seconds);
        var progress = new List<int>();

        var results = await ExecuteAsync(
            4,
            RetryRule.AfterPatience,
            (item, _) => item % 2 == 0 ? "sent" : throw Lost(),
            (item, _) => _clock.GetUtcNow() >= actsAt ? LookUp.Found($"late {item}") : LookUp.Absent<string>(),
            progress: (item, _, ended, _) => progress.Add((10 * ended) + item));

        results.Select(result => result.Value).Should().Equal("sent", "late 1", "sent", "late 3");
        results.Should().OnlyContain(result => result.State == BulkWriteState.Succeeded);
        results[1].Error.Should().BeOfType<ApiTransportException>("that the response was lost stays known");
        results[0].Error.Should().BeNull();
        _sends.Values.Should().OnlyContain(count => count == 1);
        progress.Should().Equal(10, 22, 31, 43);
    }

    [Fact]
    public async Task What_is_found_is_not_looked_up_again()
    {
        var results = await ExecuteAsync(2, RetryRule.Never, (_, _) => throw Lost(), (item, _) => item == 0 ? LookUp.Found("there") : LookUp.Absent<string>());

        results.Select(result => result.State).Should().Equal(BulkWriteState.Succeeded, BulkWriteState.Uncertain);
        _lookUps[0].Should().Be(1);
    }

    [Fact]
    public async Task What_is_absent_when_patience_ends_is_sent_once_more()
    {
        var results = await ExecuteAsync(2, RetryRule.AfterPatience, (_, send) => send == 1 ? throw Lost() : "second", Absent);

        results.Should().OnlyContain(result => result.State == BulkWriteState.Succeeded && result.Value == "second" && result.Error is ApiTransportException);
        _clock.Waits.Sum(wait => wait.TotalSeconds).Should().Be(60);
    }

    [Fact]
    public async Task No_more_than_the_allowed_number_is_sent()
    {
        var results = await ExecuteAsync(1, RetryRule.AfterPatience, (_, _) => throw Lost(), Absent);

        results.Should().ContainSingle().Which.State.Should().Be(BulkWriteState.Uncertain);
        _sends[0].Should().Be(_options.MaxSends);
    }

    [Fact]
    public async Task What_no_look_up_shows_is_uncertain_and_not_sent_again()
    {
        var results = await ExecuteAsync(2, RetryRule.AfterPatience, (_, _) => throw Lost(), (item, lookUp) => item == 0 ? throw new ApiServerException("502") : lookUp < 10 ? LookUp.Absent<string>() : LookUp.Unknown<string>());

        results.Should().OnlyContain(result => result.State == BulkWriteState.Uncertain && result.Error is ApiTransportException);
        _sends.Values.Should().OnlyContain(count => count == 1);
    }

    [Fact]
    public async Task Where_the_server_itself_has_failed_the_first_look_up_that_succeeds_decides()
    {
        var results = await ExecuteAsync(
            2,
            RetryRule.AfterPatience,
            (_, _) => throw new ApiServerException(new ApiFailure { StatusCode = System.Net.HttpStatusCode.InternalServerError }) { MayHaveActed = true },
            (item, lookUp) => lookUp == 1 ? LookUp.Unknown<string>() : item == 0 ? LookUp.Absent<string>() : LookUp.Found("stored before it failed"));

        results[0].State.Should().Be(BulkWriteState.Failed);
        results[0].Error.Should().BeOfType<ApiServerException>();
        results[1].Value.Should().Be("stored before it failed");
        _clock.Waits.Should().ContainSingle();
        _sends.Values.Should().OnlyContain(count => count == 1);
    }

    [Fact]
    public async Task A_refusal_is_a_failure_and_is_not_looked_up()
    {
        var results = await ExecuteAsync(2, RetryRule.AfterPatience, (item, _) => item == 0 ? throw new ApiValidationException("no") : "sent", Absent);

        results[0].State.Should().Be(BulkWriteState.Failed);
        results[0].Error.Should().BeOfType<ApiValidationException>();
        results[1].Value.Should().Be("sent");
        _lookUps.Should().BeEmpty();
    }

    [Theory]
    [InlineData(true, BulkWriteState.Succeeded)]
    [InlineData(false, BulkWriteState.Failed)]
    public async Task A_refusal_after_a_lost_response_may_be_the_lost_ones_success(bool isThere, BulkWriteState expected)
    {
        var results = await ExecuteAsync(
            1,
            RetryRule.AfterPatience,
            (_, send) => throw (send == 1 ? Lost() : new ApiConflictException("exists")),
            (_, lookUp) => lookUp > 10 && isThere ? LookUp.Found("the first one's") : LookUp.Absent<string>());

        results[0].State.Should().Be(expected);
        results[0].Error.Should().BeOfType(isThere ? typeof(ApiTransportException) : typeof(ApiConflictException));
        _sends[0].Should().Be(2);
    }

    [Fact]
    public async Task A_refusal_that_may_pass_leaves_the_lost_write_uncertain()
    {
        var results = await ExecuteAsync(
            1, RetryRule.AfterPatience, (_, send) => throw (send == 1 ? Lost() : new ApiThrottledException("later")), Absent);

        results[0].State.Should().Be(BulkWriteState.Uncertain);
        results[0].Error.Should().BeOfType<ApiTransportException>();
    }

    [Fact]
    public async Task A_response_that_is_lost_once_more_counts_more_than_an_earlier_refusal()
    {
        var options = new LostResponseOptions { MaxSends = 3 };
        var results = await ExecuteAsync(
            1, RetryRule.AfterPatience, (_, send) => throw (send == 2 ? new ApiThrottledException("later") : Lost()), Absent, options: options);

        results[0].State.Should().Be(BulkWriteState.Uncertain);
        _sends[0].Should().Be(3);
    }

    [Fact]
    public async Task A_mistake_of_the_program_fails_its_item_alone()
    {
        var results = await ExecuteAsync(3, RetryRule.AfterPatience, (item, _) => item == 1 ? throw new InvalidOperationException("mistake") : "sent", Absent);

        results.Select(result => result.State).Should().Equal(BulkWriteState.Succeeded, BulkWriteState.Failed, BulkWriteState.Succeeded);
        results[1].Error.Should().BeOfType<InvalidOperationException>();
    }

    [Fact]
    public async Task Progress_that_throws_loses_nothing()
    {
        var results = await ExecuteAsync(
            3, RetryRule.Never, (item, _) => item == 0 ? "sent" : throw Lost(), (_, _) => LookUp.Found("found"), progress: (_, _, _, _) => throw new InvalidOperationException("a callback's own mistake"));

        results.Select(result => result.Value).Should().Equal("sent", "found", "found");
    }

    [Fact]
    public async Task What_had_not_begun_when_the_caller_cancels_is_not_started()
    {
        using var cancellation = new CancellationTokenSource();

        var results = await ExecuteAsync(
            3,
            RetryRule.AfterPatience,
            (_, _) =>
            {
                cancellation.Cancel();
                return "sent";
            },
            Absent,
            cancellationToken: cancellation.Token);

        results.Select(result => result.State).Should().Equal(BulkWriteState.Succeeded, BulkWriteState.NotStarted, BulkWriteState.NotStarted);
    }

    [Fact]
    public async Task Cancelling_the_look_ups_leaves_what_was_lost_uncertain_and_sends_nothing_more()
    {
        using var cancellation = new CancellationTokenSource();

        var results = await ExecuteAsync(
            2,
            RetryRule.AfterPatience,
            (_, _) => throw Lost(),
            (item, _) =>
            {
                if (item == 1)
                {
                    cancellation.Cancel();
                }

                return LookUp.Absent<string>();
            },
            cancellationToken: cancellation.Token);

        results.Should().OnlyContain(result => result.State == BulkWriteState.Uncertain && result.Error is ApiTransportException);
        _sends.Values.Should().OnlyContain(count => count == 1);
        _clock.Waits.Should().BeEmpty();
    }

    [Fact]
    public async Task A_write_that_is_cancelled_under_way_is_uncertain()
    {
        using var cancellation = new CancellationTokenSource();

        var results = await ExecuteAsync(
            1,
            RetryRule.AfterPatience,
            (_, _) =>
            {
                cancellation.Cancel();
                throw new OperationCanceledException(cancellation.Token);
            },
            Absent,
            cancellationToken: cancellation.Token,
            cancels: BulkCancellation.CancelStarted);

        results.Should().ContainSingle().Which.State.Should().Be(BulkWriteState.Uncertain);
        results[0].Error.Should().BeAssignableTo<OperationCanceledException>();
    }

    [Fact]
    public async Task A_retry_that_is_cancelled_keeps_the_error_with_which_the_response_was_lost()
    {
        using var cancellation = new CancellationTokenSource();

        var results = await ExecuteAsync(
            2,
            RetryRule.AfterPatience,
            (item, send) =>
            {
                if (send == 1)
                {
                    throw Lost();
                }

                cancellation.Cancel();
                throw new OperationCanceledException(cancellation.Token);
            },
            Absent,
            cancellationToken: cancellation.Token,
            cancels: BulkCancellation.CancelStarted);

        results.Should().OnlyContain(result => result.State == BulkWriteState.Uncertain && result.Error is ApiTransportException);
    }

    [Fact]
    public async Task Without_items_there_are_no_results()
    {
        (await ExecuteAsync(0, RetryRule.AfterPatience, (_, _) => "sent", Absent)).Should().BeEmpty();
    }

    [Fact]
    public async Task Items_and_write_are_needed()
    {
        var recovery = new BulkRecovery(_runner, _options, _clock);

        await recovery.Invoking(bulk => bulk.ExecuteAsync<int, string>([1], null!, CancellationToken.None)).Should().ThrowAsync<ArgumentNullException>();
        await recovery.Invoking(bulk => bulk.ExecuteAsync<int, string>(null!, null!, CancellationToken.None)).Should().ThrowAsync<ArgumentNullException>().WithParameterName("items");
    }

    private static LookUp<string> Absent(int item, int lookUp) => LookUp.Absent<string>();

    private static ApiTransportException Lost() => new("The connection was lost.") { MayHaveActed = true };

    private Task<IReadOnlyList<BulkWriteResult<string>>> ExecuteAsync(
        int count,
        RetryRule retry,
        Func<int, int, string> send,
        Func<int, int, LookUp<string>> lookUp,
        Action<int, BulkWriteResult<string>, int, int>? progress = null,
        LostResponseOptions? options = null,
        BulkCancellation cancels = BulkCancellation.FinishStarted,
        CancellationToken? cancellationToken = null)
    {
        var write = new BulkWrite<int, string>
        {
            Name = "test",
            Send = (item, _) => Yielding.CallAsync(() => send(item, _sends[item] = _sends.GetValueOrDefault(item) + 1)),
            LookUp = (item, _) => Yielding.CallAsync(() => lookUp(item, _lookUps[item] = _lookUps.GetValueOrDefault(item) + 1)),
            Retry = retry,
            Progress = progress,
            Cancellation = cancels,
        };
        return new BulkRecovery(_runner, options ?? _options, _clock).ExecuteAsync([.. Enumerable.Range(0, count)], write, cancellationToken ?? TestContext.Current.CancellationToken);
    }
}
