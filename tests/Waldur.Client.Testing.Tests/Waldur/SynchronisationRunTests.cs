namespace Waldur.Client.Testing.Tests;

public sealed class SynchronisationRunTests
{
    [Theory]
    [InlineData(Transport.InProcess)]
    [InlineData(Transport.Port)]
    public async Task A_run_that_succeeds_tells_what_it_pulled(Transport transport)
    {
        await using var waldur = await TestWaldur.StartAsync(transport);
        var row = Add(waldur);
        waldur.Clock.Advance(TimeSpan.FromHours(1));

        var first = await RunAsync(waldur, row);
        waldur.Seed.RemoteCategory.Offerings = ["Remote storage", "New offering"];
        var second = await RunAsync(waldur, row);

        first.Code.Should().Be(200);
        first.Text("get_state_display").Should().Be("OK");
        first.Text("last_execution").Should().Be("2026-01-01T01:00:00.000000+00:00");
        first.Text("error_message").Should().BeEmpty();
        first.Text("last_output").Split('\n').Should().Equal(
            "Category Remote HPC has been pulled into HPC.",
            "Offering Remote cluster has been created.",
            "Offering Remote storage has been created.");
        second.Text("last_output").Split('\n').Should().Equal(
            "Category Remote HPC has been pulled into HPC.",
            "Offering Remote storage has been updated.",
            "Offering New offering has been created.",
            "Offering Remote cluster has been archived as it no longer exists in remote.");
    }

    [Fact]
    public async Task Runs_end_as_their_script_says_and_then_by_the_default()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = Add(waldur);
        waldur.Server.SynchronisationRuns.Script(
            row.Uuid,
            FakeSynchronisationOutcome.Erred("remote says no", "step 1"),
            FakeSynchronisationOutcome.Ok("step 1", "step 2"));
        waldur.Server.SynchronisationRuns.Default = FakeSynchronisationOutcome.Erred("always");

        var erred = await RunAsync(waldur, row);
        var ok = await RunAsync(waldur, row);
        var afterwards = await RunAsync(waldur, row);

        erred.Code.Should().Be(200);
        (erred.Text("get_state_display"), erred.Text("error_message"), erred.Text("last_output"))
            .Should().Be(("Erred", "remote says no", "step 1"));
        (ok.Text("get_state_display"), ok.Text("error_message"), ok.Text("last_output")).Should().Be(("OK", "", "step 1\nstep 2"));
        afterwards.Text("error_message").Should().Be("always");
    }

    [Fact]
    public async Task An_error_that_nobody_handles_stores_nothing()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = Add(waldur);
        waldur.Server.SynchronisationRuns.Script(row.Uuid, FakeSynchronisationOutcome.ServerError());

        var response = await RunAsync(waldur, row);

        response.Code.Should().Be(500);
        response.Body.Should().Contain("Server Error (500)");
        Now(waldur).LastExecution.Should().BeNull();
        Now(waldur).State.Should().Be("Scheduled");
    }

    [Theory]
    [InlineData(502, "502 Bad Gateway")]
    [InlineData(504, "504 Gateway Time-out")]
    public async Task A_gateway_may_give_up_after_the_run_was_stored_or_before(int status, string title)
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = Add(waldur);
        waldur.Server.SynchronisationRuns.Script(
            row.Uuid,
            FakeSynchronisationOutcome.GatewayTimeout(status),
            FakeSynchronisationOutcome.Erred("no").BehindGatewayTimeout(status));

        var before = await RunAsync(waldur, row);
        var untouched = Now(waldur);
        var after = await RunAsync(waldur, row);

        foreach (var response in new[] { before, after })
        {
            response.Code.Should().Be(status);
            response.Header("Content-Type").Should().Be("text/html");
            response.Body.Should().Contain(title);
        }

        untouched.LastExecution.Should().BeNull();
        (Now(waldur).State, Now(waldur).LastExecution).Should().Be(("Erred", waldur.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_run_goes_on_when_its_caller_gives_up()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = Add(waldur);
        waldur.Server.SynchronisationRuns.Script(row.Uuid, FakeSynchronisationOutcome.Ok("done") with { Duration = TimeSpan.FromMinutes(2) });
        using var givesUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/marketplace-remote-synchronisations/{row.Uuid:N}/run_synchronisation/");
        request.Headers.TryAddWithoutValidation("Authorization", $"Token {waldur.Seed.StaffToken}");

        var run = waldur.Http.SendAsync(request, givesUp.Token);
        while (waldur.Clock.NextDue is null)
        {
            await Task.Yield();
        }

        await givesUp.CancelAsync();
        await run.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        Now(waldur).State.Should().Be("Scheduled");
        waldur.Clock.Advance(TimeSpan.FromMinutes(2));
        while (Now(waldur).State == "Scheduled")
        {
            await Task.Yield();
        }

        Now(waldur).LastOutput.Should().Be("done");
        Now(waldur).LastExecution.Should().Be(waldur.Clock.GetUtcNow());
    }

    [Fact]
    public async Task The_daily_job_runs_the_active_ones_and_leaves_Processing_where_it_breaks()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var (fine, broken, idle) = (Add(waldur), Add(waldur), Add(waldur));
        await waldur.Staff("PATCH", $"/api/marketplace-remote-synchronisations/{idle.Uuid:N}/", """{"is_active":false}""");
        waldur.Server.SynchronisationRuns.Script(broken.Uuid, FakeSynchronisationOutcome.ServerError());

        waldur.Server.RunDailySynchronisations();
        var states = waldur.Server.RemoteSynchronisations.ToDictionary(row => row.Uuid, row => row.State);
        waldur.Server.RunDailySynchronisations();

        states.Should().Equal(new Dictionary<Guid, string>
        {
            [fine.Uuid] = "OK",
            [broken.Uuid] = "Processing",
            [idle.Uuid] = "Scheduled",
        });
        waldur.Server.RemoteSynchronisations.Single(row => row.Uuid == broken.Uuid).State
            .Should().Be("Processing", "the daily job leaves what is stuck alone");
        (await RunAsync(waldur, broken)).Text("get_state_display").Should().Be("OK", "a run by hand frees it");
    }

    [Fact]
    public async Task A_stuck_synchronisation_can_be_staged()
    {
        await using var waldur = await TestWaldur.StartAsync();
        var row = Add(waldur);

        waldur.Server.LeaveSynchronisationProcessing(row.Uuid);

        Now(waldur).State.Should().Be("Processing");
        waldur.Server.Invoking(server => server.LeaveSynchronisationProcessing(Guid.NewGuid())).Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task A_synchronisation_never_prints_its_token()
    {
        await using var waldur = await TestWaldur.StartAsync();

        var row = Add(waldur);

        row.ToString().Should().Be($"FakeRemoteSynchronisation {row.Uuid:N} (Scheduled)").And.NotContain(row.Token);
    }

    private static FakeRemoteSynchronisation Add(TestWaldur waldur) => waldur.Server.AddRemoteSynchronisation(
        waldur.Seed.Provider,
        Guid.NewGuid(),
        new FakeCategoryMapping(waldur.Seed.Category, waldur.Seed.RemoteCategory.Uuid, "Remote HPC"));

    private static FakeRemoteSynchronisation Now(TestWaldur waldur) => waldur.Server.RemoteSynchronisations.Single();

    private static Task<Response> RunAsync(TestWaldur waldur, FakeRemoteSynchronisation row) =>
        waldur.Staff("POST", $"/api/marketplace-remote-synchronisations/{row.Uuid:N}/run_synchronisation/");
}
