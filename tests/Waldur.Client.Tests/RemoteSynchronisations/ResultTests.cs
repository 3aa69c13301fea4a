using System.Net;
using System.Text.Json;
using Waldur.Client.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.Tests.RemoteSynchronisations;

/// <summary>Nothing loses the results, and they can be written down without the token.</summary>
public class ResultTests : SynchronisationFixture
{
    [Fact]
    public async Task A_progress_callback_that_throws_loses_no_result()
    {
        for (var i = 0; i < 3; i++)
        {
            Add();
        }

        var progress = new ThrowingProgress<SynchronisationRunProgress>();

        var summary = await RunClockAsync(Synchronisations.RunAllAsync(progress: progress, cancellationToken: Cancellation));
        var single = await Synchronisations.RunAndVerifyAsync(summary.Results[0].Synchronisation, progress: progress, cancellationToken: Cancellation);

        summary.Count(SynchronisationRunOutcome.Ok).Should().Be(3);
        single.IsOk.Should().BeTrue();
        progress.Calls.Should().Be(8);
    }

    [Fact]
    public async Task Cancelling_keeps_the_results_and_says_what_may_still_run()
    {
        var slow = Add().Uuid;
        Add();
        Server.SynchronisationRuns.Script(slow, FakeSynchronisationOutcome.Ok() with { Duration = TimeSpan.FromHours(1) });
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var running = Synchronisations.RunAllAsync(new SynchronisationRunAllOptions { Parallelism = 2 }, cancellationToken: source.Token);
        while (Server.RemoteSynchronisations.All(row => row.State != "OK") || Runs < 2)
        {
            await Task.Yield();
        }

        await Task.Delay(50, Cancellation);
        await source.CancelAsync();
        var summary = await running;

        summary.IsCancelled.Should().BeTrue();
        summary.Results.Should().HaveCount(2);
        summary.Count(SynchronisationRunOutcome.Ok).Should().Be(1);
        var cut = summary.Results.Single(result => result.Uuid == slow);
        cut.Outcome.Should().Be(SynchronisationRunOutcome.Uncertain);
        cut.ErrorMessage.Should().Contain("may run on");
    }

    [Fact]
    public async Task Results_serialise_with_the_error_as_text_and_without_the_token()
    {
        var ensured = await Synchronisations.EnsureAsync(Desired(), Cancellation);
        Server.SynchronisationRuns.Script(ensured.Uuid, FakeSynchronisationOutcome.ServerError());
        var summary = await RunClockAsync(Synchronisations.RunAllAsync(cancellationToken: Cancellation));
        var progress = new SynchronisationRunProgress(ensured.Synchronisation, SynchronisationRunStage.Ended, summary.Results[0], 1, 1);

        var texts = new[]
        {
            JsonSerializer.Serialize(ensured), JsonSerializer.Serialize(summary), JsonSerializer.Serialize(progress),
            JsonSerializer.Serialize(ensured, ResultJson.Default.SynchronisationEnsureResult),
            JsonSerializer.Serialize(summary, ResultJson.Default.SynchronisationRunSummary),
            JsonSerializer.Serialize(progress, ResultJson.Default.SynchronisationRunProgress),
            $"{ensured} {summary} {progress} {summary.Results[0]}",
        };

        string.Concat(texts).Should().NotContain(Token);
        foreach (var text in new[] { texts[1], texts[4] })
        {
            var result = JsonDocument.Parse(text).RootElement.GetProperty("Results")[0];
            result.GetProperty("Outcome").GetString().Should().Be("Failed");
            result.GetProperty("ErrorMessage").GetString().Should().Contain("500");
            result.GetProperty("Uuid").GetGuid().Should().Be(ensured.Uuid);
            result.TryGetProperty("Error", out _).Should().BeFalse();
        }
    }

    [Fact]
    public async Task A_synchronisation_that_may_be_gone_is_tried()
    {
        var created = await CreateAsync();

        (await Synchronisations.TryGetAsync(created.Uuid, Cancellation))!.Uuid.Should().Be(created.Uuid);
        (await Synchronisations.TryGetAsync(Guid.NewGuid(), Cancellation)).Should().BeNull();
    }

    [Theory]
    [InlineData("default backend - 404", "text/plain")]
    [InlineData("", "text/plain")]
    [InlineData("<html><title>404 Not Found</title></html>", "text/html")]
    [InlineData("""{"message":"no Route matched with those values"}""", "application/json")]
    public async Task A_gateways_404_does_not_say_that_the_object_is_gone(string body, string type)
    {
        using var proxy = new InterceptingHandler(Server.CreateHandler());
        proxy.Intercept = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent(body, mediaType: new(type)) });
        using var waldur = Connect(proxy);
        var uuid = Guid.NewGuid();

        foreach (Func<Task> call in new Func<Task>[]
        {
            () => waldur.RemoteSynchronisations.DeleteAsync(uuid, Cancellation),
            () => waldur.RemoteSynchronisations.TryGetAsync(uuid, Cancellation),
            () => waldur.SoftwareCatalogs.DeleteAsync(uuid, Cancellation),
            () => waldur.SoftwareCatalogs.TryGetAsync(uuid, Cancellation),
        })
        {
            await call.Should().ThrowAsync<ApiNotFoundException>();
        }
    }

    [Fact]
    public async Task White_space_at_the_ends_of_texts_makes_no_difference_for_ever()
    {
        RemoteSynchronisationCreate Spaced()
        {
            var desired = Desired(Category(Server.Seed.RemoteCategory.Uuid, " Remote HPC "));
            desired.RemoteOrganizationName = " Remote organisation\n";
            desired.Token = Token + " ";
            return desired;
        }

        (await Synchronisations.EnsureAsync(Spaced(), Cancellation)).Outcome.Should().Be(SynchronisationEnsureOutcome.Created);
        (await Synchronisations.EnsureAsync(Spaced(), Cancellation)).Outcome.Should().Be(SynchronisationEnsureOutcome.Unchanged);
        Server.RemoteSynchronisations.Single().Token.Should().Be(Token);
    }
}
