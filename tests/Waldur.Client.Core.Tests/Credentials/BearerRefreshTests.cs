using Waldur.Client.Core;
using Waldur.Client.Testing;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Credentials;

public class BearerRefreshTests
{
    private const string Expired = """{"detail":"Token has expired."}""";

    private readonly SkippingClock _clock = new();
    private int _fetched;

    [Fact]
    public async Task A_token_is_fetched_once_for_many_calls_at_once()
    {
        var gate = new TaskCompletionSource();
        using var credential = new BearerCredential(async _ =>
        {
            await gate.Task;
            return new AccessToken($"t{Interlocked.Increment(ref _fetched)}");
        });
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler, _clock, credential);

        var calls = Enumerable.Range(0, 20).Select(_ => client.GetAsync()).ToArray();
        gate.SetResult();
        await Task.WhenAll(calls);

        _fetched.Should().Be(1);
        handler.Sent.Should().HaveCount(20).And.OnlyContain(sent => sent.Authorization == "Bearer t1");
    }

    [Fact]
    public async Task A_token_is_renewed_shortly_before_it_ends()
    {
        using var credential = Fetching(lifetime: TimeSpan.FromSeconds(60));
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler, _clock, credential);

        await client.GetAsync();
        await PassAsync(29);
        await client.GetAsync();
        await PassAsync(1);
        await client.GetAsync();

        handler.Sent.Select(sent => sent.Authorization).Should().Equal("Bearer t1", "Bearer t1", "Bearer t2");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_refused_token_is_renewed_once_whatever_the_method(string method)
    {
        using var credential = Fetching();
        using var handler = new ScriptedHandler(Reply.Status(401, Expired), Reply.Ok());
        using var client = TestCalls.Client(handler, _clock, credential);

        await client.CallAsync(method);

        handler.Sent.Select(sent => sent.Authorization).Should().Equal("Bearer t1", "Bearer t2");
        handler.Sent[1].Body.Should().Be(handler.Sent[0].Body);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Behind_a_page_with_401_the_server_may_have_acted_and_only_the_next_call_carries_the_newer_token(string method)
    {
        using var credential = Fetching();
        using var handler = new ScriptedHandler(Reply.Status(401, "<html>Sign in</html>"), Reply.Ok());
        using var client = TestCalls.Client(handler, _clock, credential);

        var error = await client.CallAsync(method).FailsAsync<ApiAuthenticationException>();
        await client.CallAsync(method);

        error.MayHaveActed.Should().BeTrue();
        handler.Sent.Select(sent => sent.Authorization).Should().Equal("Bearer t1", "Bearer t2");
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("PUT", true)]
    [InlineData("DELETE", true)]
    public async Task What_may_be_sent_twice_is_sent_after_a_page_with_401_too_and_the_doubt_is_kept(string method, bool repeatable)
    {
        using var credential = Fetching();
        using var handler = new ScriptedHandler(Reply.Status(401, "<html>Sign in</html>"), Reply.Status(404, """{"detail":"Not found."}"""));
        using var client = TestCalls.Client(handler, _clock, credential);

        var error = await client.CallAsync(method, repeatable).FailsAsync<ApiNotFoundException>();

        error.MayHaveActed.Should().Be(repeatable, "the first attempt may have deleted what the second one does not find");
        handler.Sent.Select(sent => sent.Authorization).Should().Equal("Bearer t1", "Bearer t2");
    }

    [Fact]
    public async Task After_a_page_with_401_a_renewal_that_fails_leaves_the_response_as_it_is()
    {
        using var credential = new BearerCredential(_ => _fetched++ == 0
            ? ValueTask.FromResult(new AccessToken("t1"))
            : throw new InvalidOperationException("signed out"));
        using var handler = new ScriptedHandler(Reply.Status(401, "<html>Sign in</html>"));
        using var client = TestCalls.Client(handler, _clock, credential);

        var error = await client.CallAsync("POST").FailsAsync<ApiAuthenticationException>();

        error.MayHaveActed.Should().BeTrue();
        error.StatusCode.Should().Be(System.Net.HttpStatusCode.Unauthorized);
        (handler.Sent.Count, _fetched).Should().Be((1, 2));
    }

    [Fact]
    public async Task A_server_that_refuses_every_token_is_believed_the_second_time()
    {
        using var credential = Fetching();
        using var handler = new ScriptedHandler(Reply.Status(401, """{"detail":"Invalid JWT token."}"""));
        using var client = TestCalls.Client(handler, _clock, credential);

        var error = await client.GetAsync().FailsAsync<ApiAuthenticationException>();

        error.ServerDetail.Should().Be("Invalid JWT token.");
        handler.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_same_token_again_is_not_sent_again()
    {
        using var credential = new BearerCredential(_ => ValueTask.FromResult(new AccessToken("same")));
        using var handler = new ScriptedHandler(Reply.Status(401));
        using var client = TestCalls.Client(handler, _clock, credential);

        await client.GetAsync().FailsAsync<ApiAuthenticationException>();

        handler.Sent.Should().HaveCount(1);
    }

    [Fact]
    public async Task Calls_that_are_refused_together_share_one_renewal()
    {
        var gate = new TaskCompletionSource();
        using var credential = Fetching();
        using var handler = new ScriptedHandler(async (request, cancellationToken) =>
        {
            if (request.Headers.Authorization!.Parameter == "t1")
            {
                await gate.Task;
                return await Reply.Status(401, Expired)(request, cancellationToken);
            }

            return await Reply.Ok()(request, cancellationToken);
        });
        using var client = TestCalls.Client(handler, _clock, credential);

        var calls = Enumerable.Range(0, 10).Select(_ => client.CallAsync("POST")).ToArray();
        gate.SetResult();
        await Task.WhenAll(calls);

        _fetched.Should().Be(2);
        handler.Sent.Should().HaveCount(20);
    }

    [Fact]
    public async Task Other_kinds_of_credential_let_a_401_stand()
    {
        using var handler = new ScriptedHandler(Reply.Status(401));
        using var client = TestCalls.Client(handler, _clock);

        await client.CallAsync("POST").FailsAsync<ApiAuthenticationException>();

        handler.Sent.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_callback_that_fails_sends_nothing_and_is_not_tried_again()
    {
        var cause = new HttpRequestException(HttpRequestError.ConnectionError, "the identity provider is away");
        using var credential = new BearerCredential(_ =>
        {
            _fetched++;
            throw cause;
        });
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler, _clock, credential);

        var error = await client.GetAsync().FailsAsync<ApiAuthenticationException>();

        error.InnerException.Should().BeSameAs(cause);
        handler.Sent.Should().BeEmpty();
        _fetched.Should().Be(1);
    }

    [Fact]
    public async Task A_callback_that_fails_on_renewal_is_told_too()
    {
        using var credential = new BearerCredential(_ => _fetched++ == 0
            ? ValueTask.FromResult(new AccessToken("t1"))
            : throw new InvalidOperationException("signed out"));
        using var handler = new ScriptedHandler(Reply.Status(401));
        using var client = TestCalls.Client(handler, _clock, credential);

        var error = await client.GetAsync().FailsAsync<ApiAuthenticationException>();

        error.InnerException.Should().BeOfType<InvalidOperationException>();
        handler.Sent.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer abc")]
    [InlineData("s3cr3t value")]
    public async Task A_callback_that_gives_no_token_sends_nothing(string token)
    {
        using var credential = new BearerCredential(_ => ValueTask.FromResult(new AccessToken(token)));
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler, _clock, credential);

        var error = await client.GetAsync().FailsAsync<ApiAuthenticationException>();

        error.ToString().Should().NotContain("s3cr3t");
        handler.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task A_callback_that_cancels_by_itself_is_a_failed_sign_in()
    {
        using var credential = new BearerCredential(_ => throw new TaskCanceledException());
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler, _clock, credential);

        await client.GetAsync().FailsAsync<ApiAuthenticationException>();
    }

    [Fact]
    public async Task Who_gives_up_while_a_token_is_fetched_takes_nobody_along()
    {
        using var source = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        using var credential = new BearerCredential(async cancellationToken =>
        {
            if (Interlocked.Increment(ref _fetched) == 1)
            {
                await gate.Task.WaitAsync(cancellationToken);
            }

            return new AccessToken("t");
        });
        using var handler = new ScriptedHandler(Reply.Ok());
        using var client = TestCalls.Client(handler, _clock, credential);

        var first = client.SendAsync(TestCalls.Request(), source.Token);
        var second = client.CallAsync("GET");
        await source.CancelAsync();

        (await Record.ExceptionAsync(() => first)).Should().BeAssignableTo<OperationCanceledException>();
        await second;
        _fetched.Should().Be(2);
    }

    private BearerCredential Fetching(TimeSpan? lifetime = null) => new(
        _ => ValueTask.FromResult(new AccessToken($"t{++_fetched}", lifetime is { } time ? _clock.GetUtcNow() + time : null)),
        _clock);

    private Task PassAsync(int seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), _clock, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_credential_that_fails_after_the_time_is_up_fails_as_a_credential(bool isRefresh)
    {
        var clock = new FakeClock();
        using var credential = new BearerCredential(
            async _ =>
            {
                if (isRefresh && _fetched++ == 0)
                {
                    return new AccessToken("old");
                }

                await Task.Delay(TimeSpan.FromSeconds(5), clock, CancellationToken.None);
                throw new InvalidOperationException("The authority is away.");
            },
            clock);
        using var handler = new ScriptedHandler(Reply.Status(401));
        using var client = TestCalls.Client(handler, clock, credential, new ClientOptions { AttemptTimeout = TimeSpan.FromSeconds(1), MaxRetries = 0 });

        Func<Task> calling = () => clock.RunUntilCompletedAsync((Task)client.GetAsync(), TimeSpan.FromSeconds(1));

        (await calling.Should().ThrowAsync<ApiAuthenticationException>()).WithInnerException<InvalidOperationException>();
    }
}
