using Waldur.Client.Core;
using Waldur.Client.Tests.Errors;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Recovery;

/// <summary>A refusal that is not the server's own may stand in the place of its response: the first look-up that succeeds decides.</summary>
public sealed class ForeignRefusalTests : IDisposable
{
    private readonly SkippingClock _clock = new();
    private readonly LostResponseOptions _options = new();
    private readonly BulkRunner _runner;
    private int _sends;
    private int _lookUps;

    public ForeignRefusalTests() => _runner = new BulkRunner(1, _clock);

    public static TheoryData<int> Statuses => [301, 302, 400, 401, 403, 404, 405, 409, 410, 413, 418, 422, 423, 425];

    public void Dispose() => _runner.Dispose();

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task What_took_effect_behind_it_is_found(int status)
    {
        var one = await ExecuteAsync(_ => throw Page(status), _ => LookUp.Found("there"));
        var many = await ExecuteManyAsync(_ => throw Page(status), _ => LookUp.Found("there"));

        (one.Certainty, one.Value).Should().Be((WriteCertainty.Found, "there"));
        (many.State, many.Value).Should().Be((BulkWriteState.Succeeded, "there"));
        one.Error!.StatusCode.Should().Be((System.Net.HttpStatusCode)status);
        (_sends, _lookUps).Should().Be((2, 2));
        _clock.Waits.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Where_the_effect_is_absent_it_is_a_refusal(int status)
    {
        var executing = () => ExecuteAsync(_ => throw Page(status), _ => LookUp.Absent<string>());
        var many = await ExecuteManyAsync(_ => throw Page(status), _ => LookUp.Absent<string>());

        (await executing.Should().ThrowAsync<ApiException>()).Which.MayHaveActed.Should().BeFalse();
        many.State.Should().Be(BulkWriteState.Failed);
        many.Error.Should().BeAssignableTo<ApiException>().Which.MayHaveActed.Should().BeFalse();
        (_sends, _lookUps).Should().Be((2, 2));
        _clock.Waits.Should().BeEmpty();
    }

    [Fact]
    public async Task Look_ups_that_fail_do_not_decide()
    {
        var executing = () => ExecuteAsync(_ => throw Page(403), attempt => attempt < 3 ? throw Page(403) : LookUp.Absent<string>());
        await executing.Should().ThrowAsync<ApiAuthorizationException>();
        _lookUps.Should().Be(3);
        _lookUps = 0;

        var many = await ExecuteManyAsync(_ => throw Page(403), attempt => attempt < 3 ? throw Page(403) : LookUp.Found("there"));
        many.State.Should().Be(BulkWriteState.Succeeded);
        _lookUps.Should().Be(3);
    }

    [Fact]
    public async Task Where_no_look_up_succeeds_it_is_uncertain()
    {
        var one = await ExecuteAsync(_ => throw Page(409), _ => LookUp.Unknown<string>());
        var many = await ExecuteManyAsync(_ => throw Page(409), _ => LookUp.Unknown<string>());

        one.Certainty.Should().Be(WriteCertainty.Uncertain);
        one.Invoking(result => result.EnsureCertain()).Should().Throw<ApiConflictException>().Which.MayHaveActed.Should().BeTrue();
        many.State.Should().Be(BulkWriteState.Uncertain);
        many.Error.Should().BeOfType<ApiConflictException>().Which.MayHaveActed.Should().BeTrue();
        _clock.Waits.Sum(wait => wait.TotalSeconds).Should().Be(120);
    }

    [Fact]
    public async Task What_shows_late_is_waited_for()
    {
        var late = await ExecuteAsync(_ => throw Page(404), attempt => attempt < 5 ? LookUp.Absent<string>() : LookUp.Found("there"), showsLate: true);
        late.Certainty.Should().Be(WriteCertainty.Found);

        var executing = () => ExecuteAsync(_ => throw Page(404), _ => LookUp.Absent<string>(), showsLate: true);
        (await executing.Should().ThrowAsync<ApiNotFoundException>()).Which.MayHaveActed.Should().BeTrue("that it is absent says little");
        _sends.Should().Be(2);
    }

    [Fact]
    public async Task After_a_lost_response_it_waits_for_what_the_lost_attempt_may_do()
    {
        string Send(int attempt) => throw (attempt == 1 ? new ApiTransportException("The connection was lost.") { MayHaveActed = true } : Page(403));
        var executing = () => ExecuteAsync(Send, _ => LookUp.Absent<string>(), RetryRule.AfterPatience);
        (await executing.Should().ThrowAsync<ApiAuthorizationException>()).Which.MayHaveActed.Should().BeFalse();
        _clock.Waits.Sum(wait => wait.TotalSeconds).Should().Be(120, "the patience of both attempts");
        _sends = 0;

        var many = await ExecuteManyAsync(Send, _ => LookUp.Absent<string>(), RetryRule.AfterPatience);
        many.State.Should().Be(BulkWriteState.Failed);
        many.Error.Should().BeOfType<ApiAuthorizationException>();
        _sends.Should().Be(2);
    }

    [Fact]
    public async Task What_the_server_says_itself_is_not_looked_up()
    {
        var own = () => ExecuteAsync(_ => throw Response.With(403, """{"detail":"no"}"""), _ => LookUp.Found("wrong"));
        var throttled = () => ExecuteAsync(_ => throw Response.With(429, "<html>slow down</html>", "text/html"), _ => LookUp.Found("wrong"));
        var away = () => ExecuteAsync(_ => throw Response.With(503, "<html>away</html>", "text/html", headers: ("Retry-After", "30")), _ => LookUp.Found("wrong"));

        await own.Should().ThrowAsync<ApiAuthorizationException>();
        await throttled.Should().ThrowAsync<ApiThrottledException>();
        await away.Should().ThrowAsync<ApiServerException>();
        _lookUps.Should().Be(0);
    }

    private static ApiException Page(int status) => Response.With(status, "<html>Blocked</html>", "text/html");

    private Task<WriteResult<string>> ExecuteAsync(
        Func<int, string> send, Func<int, LookUp<string>> lookUp, RetryRule retry = RetryRule.AtOnce, bool showsLate = false)
    {
        var write = new RecoverableWrite<string>
        {
            Send = _ => Yielding.CallAsync(() => send(++_sends)),
            LookUp = _ => Yielding.CallAsync(() => lookUp(++_lookUps)),
            Retry = retry,
            ShowsLate = showsLate,
        };
        return new Core.Recovery(_options, _clock).ExecuteAsync(write, TestContext.Current.CancellationToken);
    }

    private async Task<BulkWriteResult<string>> ExecuteManyAsync(
        Func<int, string> send, Func<int, LookUp<string>> lookUp, RetryRule retry = RetryRule.AfterPatience)
    {
        var write = new BulkWrite<string, string>
        {
            Name = "test",
            Send = (_, _) => Yielding.CallAsync(() => send(++_sends)),
            LookUp = (_, _) => Yielding.CallAsync(() => lookUp(++_lookUps)),
            Retry = retry,
        };
        return (await new BulkRecovery(_runner, _options, _clock).ExecuteAsync(["item"], write, TestContext.Current.CancellationToken)).Single();
    }
}
