using Waldur.Client.Katello.Models;
using Waldur.Client.Testing;

namespace Waldur.Client.EndToEnd;

/// <summary>The sample that ensures and runs sync plans, as a process.</summary>
public sealed class SyncPlansTests : IAsyncDisposable
{
    private const string Password = "correct-horse-battery";
    private readonly WorkFolder _folder = new();
    private readonly FakeKatelloServer _server = FakeKatelloServer.CreateSeeded(FakeKatelloRelease.Katello414);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Plans => _folder.Write("my plans.json", $$"""
        [
          {"name":"Nightly","interval":"weekly","sync_date":"2026-06-01T02:30:00Z","products":[{{_server.Seed.ProductId}}]},
          {"name":"New","interval":"custom cron","sync_date":"2026-06-01T04:30:00+02:00","cron_expression":"15 3 * * *","description":"Text"}
        ]
        """);

    [Fact]
    public async Task Without_configuration_it_works_on_a_fake_server_to_the_end_of_the_task()
    {
        var result = (await Run.ToEndAsync("SyncPlans", _folder, "--sync", "Nightly")).ShouldSucceed();

        result.Output[0].Should().StartWith("Katello: a fake one in this process, http://127.0.0.1:");
        result.Output.Should().Contain("Organization: Example Institute").And.Contain("stopped, 100 %").And.Contain("Synchronised 2 products");
        result.Output.Should().ContainSingle(line => line.StartsWith("Nightly: Changed (sync_date: ", StringComparison.Ordinal));
        result.Output.Should().ContainSingle(line => line.StartsWith("Toolkits: Created (", StringComparison.Ordinal));
        result.Text.Should().NotContain("\u001b", "the output goes to a pipe");
    }

    [Fact]
    public async Task A_dry_run_tells_the_differences_and_changes_nothing()
    {
        var variables = await StartAsync();

        var result = (await Run.ToEndAsync("SyncPlans", _folder, variables, Plans, "--dry-run")).ShouldSucceed();

        result.Output.Should().ContainSingle(line =>
            line.StartsWith("Nightly: would be Changed (interval: daily -> weekly, ", StringComparison.Ordinal)
            && line.EndsWith($"- product {_server.Seed.SecondProductId})", StringComparison.Ordinal));
        result.Output.Should().Contain("New: would be Created");
        _server.Requests.Should().NotBeEmpty().And.OnlyContain(request => request.Method == "GET");
    }

    [Fact]
    public async Task It_makes_the_plans_and_a_second_run_changes_nothing()
    {
        var variables = await StartAsync();

        (await Run.ToEndAsync("SyncPlans", _folder, variables, Plans, "--sync", "New")).ShouldSucceed();
        _server.ClearRequests();
        var second = (await Run.ToEndAsync("SyncPlans", _folder, variables, Plans)).ShouldSucceed();

        second.Output.Should().Contain("Nightly: Unchanged").And.Contain("New: Unchanged");
        _server.Requests.Should().OnlyContain(request => request.Method == "GET", "nobody asked for a synchronisation");
        _server.Tasks.Select(task => task.SyncPlanName).Should().Equal("New");
        _server.SyncPlans.Single(plan => plan.Name == "New").Should().BeEquivalentTo(new
        {
            Interval = SyncPlanInterval.CustomCron.Value,
            SyncDate = new DateTimeOffset(2026, 6, 1, 2, 30, 0, TimeSpan.Zero),
            CronExpression = "15 3 * * *",
            Description = "Text",
            Enabled = (bool?)true,
        });
    }

    [Fact]
    public async Task A_run_whose_parts_fail_is_told_with_their_messages()
    {
        var variables = await StartAsync();
        _server.Syncs.Default = FakeSyncOutcome.Warning("Rocky Linux 9: 404", "EPEL 9: timeout") with { Duration = TimeSpan.FromSeconds(0.1) };

        var result = await Run.ToEndAsync("SyncPlans", _folder, variables, Plans, "--sync", "Nightly");

        result.ShouldFail(1, "'Nightly'", "Warning", "Rocky Linux 9: 404", "EPEL 9: timeout");
    }

    [Fact]
    public async Task A_run_that_is_under_way_already_is_reported()
    {
        var variables = await StartAsync();
        _server.Syncs.RefuseNext();

        (await Run.ToEndAsync("SyncPlans", _folder, variables, Plans, "--sync", "Nightly")).ShouldFail(1, "already (task ", "lock is already taken");
    }

    [Theory]
    [InlineData("[\n{ \"name\" \"P\" }]", "line 2")]
    [InlineData("", "line 1")]
    [InlineData("{}", "array")]
    [InlineData("[]", "array")]
    [InlineData("[7]", "plan 1 is no object")]
    [InlineData("""[{"interval":"daily","sync_date":"2026-06-01T00:00:00Z"}]""", "plan 1 has no name")]
    [InlineData("""[{"name":"P","interval":"daily","sync_date":"2026-06-01T00:00:00"}]""", "plan 1 has the sync_date")]
    [InlineData("""[{"name":"P","interval":7,"sync_date":"2026-06-01T00:00:00Z"}]""", "plan 1 has no text as its interval")]
    [InlineData("""[{"name":"P","intervall":"daily"}]""", "'intervall'")]
    [InlineData("""[{"name":"P","interval":"daily","sync_date":"2026-06-01T00:00:00Z","products":[true]}]""", "the product true")]
    [InlineData("""[{"name":"P","interval":"daily","sync_date":"2026-06-01T00:00:00Z","products":[0]}]""", "the product 0")]
    [InlineData("""[{"name":"P","interval":"custom cron","sync_date":"2026-06-01T00:00:00Z","cron_expression":"99 3 * * *"}]""", "plan 'P'", "minute '99'")]
    [InlineData("""[{"name":"P","interval":"monthly","sync_date":"2026-06-01T00:00:00Z"}]""", "plan 'P': 'monthly' is no interval")]
    [InlineData("""[{"name":"P","interval":"custom cron","sync_date":"2026-06-01T00:00:00Z"}]""", "plan 'P'", "needs a cron expression")]
    [InlineData("""[{"name":"\ud800","interval":"daily","sync_date":"2026-06-01T00:00:00Z"}]""", "no Unicode")]
    public async Task A_malformed_file_is_told_with_the_place(string text, params string[] parts)
    {
        var file = _folder.Write("plans.json", text);

        (await Run.ToEndAsync("SyncPlans", _folder, file)).ShouldFail(2, [file, .. parts]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--dry-run")]
    [InlineData("--sync Nightly")]
    public async Task A_configured_server_is_never_touched_without_a_file(string arguments)
    {
        var variables = await StartAsync();

        (await Run.ToEndAsync("SyncPlans", _folder, variables, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ShouldFail(2, "KATELLO_URL is set, so say which plans", "Usage: ");
        _server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_done_before_a_failure_is_printed()
    {
        var variables = await StartAsync();
        _server.Faults.Add(new FaultRule { Kind = FaultKind.Forbidden, Method = "POST", Path = "/katello/api/organizations/{id}/sync_plans" });

        var result = await Run.ToEndAsync("SyncPlans", _folder, variables, Plans, "--sync", "New");

        result.ShouldFail(1, "403");
        result.Output.Should().ContainSingle(line => line.StartsWith("Nightly: Changed (", StringComparison.Ordinal));
        _server.Tasks.Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_plan_that_stopped_half_way_has_done_is_printed()
    {
        var variables = await StartAsync();
        _server.Faults.Add(new FaultRule { Kind = FaultKind.Forbidden, Path = "/katello/api/organizations/{id}/sync_plans/{id}/remove_products" });

        var result = await Run.ToEndAsync("SyncPlans", _folder, variables, Plans);

        result.ShouldFail(1, "'Nightly' stopped half way", "interval: daily -> weekly");
    }

    [Theory]
    [InlineData(new[] { "missing.json" }, "Plans missing.json: there is no such file.")]
    [InlineData(new[] { "." }, "cannot be read")]
    [InlineData(new[] { "--wet-run" }, "Not understood: '--wet-run'. Usage: ")]
    [InlineData(new[] { "a.json", "b.json" }, "Not understood: 'b.json'")]
    [InlineData(new[] { "--sync" }, "--sync needs a value")]
    [InlineData(new[] { "--sync", "Nobody" }, "'Nobody' is none of the plans")]
    public async Task Arguments_that_cannot_be_used_are_reported(string[] arguments, string part) =>
        (await Run.ToEndAsync("SyncPlans", _folder, arguments)).ShouldFail(2, part);

    [Theory]
    [InlineData("KATELLO_PASSWORD", "", 2, "KATELLO_PASSWORD is not set")]
    [InlineData("KATELLO_URL", "katello.example.com", 2, "KATELLO_URL: 'katello.example.com' is no address")]
    [InlineData("KATELLO_URL", "http://127.0.0.1:1", 1, "refused")]
    [InlineData("KATELLO_URL", "https://katello.invalid", 1, "resolved")]
    [InlineData("KATELLO_USER", "some:one", 2, "KATELLO_USER: ")]
    [InlineData("KATELLO_USER", "nobody", 1, "401")]
    [InlineData("KATELLO_ORGANIZATION", "Acme \"Corp\"", 2, "no organization 'Acme \"Corp\"'")]
    [InlineData("KATELLO_ORGANIZATION", "", 2, "KATELLO_ORGANIZATION is not set")]
    public async Task A_configuration_that_cannot_work_is_told_without_the_password(string variable, string value, int status, string part)
    {
        var variables = await StartAsync();
        variables[variable] = value;

        var result = await Run.ToEndAsync("SyncPlans", _folder, variables, Plans);

        result.ShouldFail(status, part);
        result.Text.Should().NotContain(Password);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<Dictionary<string, string>> StartAsync()
    {
        _server.Seed.Admin.Password = Password;
        _server.Syncs.Default = FakeSyncOutcome.Success() with { Duration = TimeSpan.FromSeconds(0.1) };
        return new Dictionary<string, string>
        {
            ["KATELLO_URL"] = (await _server.StartAsync(cancellationToken: Cancellation)).ToString(),
            ["KATELLO_USER"] = _server.Seed.Admin.Login,
            ["KATELLO_PASSWORD"] = Password,
            ["KATELLO_ORGANIZATION"] = _server.Seed.Organization.Name,
        };
    }
}
