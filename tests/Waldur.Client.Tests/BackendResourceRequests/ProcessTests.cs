using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests;

public class ProcessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_handled_request_is_done()
    {
        await using var waldur = new TestWaldur();
        var request = await AskAsync(waldur);
        BackendResourceRequestState? seen = null;

        var result = await waldur.Agent.BackendResourceRequests.ProcessAsync(
            request,
            (handled, _) =>
            {
                seen = handled.State;
                waldur.Stored(handled.Uuid).State.Should().Be("Processing");
                return Task.CompletedTask;
            },
            cancellationToken: Cancellation);

        result.Outcome.Should().Be(ProcessOutcome.Done);
        seen.Should().Be(BackendResourceRequestState.Processing);
        waldur.Stored(request.Uuid).State.Should().Be("Done");
        result.Request.State.Should().Be(BackendResourceRequestState.Done);
    }

    public static TheoryData<string, Exception> Failures => new()
    {
        { "any", new IOException("disk full") },
        { "of the api", new ApiValidationException("bad item") },
        { "a conflict", new ApiConflictException("Valid states for operation: Sent.") },
        { "cancelled by itself", new OperationCanceledException("the handler's own limit") },
        { "a task cancelled by itself", new TaskCanceledException("HttpClient.Timeout") },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_handler_that_fails_makes_the_request_erred(string kind, Exception failure)
    {
        await using var waldur = new TestWaldur();
        var request = await AskAsync(waldur);

        var result = await waldur.Agent.BackendResourceRequests.ProcessAsync(
            request, (_, _) => throw failure, cancellationToken: Cancellation);

        result.Outcome.Should().Be(ProcessOutcome.Erred, kind);
        result.Error.Should().BeSameAs(failure);
        waldur.Stored(request.Uuid).State.Should().Be("Erred");
        waldur.Stored(request.Uuid).ErrorMessage.Should().Be(failure.Message);
    }

    [Fact]
    public async Task When_the_caller_cancels_the_request_stays_claimed()
    {
        await using var waldur = new TestWaldur();
        var request = await AskAsync(waldur);
        using var stop = new CancellationTokenSource();

        var processing = () => waldur.Agent.BackendResourceRequests.ProcessAsync(
            request,
            async (_, token) =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
            },
            cancellationToken: stop.Token);

        await processing.Should().ThrowAsync<OperationCanceledException>();
        waldur.Stored(request.Uuid).State.Should().Be("Processing");
    }

    [Fact]
    public async Task What_somebody_else_has_is_never_failed()
    {
        await using var waldur = new TestWaldur();
        var request = await AskAsync(waldur);
        await waldur.Staff.BackendResourceRequests.StartProcessingAsync(request.Uuid, Cancellation);
        waldur.Server.ClearRequests();

        var result = await waldur.Agent.BackendResourceRequests.ProcessAsync(
            request, (_, _) => throw new InvalidOperationException("must not run"), cancellationToken: Cancellation);

        result.Outcome.Should().Be(ProcessOutcome.Taken);
        result.Error.Should().BeNull();
        waldur.Calls("POST", "/set_erred/").Should().Be(0);
        waldur.Stored(request.Uuid).State.Should().Be("Processing");
    }

    [Fact]
    public async Task An_uncertain_claim_is_neither_handled_nor_failed()
    {
        await using var waldur = new TestWaldur();
        var request = await AskAsync(waldur);
        waldur.Strike(FaultKind.ResetAfterActing, TestWaldur.Requests + "*/start_processing/");

        var result = await waldur.Agent.BackendResourceRequests.ProcessAsync(
            request, (_, _) => throw new InvalidOperationException("must not run"), cancellationToken: Cancellation);

        result.Outcome.Should().Be(ProcessOutcome.Uncertain);
        result.Error.Should().BeOfType<ApiTransportException>();
        waldur.Stored(request.Uuid).State.Should().Be("Processing");
    }

    [Fact]
    public async Task The_only_agent_has_no_doubt()
    {
        await using var waldur = new TestWaldur();
        var request = await AskAsync(waldur);
        waldur.Strike(FaultKind.ResetAfterActing, TestWaldur.Requests + "*/start_processing/");

        var result = await waldur.Agent.BackendResourceRequests.ProcessAsync(
            request, (_, _) => Task.CompletedTask, new ProcessOptions { IsOnlyAgent = true }, Cancellation);

        result.Outcome.Should().Be(ProcessOutcome.Done);
    }

    [Fact]
    public async Task An_end_that_cannot_be_told_is_unreported()
    {
        await using var waldur = new TestWaldur();
        var request = await AskAsync(waldur);
        waldur.Strike(FaultKind.ConnectionRefused, TestWaldur.Requests + "*/set_erred/", times: null);
        var failure = new IOException("disk full");

        var result = await waldur.RunAsync(waldur.Agent.BackendResourceRequests.ProcessAsync(
            request, (_, _) => throw failure, cancellationToken: Cancellation));

        result.Outcome.Should().Be(ProcessOutcome.Unreported);
        result.Error.Should().BeSameAs(failure);
        result.ReportError.Should().BeOfType<ApiTransportException>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handler_may_complete_the_request_itself(bool byCopy)
    {
        await using var waldur = new TestWaldur();
        var agent = waldur.Agent.BackendResourceRequests;

        var result = await agent.ProcessAsync(
            await AskAsync(waldur),
            (request, token) => byCopy ? agent.CompleteAsync(request, token) : agent.CompleteAsync(request.Uuid, token),
            cancellationToken: Cancellation);

        result.Outcome.Should().Be(ProcessOutcome.Done);
        waldur.Stored(result.Request.Uuid).State.Should().Be("Done");
    }

    [Fact]
    public async Task A_handler_may_fail_the_request_itself()
    {
        await using var waldur = new TestWaldur();
        var agent = waldur.Agent.BackendResourceRequests;

        var result = await agent.ProcessAsync(
            await AskAsync(waldur),
            (request, token) => agent.FailAsync(request, new IOException("its own words"), cancellationToken: token),
            cancellationToken: Cancellation);

        result.Outcome.Should().Be(ProcessOutcome.Erred);
        waldur.Stored(result.Request.Uuid).ErrorMessage.Should().Be("its own words");
    }

    [Fact]
    public async Task A_handler_that_fails_after_completing_does_not_undo_that()
    {
        await using var waldur = new TestWaldur();
        var agent = waldur.Agent.BackendResourceRequests;
        var failure = new IOException("afterwards");

        var result = await agent.ProcessAsync(
            await AskAsync(waldur),
            async (request, token) =>
            {
                await agent.CompleteAsync(request, token);
                throw failure;
            },
            cancellationToken: Cancellation);

        result.Outcome.Should().Be(ProcessOutcome.Done);
        result.Error.Should().BeSameAs(failure);
        waldur.Stored(result.Request.Uuid).State.Should().Be("Done");
    }

    [Fact]
    public async Task A_request_that_staff_failed_meanwhile_stays_erred_and_has_ended_elsewhere()
    {
        await using var waldur = new TestWaldur();

        var result = await waldur.Agent.BackendResourceRequests.ProcessAsync(
            await AskAsync(waldur),
            (request, token) => waldur.Staff.BackendResourceRequests.FailAsync(request.Uuid, "Stopped by staff.", cancellationToken: token),
            cancellationToken: Cancellation);

        result.Outcome.Should().Be(ProcessOutcome.EndedElsewhere);
        waldur.Stored(result.Request.Uuid).ErrorMessage.Should().Be("Stopped by staff.");
    }

    private static Task<BackendResourceRequest> AskAsync(TestWaldur waldur) =>
        waldur.Staff.BackendResourceRequests.CreateAsync(waldur.Offering, Cancellation);
}
