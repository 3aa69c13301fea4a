using Waldur.Client.Core;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Resilience;

public class RetryMatrixTests
{
    private const int MaxRetries = 2;

    public static TheoryData<string, string> Cells()
    {
        var cells = new TheoryData<string, string>();
        foreach (var (failure, _, _) in RetryTable.Rows)
        {
            foreach (var method in RetryTable.Methods.Where(method => RetryTable.CanHappen(failure, method)))
            {
                cells.Add(failure, method);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task A_request_is_sent_again_only_where_that_is_safe(string failure, string method)
    {
        var (error, sent) = await FailAsync(failure, method);

        sent.Should().Be(RetryTable.IsRetried(failure, method) ? MaxRetries + 1 : 1);
        Check(error, failure, isUnsafe: method is not ("GET" or "HEAD"));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task The_same_is_sent_again_by_a_pipeline_of_Polly_that_has_the_defaults(string failure, string method)
    {
        var (error, sent) = await FailAsync(failure, method, withPolly: true);

        sent.Should().Be(RetryTable.IsRetried(failure, method) ? MaxRetries + 1 : 1);
        Check(error, failure, isUnsafe: method is not ("GET" or "HEAD"));
    }

    [Theory]
    [InlineData("connection refused")]
    [InlineData("429")]
    [InlineData("503 with Retry-After")]
    public async Task A_call_that_is_sent_again_may_still_succeed(string failure)
    {
        var clock = new SkippingClock();
        using var handler = new ScriptedHandler(RetryTable.Row(failure).Step(clock), Reply.Status(201));
        using var client = TestCalls.Client(handler, clock);

        var response = await client.CallAsync("POST");

        ((int)response.StatusCode).Should().Be(201);
        handler.Sent.Should().HaveCount(2);
        handler.Sent[1].Body.Should().Be(handler.Sent[0].Body).And.NotBeNullOrEmpty();
    }

    [Fact]
    public async Task The_table_in_the_documentation_is_the_policy()
    {
        var behaviour = new Dictionary<(string, string), bool>();
        foreach (var row in Cells())
        {
            var (failure, method) = row.Data;
            behaviour[(failure, method)] = (await FailAsync(failure, method)).Sent > 1;
        }

        var table = RetryTable.Render((failure, method) => behaviour[(failure, method)]);

        File.ReadAllText(Repository.PathTo("docs", "retries.md")).ReplaceLineEndings("\n").Should().Contain(table);
    }

    [Fact]
    public async Task A_lost_attempt_is_not_forgotten_when_the_last_one_was_never_sent()
    {
        using var handler = new ScriptedHandler(Reply.Reset, Reply.Refused);
        using var client = TestCalls.Client(handler);

        var error = await client.CallAsync("DELETE", repeatable: true).FailsAsync<ApiTransportException>();

        error.Message.Should().Contain("refused");
        error.MayHaveActed.Should().BeTrue("the first attempt may have reached the server");
    }

    [Theory]
    [InlineData(429)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    public async Task A_lost_attempt_is_not_forgotten_when_the_last_one_was_refused(int status)
    {
        using var handler = new ScriptedHandler(Reply.Reset, Reply.Status(status));
        using var client = TestCalls.Client(handler);

        var error = await Record.ExceptionAsync(() => client.With(new CallOptions { MaxRetries = 1 }).CallAsync("DELETE", repeatable: true));

        error.Should().BeAssignableTo<ApiException>().Which.MayHaveActed.Should().BeTrue("the first attempt may have reached the server");
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(404, false)]
    [InlineData(408, true)]
    [InlineData(409, false)]
    [InlineData(425, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    [InlineData(504, true)]
    [InlineData(505, false)]
    public async Task Only_what_may_pass_is_transient(int status, bool transient)
    {
        using var handler = new ScriptedHandler(Reply.Status(status));
        using var client = TestCalls.Client(handler);

        var error = await Record.ExceptionAsync(() => client.With(new CallOptions { MaxRetries = 0 }).CallAsync("GET"));

        error.Should().BeAssignableTo<ApiException>().Which.IsTransient.Should().Be(transient);
    }

    [Fact]
    public async Task A_response_that_says_nothing_was_done_leaves_nothing_behind()
    {
        using var handler = new ScriptedHandler(Reply.Status(429), Reply.Refused);
        using var client = TestCalls.Client(handler);

        var error = await client.CallAsync("POST").FailsAsync<ApiTransportException>();

        error.MayHaveActed.Should().BeFalse();
    }

    private static async Task<(ApiException Error, int Sent)> FailAsync(string failure, string method, bool withPolly = false)
    {
        var clock = new SkippingClock();
        var own = TestCalls.Options(clock);
        using var handler = new ScriptedHandler(RetryTable.Row(failure).Step(clock));
        using var client = TestCalls.Client(handler, clock, options: withPolly ? own with { ConfigureResilience = builder => builder.AddDefaultResilience(own) } : own);
        var options = new CallOptions { MaxRetries = MaxRetries };

        var error = await Record.ExceptionAsync(() => client.With(options).CallAsync(method.TrimEnd('*'), method.EndsWith('*')));

        return (error.Should().BeAssignableTo<ApiException>().Subject, handler.Sent.Count);
    }

    private static void Check(ApiException error, string failure, bool isUnsafe)
    {
        switch (failure)
        {
            case "connection refused" or "host name not resolved" or "no TLS connection" or "certificate refused":
                error.Should().BeOfType<ApiTransportException>().Which.MayHaveActed.Should().BeFalse();
                error.StatusCode.Should().BeNull();
                break;
            case "connection lost after sending" or "body cut short" or "anything else that a transport throws":
                error.Should().BeOfType<ApiTransportException>().Which.MayHaveActed.Should().Be(isUnsafe);
                error.StatusCode.Should().BeNull();
                break;
            case "attempt timed out":
                var timeout = error.Should().BeOfType<ApiTimeoutException>().Subject;
                timeout.MayHaveActed.Should().Be(isUnsafe);
                timeout.IsWholeCall.Should().BeFalse();
                timeout.Limit.Should().Be(TimeSpan.FromMinutes(10));
                break;
            default:
                var status = failure.StartsWith("any", StringComparison.Ordinal) ? 400 : int.Parse(failure[..3], null);
                ((int?)error.StatusCode).Should().Be(status);
                error.GetType().Should().Be(status switch
                {
                    400 => typeof(ApiValidationException),
                    429 => typeof(ApiThrottledException),
                    >= 500 => typeof(ApiServerException),
                    _ => typeof(ApiException),
                });
                break;
        }
    }
}
