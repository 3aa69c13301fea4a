using System.Text.Json.Nodes;
using Waldur.Client.Testing;

namespace Waldur.Client.EndToEnd;

/// <summary>The inventory report, as a process: by itself in two rounds, and step by step against a server.</summary>
public sealed class InventoryReportTests : IAsyncDisposable
{
    private readonly WorkFolder _folder = new();
    private readonly FakeWaldurServer _server = FakeWaldurServer.CreateSeeded();

    private Dictionary<string, string> Variables { get; } = [];

    [Fact]
    public async Task Without_configuration_it_shows_every_class_and_in_the_second_round_there_is_nothing_to_do()
    {
        var result = (await Run.ToEndAsync("InventoryReport", _folder)).ShouldSucceed();

        var classes = result.Output.Select(line => line.Split(' ')[0]).ToHashSet();
        classes.Should().Contain(Enum.GetNames<ComparisonClass>()).And.Contain([nameof(ImportPlanClass.Ready), nameof(ImportPlanClass.InvalidMetadata)]);
        result.Output.Should().ContainInOrder(
            "First round, agent: reports",
            "Report: 4 Created, 1 Unchanged, 1 Replaced, 1 Imported, 1 Deleted, 1 DuplicateDeleted, 1 ImportedDeleted, 4 Failed",
            "First round, staff: imports",
            "Import: 6 Imported, 1 Blocked",
            "Second round, agent: nothing to do",
            "Second round, staff: nothing to do");
        result.Text.Should().NotContain("\u001b", "the output goes to a pipe");
    }

    [Fact]
    public async Task A_comparison_is_printed_reviewed_and_carried_out()
    {
        await StartAsync(_server.Seed.AgentToken);
        var inventory = _folder.Write("mine.json", InventoryText.Of(3, $"{_server.Seed.Project.Uuid}"));

        var table = (await RunAsync(inventory)).ShouldSucceed();
        table.Output[^1].Should().Be("3 New");
        var json = (await RunAsync(inventory, "--json")).ShouldSucceed();
        _server.Requests.Should().OnlyContain(request => request.Method == "GET", "looking changes nothing");

        // A reviewer takes one out.
        var root = JsonNode.Parse(string.Join('\n', json.Output))!;
        root["entries"]!.AsArray().RemoveAt(1);
        var reviewed = _folder.Write("reviewed.json", root.ToJsonString());

        (await RunAsync("--from", reviewed, "--apply")).ShouldSucceed().Output.Should().Contain("Report: 2 Created");
        _server.BackendResources.Select(row => row.BackendId).Should().BeEquivalentTo("vm-1", "vm-3");
        (await RunAsync(inventory, "--apply")).ShouldSucceed().Output.Should().Contain("Report: 1 Created, 2 Unchanged");
        (await RunAsync(inventory)).ShouldSucceed().Output[^1].Should().Be("3 Unchanged");
    }

    [Fact]
    public async Task A_plan_is_printed_reviewed_and_carried_out_and_what_changed_in_between_is_said()
    {
        await StartAsync(_server.Seed.StaffToken);
        foreach (var id in new[] { "a", "b", "c" })
        {
            _server.AddBackendResource(_server.Seed.SharedOffering, _server.Seed.Project, id, id);
        }

        Variables.Remove("WALDUR_OFFERING");
        (await RunAsync("--plan")).ShouldSucceed().Output[^1].Should().Be("3 Ready");
        var json = (await RunAsync("--plan", "--json")).ShouldSucceed();
        var stored = _folder.Write("plan.json", string.Join('\n', json.Output));
        _server.AddResource(_server.Seed.SharedOffering, _server.Seed.Project, "b", "b", "Creating");

        var result = (await RunAsync("--plan", "--from", stored, "--apply")).ShouldSucceed();
        result.Output.Should().Contain("Import: 2 Imported, 1 AlreadyImported");
        (await RunAsync("--plan", "--from", stored, "--apply")).ShouldSucceed().Output.Should().Contain("Import: 3 AlreadyImported");

        _server.AddBackendResource(_server.Seed.SharedOffering, _server.Seed.Project, "d", "d");
        _server.AddPlan(_server.Seed.SharedOffering, "Premium");
        (await RunAsync("--plan", "--apply")).Status.Should().Be(1, "it is not clear which plan");
        (await RunAsync("--plan", "--choose", "Premium", "--apply")).ShouldSucceed().Output.Should().Contain("Import: 1 Imported, 1 AlreadyImported");
    }

    [Fact]
    public async Task A_file_that_is_watched_is_reported_whenever_it_changes_until_the_program_is_stopped()
    {
        await StartAsync(_server.Seed.AgentToken);
        var inventory = _folder.Write("mine.json", InventoryText.Of(2, $"{_server.Seed.Project.Uuid}"));
        await using var program = RunningProgram.Start("InventoryReport", _folder.Path, Variables, [inventory, "--apply", "--watch", "--delete-missing"]);

        await program.WaitForLineAsync("Report: 2 Created");
        _folder.Write("mine.json", "[");
        await program.WaitForLineAsync("The inventory is not whole, and is read again.");
        _folder.Write("mine.json", InventoryText.Of(1, $"{_server.Seed.Project.Uuid}"));
        await program.WaitForLineAsync("Report: 1 Unchanged, 1 Deleted");

        (await program.TerminateAsync()).Status.Should().Be(130);
        _server.BackendResources.Should().ContainSingle();
    }

    [Fact]
    public async Task A_watch_outlives_a_server_that_is_away()
    {
        await StartAsync(_server.Seed.AgentToken);
        var inventory = _folder.Write("mine.json", InventoryText.Of(2, $"{_server.Seed.Project.Uuid}"));
        _server.Faults.Add(new FaultRule { Kind = FaultKind.ServiceUnavailable, Path = "/api/backend-resources/" });
        await using var program = RunningProgram.Start("InventoryReport", _folder.Path, Variables, [inventory, "--apply", "--watch"]);

        await program.WaitForLineAsync("It is tried once more when the inventory has changed");
        _server.Faults.Clear();
        _folder.Write("mine.json", InventoryText.Of(1, $"{_server.Seed.Project.Uuid}"));

        await program.WaitForLineAsync("Report: 1 Created");
    }

    [Theory]
    [InlineData("give one of them", "--json", "--apply")]
    [InlineData("give --apply, too", "--watch")]
    [InlineData("give --plan, too", "--choose", "Standard")]
    [InlineData("missing.json", "--from", "missing.json")]
    [InlineData("'two.json'", "one.json", "two.json")]
    [InlineData("missing.json: there is no such file", "missing.json")]
    [InlineData("ended with status 4; its output is not used. Its standard error: broken", "--command", "/bin/sh", "-c", "echo broken >&2; exit 4")]
    [InlineData("'--force'", "--force")]
    public async Task What_it_cannot_use_is_reported(string part, params string[] arguments)
    {
        (await Run.ToEndAsync("InventoryReport", _folder, arguments)).ShouldFail(2, part);
    }

    [Fact]
    public async Task A_document_of_another_kind_is_refused_with_the_place()
    {
        var file = _folder.Write("plan.json", """{"kind":"waldur.import-plan","version":1}""");

        (await Run.ToEndAsync("InventoryReport", _folder, "--from", file, "--apply")).ShouldFail(2, "The comparison: kind is 'waldur.import-plan'");
    }

    [Fact]
    public async Task Help_is_given_when_it_is_asked_for()
    {
        (await Run.ToEndAsync("InventoryReport", _folder, "--help")).ShouldSucceed().Output.Should().ContainSingle().Which.Should().StartWith("Usage: InventoryReport");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task StartAsync(string token)
    {
        await _server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Variables["WALDUR_URL"] = $"{_server.Endpoint}";
        Variables["WALDUR_TOKEN"] = token;
        Variables["WALDUR_OFFERING"] = $"{_server.Seed.Offering.Uuid}";
    }

    private Task<ProgramResult> RunAsync(params string[] arguments) => Run.ToEndAsync("InventoryReport", _folder, Variables, arguments);
}
