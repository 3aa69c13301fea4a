using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Waldur.Client.Testing.Tests;

public sealed class FaultTests
{
    private const string Path = "/api/backend-resources/";

    [Theory]
    [InlineData(FaultKind.ResetBeforeActing, false)]
    [InlineData(FaultKind.ResetAfterActing, true)]
    public async Task A_connection_breaks_before_or_after_the_server_acted(FaultKind kind, bool acted)
    {
        foreach (var transport in new[] { Transport.InProcess, Transport.Port })
        {
            await using var waldur = await TestWaldur.StartAsync(transport);
            waldur.Server.Faults.Add(new FaultRule { Kind = kind, Method = "POST", Times = 1 });

            var exception = (await waldur.Awaiting(Post).Should().ThrowAsync<HttpRequestException>()).Which;

            exception.InnerException.Should().BeAssignableTo<IOException>();
            waldur.Server.BackendResources.Should().HaveCount(acted ? 1 : 0);
            var record = waldur.Server.Requests.Should().ContainSingle().Which;
            (record.Status, record.Fault, record.Acted).Should().Be((null, kind, acted));
            (await Post(waldur)).Code.Should().Be(201, "the rule is used up");
        }
    }

    [Fact]
    public async Task In_the_process_a_break_is_a_response_that_ended()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.Faults.Add(new FaultRule { Kind = FaultKind.ResetAfterActing });

        var exception = (await waldur.Awaiting(Post).Should().ThrowAsync<HttpRequestException>()).Which;

        exception.HttpRequestError.Should().Be(HttpRequestError.ResponseEnded);
    }

    [Fact]
    public async Task In_the_process_a_refused_connection_is_a_connection_error()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.Faults.Add(new FaultRule { Kind = FaultKind.ConnectionRefused });

        var exception = (await waldur.Awaiting(Post).Should().ThrowAsync<HttpRequestException>()).Which;

        exception.HttpRequestError.Should().Be(HttpRequestError.ConnectionError);
        exception.InnerException.Should().BeOfType<SocketException>()
            .Which.SocketErrorCode.Should().Be(SocketError.ConnectionRefused);
        waldur.Server.BackendResources.Should().BeEmpty();
    }

    [Fact]
    public async Task On_a_port_a_refused_connection_is_closed_at_once()
    {
        await using var waldur = await TestWaldur.StartAsync(Transport.Port);
        waldur.Server.Faults.Add(new FaultRule { Kind = FaultKind.ConnectionRefused });

        await waldur.Awaiting(Post).Should().ThrowAsync<HttpRequestException>();

        waldur.Server.BackendResources.Should().BeEmpty();
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task A_truncated_body_breaks_off_after_its_headers(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        waldur.Server.Faults.Add(new FaultRule { Kind = FaultKind.TruncatedBody });
        using var request = new HttpRequestMessage(HttpMethod.Post, Path.TrimStart('/'));
        request.Headers.TryAddWithoutValidation("Authorization", $"Token {waldur.Seed.AgentToken}");
        request.Content = new StringContent(waldur.Resource(), System.Text.Encoding.UTF8, "application/json");

        using var response = await waldur.Http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var read = new MemoryStream();
        Func<Task> reading = () => body.CopyToAsync(read, TestContext.Current.CancellationToken);

        response.StatusCode.Should().Be(HttpStatusCode.Created);
        var exception = (await reading.Should().ThrowAsync<IOException>()).Which;
        (exception as HttpIOException)?.HttpRequestError.Should().Be(HttpRequestError.ResponseEnded);
        read.Length.Should().Be(response.Content.Headers.ContentLength / 2);
        waldur.Server.BackendResources.Should().ContainSingle();
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task A_buffered_read_of_a_truncated_body_is_a_request_exception(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        waldur.Server.Faults.Add(new FaultRule { Kind = FaultKind.TruncatedBody });

        var exception = (await waldur.Awaiting(Post).Should().ThrowAsync<HttpRequestException>()).Which;

        exception.InnerException.Should().BeAssignableTo<IOException>();
    }

    [Theory]
    [InlineData(FaultKind.BadGatewayBeforeActing, 502, false)]
    [InlineData(FaultKind.BadGatewayAfterActing, 502, true)]
    [InlineData(FaultKind.GatewayTimeoutBeforeActing, 504, false)]
    [InlineData(FaultKind.GatewayTimeoutAfterActing, 504, true)]
    [InlineData(FaultKind.ServiceUnavailable, 503, false)]
    public async Task A_proxy_responses_with_a_page(FaultKind kind, int status, bool acted)
    {
        foreach (var transport in new[] { Transport.InProcess, Transport.Port })
        {
            await using var waldur = await TestWaldur.StartAsync(transport);
            waldur.Server.Faults.Add(new FaultRule { Kind = kind });

            var response = await Post(waldur);

            response.Code.Should().Be(status);
            response.Header("Content-Type").Should().Be("text/html");
            response.Header("Retry-After").Should().BeNull();
            response.Body.Should().StartWith("<html>").And.Contain(status.ToString(CultureInfo.InvariantCulture));
            waldur.Server.BackendResources.Should().HaveCount(acted ? 1 : 0);
            var record = waldur.Server.Requests.Single();
            (record.Status, record.Fault, record.Acted).Should().Be((status, kind, acted));
        }
    }

    [Theory]
    [InlineData(FaultKind.TooManyRequests, 429, false, "3")]
    [InlineData(FaultKind.TooManyRequests, 429, true, "Thu, 01 Jan 2026 00:00:03 GMT")]
    [InlineData(FaultKind.ServiceUnavailable, 503, false, "3")]
    [InlineData(FaultKind.ServiceUnavailable, 503, true, "Thu, 01 Jan 2026 00:00:03 GMT")]
    public async Task Retry_After_comes_in_both_forms(FaultKind kind, int status, bool asDate, string header)
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.Faults.Add(new FaultRule { Kind = kind, RetryAfter = TimeSpan.FromSeconds(2.1), RetryAfterAsDate = asDate });

        var response = await Post(waldur);

        response.Code.Should().Be(status);
        response.Header("Retry-After").Should().Be(header);
        waldur.Server.BackendResources.Should().BeEmpty();
    }

    [Fact]
    public async Task Throttling_is_told_as_the_framework_does()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.Faults.Add(new FaultRule { Kind = FaultKind.TooManyRequests, RetryAfter = TimeSpan.FromSeconds(5), Times = 1 });
        waldur.Server.Faults.Add(new FaultRule { Kind = FaultKind.TooManyRequests });

        (await Post(waldur)).Body.Should().Be("""{"detail":"Request was throttled. Expected available in 5 seconds."}""");
        var second = await Post(waldur);

        second.Body.Should().Be("""{"detail":"Request was throttled."}""");
        second.Header("Retry-After").Should().BeNull();
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task A_slow_response_takes_its_time_on_the_clock(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        waldur.Server.Faults.Add(new FaultRule { Kind = FaultKind.Slow, Delay = TimeSpan.FromMinutes(3) });

        var post = Post(waldur);
        while (waldur.Clock.NextDue is null)
        {
            await Task.Yield();
        }

        post.IsCompleted.Should().BeFalse();
        waldur.Clock.Advance(TimeSpan.FromMinutes(3));
        var response = await post;

        response.Code.Should().Be(201);
        response.Text("created").Should().Be("2026-01-01T00:03:00.000000+00:00");
    }

    [Theory]
    [InlineData(FaultKind.Hang, Transport.InProcess, false)]
    [InlineData(FaultKind.HangAfterActing, Transport.InProcess, true)]
    [InlineData(FaultKind.Hang, Transport.Port, false)]
    [InlineData(FaultKind.HangAfterActing, Transport.Port, true)]
    public async Task A_request_hangs_until_its_caller_gives_up(FaultKind kind, Transport transport, bool acted)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        waldur.Server.Faults.Add(new FaultRule { Kind = kind });
        using var givesUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, Path.TrimStart('/'));
        request.Headers.TryAddWithoutValidation("Authorization", $"Token {waldur.Seed.AgentToken}");
        request.Content = new StringContent(waldur.Resource(), System.Text.Encoding.UTF8, "application/json");

        var post = waldur.Http.SendAsync(request, givesUp.Token);
        while (!waldur.Server.Requests.Any(record => record.Fault == kind))
        {
            await Task.Yield();
        }

        await givesUp.CancelAsync();
        await post.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        waldur.Server.BackendResources.Should().HaveCount(acted ? 1 : 0);
    }

    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task Disposing_the_server_ends_what_hangs(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        waldur.Server.Faults.Add(new FaultRule { Kind = FaultKind.Hang });
        var post = Post(waldur);
        while (!waldur.Server.Requests.Any(record => record.Fault == FaultKind.Hang))
        {
            await Task.Yield();
        }

        await waldur.Server.DisposeAsync();

        await post.Awaiting(task => task).Should().ThrowAsync<HttpRequestException>();
    }

    [Theory]
    [InlineData("/api/backend-resources/", null, true)]
    [InlineData("/api/backend-resources/", "post", true)]
    [InlineData("/api/backend-resources/", "GET", false)]
    [InlineData("/api/backend-resources", null, false)]
    [InlineData("/api/*/", null, true)]
    [InlineData("/api/{group}/", null, true)]
    [InlineData("/api/backend-resources/{uuid}/", null, false)]
    [InlineData("/api/**", null, true)]
    [InlineData("/**", null, true)]
    [InlineData("/katello/**", null, false)]
    public async Task A_rule_is_for_the_requests_that_it_names(string path, string? method, bool strikes)
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.Faults.Add(new FaultRule { Kind = FaultKind.BadGatewayBeforeActing, Path = path, Method = method });

        (await Post(waldur)).Code.Should().Be(strikes ? 502 : 201);
    }

    [Fact]
    public async Task A_rule_may_skip_end_and_look_closer()
    {
        await using var waldur = await TestWaldur.StartAsync();
        waldur.Server.Faults.Add(new FaultRule
        {
            Kind = FaultKind.BadGatewayBeforeActing,
            Skip = 1,
            Times = 2,
            When = request => request.Header("authorization") is not null && request.QueryString.Length == 0,
        });

        var codes = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            codes.Add((await Post(waldur)).Code);
            codes.Add((await waldur.Agent("GET", Path + "?page=1")).Code);
        }

        codes.Should().Equal(201, 200, 502, 200, 502, 200, 201, 200, 201, 200);
        waldur.Server.Faults.Struck.Should().Be(2);
        waldur.Server.Faults.Add(new FaultRule { Kind = FaultKind.BadGatewayBeforeActing });
        waldur.Server.Faults.Clear();
        (await Post(waldur)).Code.Should().Be(201);
    }

    [Fact]
    public async Task Chance_is_repeatable_from_the_seed()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");

        var first = await Strikes(seed);
        var second = await Strikes(seed);
        var other = await Strikes(seed ^ 1);

        first.Should().Contain(true).And.Contain(false);
        second.Should().Equal(first);
        other.Should().NotEqual(first);
    }

    [Fact]
    public async Task The_seed_can_be_read_and_is_printed()
    {
        await using var waldur = await TestWaldur.StartAsync(seed: 4711);

        waldur.Server.Faults.Seed.Should().Be(4711);
        waldur.Server.ToString().Should().Be("FakeWaldurServer https://waldur.example/ (seed 4711, 0 faults)");
    }

    private static Task<Response> Post(TestWaldur waldur) => waldur.Agent("POST", Path, waldur.Resource());

    private static async Task<List<bool>> Strikes(int seed)
    {
        await using var waldur = await TestWaldur.StartAsync(seed: seed);
        waldur.Server.Faults.Add(new FaultRule { Kind = FaultKind.BadGatewayBeforeActing, Probability = 0.5 });
        var strikes = new List<bool>();
        for (var i = 0; i < 60; i++)
        {
            strikes.Add((await waldur.Agent("GET", Path)).Code == 502);
        }

        return strikes;
    }
}
