using System.Diagnostics;
using System.Net;
using Waldur.Client.Core;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Telemetry;

public sealed class CallSpanTests : TelemetryFixture
{
    [Fact]
    public async Task A_call_is_one_client_span_by_the_conventions_for_HTTP()
    {
        using var handler = new ScriptedHandler(Reply.Ok("{}", ("X-Request-ID", "r-17")));
        using var client = Client(handler);

        await client.GetAsync($"/api/things/{Id}/?name=n");

        var span = Recorder.Spans.Should().ContainSingle().Subject;
        span.DisplayName.Should().Be("GET /api/things/{uuid}/");
        span.Kind.Should().Be(ActivityKind.Client);
        span.Status.Should().Be(ActivityStatusCode.Unset);
        span.TagObjects.ToDictionary().Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["http.request.method"] = "GET",
            ["server.address"] = "waldur.example.com",
            ["server.port"] = 443,
            ["url.full"] = "https://waldur.example.com/api/things/*/?*",
            ["url.template"] = "/api/things/{uuid}/",
            ["http.response.status_code"] = 200,
            ["http.response.header.x-request-id"] = new[] { "r-17" },
        });
    }

    [Fact]
    public async Task A_resend_is_counted_and_is_an_event_that_says_why()
    {
        using var handler = new ScriptedHandler(Reply.Status(503), Reply.Reset, Reply.Ok());
        using var client = Client(handler);

        await client.GetAsync();

        var span = Recorder.Spans.Should().ContainSingle().Subject;
        span.GetTagItem("http.request.resend_count").Should().Be(2);
        span.Events.Select(resend => resend.Name).Should().Equal($"{Prefix}.resend", $"{Prefix}.resend");
        span.Events.Select(resend => Tag(resend, "http.request.resend_count")).Should().Equal(1, 2);
        span.Events.Select(resend => Tag(resend, "error.type")).Should().Equal("503", "System.Net.Http.HttpRequestException");
        span.Events.Select(resend => Tag(resend, $"{Prefix}.resend.delay")).Should().AllBeOfType<double>();
        Recorder.Of($"{Prefix}.call.resends").Select(resend => resend["error.type"]).Should().Equal("503", "System.Net.Http.HttpRequestException");
    }

    [Fact]
    public async Task A_request_that_is_sent_again_with_a_newer_credential_counts_as_a_resend()
    {
        using var handler = new ScriptedHandler(Reply.Status(401), Reply.Ok());
        var tokens = new Queue<string>(["first-token", "second-token"]);
        using var client = Client(handler, credential: new BearerCredential(_ => ValueTask.FromResult(new AccessToken(tokens.Dequeue()))));

        await client.GetAsync();

        var span = Recorder.Spans.Should().ContainSingle().Subject;
        span.GetTagItem("http.request.resend_count").Should().Be(1);
        Tag(span.Events.Single(), "error.type").Should().Be("401");
    }

    [Theory]
    [InlineData(404, "404")]
    [InlineData(409, "409")]
    [InlineData(500, "500")]
    [InlineData(302, "302")]
    public async Task A_refusal_is_an_error_of_its_status(int status, string type)
    {
        using var handler = new ScriptedHandler(Reply.Status(status, """{"detail":"No."}"""));
        using var client = Client(handler);

        await Record.ExceptionAsync(() => client.GetAsync());

        var span = Recorder.Spans.Should().ContainSingle().Subject;
        span.Status.Should().Be(ActivityStatusCode.Error);
        span.GetTagItem("error.type").Should().Be(type);
        span.GetTagItem("http.response.status_code").Should().Be(status);
    }

    [Fact]
    public async Task A_good_status_with_a_body_that_cannot_be_believed_is_an_error_all_the_same()
    {
        using var handler = new ScriptedHandler(Reply.Ok("{"));
        using var client = Client(handler);

        await client.GetAsync().FailsAsync<ApiUnexpectedContentException>();

        var span = Recorder.Spans.Should().ContainSingle().Subject;
        span.GetTagItem("error.type").Should().Be("Waldur.Client.ApiUnexpectedContentException");
        span.GetTagItem("http.response.status_code").Should().Be(200);
    }

    [Fact]
    public async Task A_call_without_a_response_is_an_error_of_its_exception()
    {
        using var handler = new ScriptedHandler(Reply.Reset);
        using var client = Client(handler);

        await client.CallAsync("POST").FailsAsync<ApiTransportException>();

        var span = Recorder.Spans.Should().ContainSingle().Subject;
        span.GetTagItem("error.type").Should().Be("Waldur.Client.ApiTransportException");
        span.GetTagItem("http.response.status_code").Should().BeNull();
        span.GetTagItem("http.request.resend_count").Should().BeNull();
    }

    [Fact]
    public async Task A_cancelled_call_ends_its_span()
    {
        using var source = new CancellationTokenSource();
        using var handler = new ScriptedHandler(Reply.Hangs);
        using var client = Client(handler);

        var call = client.SendAsync(TestCalls.Request(), source.Token);
        await source.CancelAsync();
        await call.FailsAsync<OperationCanceledException>();

        Recorder.Spans.Should().ContainSingle().Which.GetTagItem("error.type").Should().Be("System.OperationCanceledException");
    }

    [Fact]
    public async Task A_span_holds_no_id_no_query_no_secret_and_no_text_of_the_server()
    {
        using var handler = new ScriptedHandler(
            Reply.Status(503, "s3cr3t-text", headers: ("X-Request-ID", $"a {TestCalls.Token}\r\nb")),
            Reply.Status(400, $$"""{"detail":"s3cr3t-text {{TestCalls.Token}}"}""", headers: ("X-Request-ID", TestCalls.Token)),
            Reply.Ok($$"""{"token":"{{TestCalls.Token}}"}""", ("X-Request-ID", TestCalls.Token)),
            Reply.Fails(() => new HttpRequestException($"s3cr3t-text {TestCalls.Token}")));
        using var client = Client(handler);
        var address = $"/api/things/{Id}/?name=s3cr3t-text";

        await client.GetAsync(address).FailsAsync<ApiValidationException>();
        await client.GetAsync(address);
        await client.GetAsync(address).FailsAsync<ApiTransportException>();

        Recorder.Spans.Should().HaveCount(3);
        var everything = string.Join('\n', Recorder.Spans.Select(Everything).Concat(Recorder.Measurements.SelectMany(measured => measured.Tags.Select(tag => $"{tag.Value}"))));
        everything.Should().NotContain(TestCalls.Token).And.NotContain(Id).And.NotContain("s3cr3t").And.Contain("***");
    }

    [Fact]
    public async Task A_span_is_a_child_of_the_callers_and_never_becomes_the_callers()
    {
        using var source = new ActivitySource(Name);
        using var handler = new ScriptedHandler(Reply.Hangs);
        using var client = Client(handler);
        using var stop = new CancellationTokenSource();
        using var job = source.StartActivity("job")!;

        var call = client.SendAsync(TestCalls.Request(), stop.Token);
        Activity.Current.Should().BeSameAs(job);
        await stop.CancelAsync();
        await Record.ExceptionAsync(() => call);

        Activity.Current.Should().BeSameAs(job);
        Recorder.Spans.Should().ContainSingle().Which.ParentSpanId.Should().Be(job.SpanId);
    }

    [Fact]
    public async Task Our_own_transport_sends_the_trace_on()
    {
        using var server = new LoopbackServer(LoopbackServer.Ok);
        using var client = new ApiClient(server.Address, new TokenCredential(TestCalls.Token), product: new ApiProduct { Name = Name });

        await client.GetAsync();

        var trace = Recorder.Spans.Should().ContainSingle().Subject.TraceId.ToHexString();
        server.Requests.Should().ContainSingle().Which.Should().Contain($"traceparent: 00-{trace}-");
    }

    [Fact]
    public async Task A_listener_that_throws_fails_no_call()
    {
        var name = Name + ".Broken";
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = static _ => throw new InvalidOperationException("start"),
            ActivityStopped = static _ => throw new InvalidOperationException("stop"),
        };
        ActivitySource.AddActivityListener(listener);
        using var handler = new ScriptedHandler(Reply.Status(503), Reply.Ok());
        using var client = new ApiClient(
            new HttpMessageInvoker(handler), TestCalls.Endpoint, new TokenCredential(TestCalls.Token), TestCalls.Options(), new ApiProduct { Name = name });

        (await client.GetAsync()).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static object? Tag(ActivityEvent happened, string name) => happened.Tags.Single(tag => tag.Key == name).Value;

    private static string Everything(Activity span) => string.Join(
        '\n',
        span.TagObjects.Concat(span.Events.SelectMany(happened => happened.Tags))
            .Select(tag => tag.Value is string[] texts ? string.Join(' ', texts) : $"{tag.Value}")
            .Append(span.DisplayName)
            .Append(span.StatusDescription));
}
