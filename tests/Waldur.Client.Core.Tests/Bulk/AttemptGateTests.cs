using System.Net;
using Waldur.Client.Tests.Telemetry;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Core.Tests.Bulk;

public sealed class AttemptGateTests
{
    [Fact]
    public async Task A_gate_lets_each_attempt_begin_and_sees_how_it_ended()
    {
        var gate = new RecordingGate();
        var handler = new ScriptedHandler(Reply.Status(503, headers: ("Retry-After", "3")), Reply.Reset, Reply.Ok());
        using var client = TestCalls.Client(handler);

        await client.With(new CallOptions { Gate = gate }).With(new CallOptions { MaxRetries = 5 }).GetAsync();

        gate.Events.Should().Equal(
            "enter GET /api/things/{uuid}/ False",
            "end ServiceUnavailable 3 False",
            "enter GET /api/things/{uuid}/ True",
            "end   False",
            "enter GET /api/things/{uuid}/ True",
            "end OK  False");
    }

    [Fact]
    public async Task A_call_without_the_gate_passes_it_by()
    {
        var gate = new RecordingGate();
        using var client = TestCalls.Client(new ScriptedHandler(Reply.Ok()));
        _ = client.With(new CallOptions { Gate = gate });

        await client.GetAsync();

        gate.Events.Should().BeEmpty();
    }

    [Fact]
    public async Task An_attempt_that_the_caller_cancelled_says_nothing_about_the_server()
    {
        var gate = new RecordingGate();
        using var caller = new CancellationTokenSource();
        using var client = TestCalls.Client(new ScriptedHandler(async (_, token) =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return null!;
        }));

        var call = () => client.With(new CallOptions { Gate = gate }).SendAsync(TestCalls.Request(), caller.Token);

        await call.Should().ThrowAsync<OperationCanceledException>();
        gate.Events.Should().Equal("enter GET /api/things/{uuid}/ False", "end   True");
    }

    [Fact]
    public async Task Of_two_gates_the_clients_lets_an_attempt_begin_first_and_both_see_how_it_ended()
    {
        var events = new List<string>();
        using var client = TestCalls.Client(new ScriptedHandler(Reply.Ok()));

        await client.With(new CallOptions { Gate = new RecordingGate(events, "outer: ") }).With(new CallOptions { Gate = new RecordingGate(events, "inner: ") }).GetAsync();

        events.Should().Equal(
            "outer: enter GET /api/things/{uuid}/ False",
            "inner: enter GET /api/things/{uuid}/ False",
            "inner: end OK  False",
            "outer: end OK  False");
    }

    [Fact]
    public async Task The_same_gate_twice_counts_once()
    {
        var gate = new RecordingGate();
        using var client = TestCalls.Client(new ScriptedHandler(Reply.Ok()));

        await client.With(new CallOptions { Gate = gate }).With(new CallOptions { Gate = gate }).GetAsync();

        gate.Events.Should().HaveCount(2);
    }

    [Fact]
    public async Task Where_the_inner_gate_does_not_let_it_begin_the_outer_one_is_left_without_a_word_about_the_server()
    {
        var outer = new RecordingGate();
        using var caller = new CancellationTokenSource();
        using var client = TestCalls.Client(new ScriptedHandler(Reply.Ok()));

        var call = client.With(new CallOptions { Gate = outer }).With(new CallOptions { Gate = new ClosedGate() }).SendAsync(TestCalls.Request(), caller.Token);
        await caller.CancelAsync();

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
        outer.Events.Should().Equal("enter GET /api/things/{uuid}/ False", "end   True");
    }

    [Theory]
    [InlineData("typed", false)]
    [InlineData("plain", false)]
    [InlineData("raw", false)]
    [InlineData("typed", true)]
    [InlineData("plain", true)]
    [InlineData("raw", true)]
    public async Task Whatever_the_kind_of_call_its_caller_is_known(string kind, bool isObserved)
    {
        var product = new ApiProduct { Name = $"Test.Product{Guid.NewGuid():N}" };
        using var recorder = isObserved ? new TelemetryRecorder(product.Name) : null;
        var gate = new RecordingGate();
        using var caller = new CancellationTokenSource();
        var handler = new ScriptedHandler(async (_, token) =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return null!;
        });
        using var client = new ApiClient(new HttpMessageInvoker(handler), TestCalls.Endpoint, new TokenCredential(TestCalls.Token), TestCalls.Options(), product);
        var gated = client.With(new CallOptions { Gate = gate });

        var call = kind switch
        {
            "typed" => gated.SendAsync(TestCalls.Request(), TestCalls.Json, caller.Token),
            "plain" => gated.SendAsync(TestCalls.Request(), caller.Token),
            _ => (Task)((IRawApiClient)gated).SendRawAsync(TestCalls.Request(), null, isStreamed: false, caller.Token),
        };

        await FluentActions.Awaiting(() => call).Should().ThrowAsync<OperationCanceledException>();
        gate.Events[^1].Should().Be("end   True");
        (recorder?.Spans.Count ?? 1).Should().Be(1);
    }

    private sealed class ClosedGate : IAttemptGate
    {
        public async ValueTask<IGatedAttempt> EnterAsync(string operation, bool isRetry, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new RecordingGate();
        }
    }

    private sealed class RecordingGate(List<string>? events = null, string name = "") : IAttemptGate, IGatedAttempt
    {
        public List<string> Events { get; } = events ?? [];

        public ValueTask<IGatedAttempt> EnterAsync(string operation, bool isRetry, CancellationToken cancellationToken)
        {
            Events.Add($"{name}enter {operation} {isRetry}");
            return new(this);
        }

        public void End(HttpStatusCode? status, TimeSpan? retryAfter = null, bool isCancelled = false) =>
            Events.Add($"{name}end {status} {retryAfter?.TotalSeconds} {isCancelled}");
    }
}
