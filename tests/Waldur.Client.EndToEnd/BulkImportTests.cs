using Waldur.Client.Testing;

namespace Waldur.Client.EndToEnd;

/// <summary>The bulk import, as a process against a server with forty backend resources.</summary>
public sealed class BulkImportTests : IAsyncDisposable
{
    private const string Import = "/api/backend-resources/*/import_resource/";
    private readonly WorkFolder _folder = new();
    private readonly FakeWaldurServer _server = FakeWaldurServer.CreateSeeded();

    [Fact]
    public async Task Without_configuration_it_imports_from_a_fake_server()
    {
        var result = (await Run.ToEndAsync("BulkImport", _folder)).ShouldSucceed();

        result.Output.Should().ContainInOrder("Plan: 37 Ready, 3 Imported", "Tried 40 of 40", "Result: 37 Imported, 3 AlreadyImported");
        result.Output.Should().ContainSingle(line => line.StartsWith("alloc-13 ", StringComparison.Ordinal) && line.Contains("AlreadyImported"));
        result.Output.Should().ContainSingle(line => line.StartsWith("Allocation 4 ", StringComparison.Ordinal)).Which.Should().Contain("the plan 'Standard'");
        result.Text.Should().NotContain("\u001b", "the output goes to a pipe");
        Directory.EnumerateFileSystemEntries(_folder.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task It_imports_all_and_a_second_run_finds_nothing()
    {
        await StartAsync(shared: 0);

        var result = (await RunAsync("--parallelism", "8")).ShouldSucceed();
        result.Output.Should().Contain("Result: 40 Imported");
        ShouldBeImported(40);

        (await RunAsync()).ShouldSucceed().Output.Should().Equal("Nothing can be imported.");
        ShouldBeImported(40);
    }

    [Theory]
    [InlineData(FaultKind.Hang)]
    [InlineData(FaultKind.HangAfterActing)]
    public async Task Killed_half_way_it_can_be_run_again(FaultKind fault)
    {
        await StartAsync(shared: 0);
        _server.Faults.Add(new FaultRule { Kind = fault, Method = "POST", Path = Import, Skip = 20 });
        await using (var killed = RunningProgram.Start("BulkImport", _folder.Path, Variables))
        {
            await killed.WaitForLineAsync("Tried 20 of 40");
            await killed.KillAsync();
        }

        _server.Faults.Clear();
        (await RunAsync()).ShouldSucceed();

        ShouldBeImported(40);
    }

    [Fact]
    public async Task Stopped_half_way_it_ends_what_is_under_way_and_can_be_run_again()
    {
        await StartAsync(shared: 0);
        _server.Faults.Add(new FaultRule { Kind = FaultKind.Slow, Delay = TimeSpan.FromSeconds(1), Method = "POST", Path = Import, Skip = 20 });
        await using (var stopped = RunningProgram.Start("BulkImport", _folder.Path, Variables))
        {
            await stopped.WaitForLineAsync("Tried 20 of 40");
            var result = await stopped.TerminateAsync();
            result.ShouldFail(130, "Interrupted", "run it again");
            result.Output.Should().Contain($"Result: {_server.Resources.Count} Imported", "nothing that was imported is kept secret");
            _server.Resources.Count.Should().BeInRange(20, 39);
        }

        _server.Faults.Clear();
        (await RunAsync()).ShouldSucceed();

        ShouldBeImported(40);
    }

    [Fact]
    public async Task What_needs_a_plan_is_left_until_one_is_named()
    {
        await StartAsync(shared: 10);
        _server.AddPlan(_server.Seed.SharedOffering, "Premium");

        var first = await RunAsync();
        first.ShouldFail(1, "10 of 40 are left", "PlanRequired", "'Premium'");
        first.Output.Should().Contain("Result: 30 Imported, 10 PlanRequired");

        var second = (await RunAsync("--plan", "Standard")).ShouldSucceed();
        second.Output.Should().Contain("Result: 10 Imported");
        ShouldBeImported(40);
        _server.Resources.Where(resource => resource.Plan is not null).Should().HaveCount(10)
            .And.OnlyContain(resource => resource.Offering == _server.Seed.SharedOffering, "only what needs a plan gets it");
    }

    [Fact]
    public async Task A_plan_is_not_given_to_the_resources_of_another_offering()
    {
        await StartAsync(shared: 10);
        var other = _server.AddOffering(_server.Seed.Provider, _server.Seed.Category, "Another shared cluster", shared: true);
        _server.AddBackendResource(other, _server.Seed.Project, "Elsewhere", "elsewhere");

        (await RunAsync("--plan", $"{_server.Seed.Plan.Uuid}")).ShouldFail(1, "1 of 41 are left", "has no plan with the uuid");

        _server.BackendResources.Should().ContainSingle().Which.BackendId.Should().Be("elsewhere");
    }

    [Fact]
    public async Task A_dry_run_plans_and_changes_nothing()
    {
        await StartAsync(shared: 10);

        var result = (await RunAsync("--dry-run", "--offering", $"{_server.Seed.SharedOffering.Uuid}")).ShouldSucceed();

        result.Output.Should().Contain("Plan: 10 Ready").And.ContainSingle(line => line.Contains("vm-7 ")).Which.Should().Contain("Shared cluster");
        _server.BackendResources.Should().HaveCount(40);
        _server.Requests.Should().OnlyContain(request => request.Method == "GET");
    }

    [Fact]
    public async Task Who_is_not_staff_is_told_so_and_loses_nothing()
    {
        await StartAsync(shared: 0);
        Variables["WALDUR_TOKEN"] = _server.Seed.AgentToken;

        var result = await RunAsync();

        result.ShouldFail(1, "40 of 40 are left", "403");
        result.Text.Should().NotContain(_server.Seed.AgentToken);
        _server.BackendResources.Should().HaveCount(40);
    }

    [Fact]
    public async Task A_token_that_the_server_does_not_know_is_reported()
    {
        await StartAsync(shared: 0);
        Variables["WALDUR_TOKEN"] = "0123456789abcdef";

        var result = await RunAsync();

        result.ShouldFail(1, "401", "Invalid token");
        result.Text.Should().NotContain("0123456789abcdef");
    }

    [Theory]
    [InlineData("'many' is no number from 1 to 64", "--parallelism", "many")]
    [InlineData("'65' is no number from 1 to 64", "--parallelism", "65")]
    [InlineData("--offering needs a value", "--offering")]
    [InlineData("'mine' is no uuid", "--offering", "mine")]
    [InlineData("--plan needs a value", "--plan")]
    [InlineData("'--force'", "--force")]
    public async Task Arguments_that_it_does_not_understand_are_reported(string part, params string[] arguments)
    {
        var result = await Run.ToEndAsync("BulkImport", _folder, arguments);

        result.ShouldFail(2, part);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private Dictionary<string, string> Variables { get; } = [];

    private async Task StartAsync(int shared)
    {
        for (var number = 1; number <= 40; number++)
        {
            var offering = number <= shared ? _server.Seed.SharedOffering : _server.Seed.Offering;
            _server.AddBackendResource(offering, _server.Seed.Project, $"Machine {number}", $"vm-{number}");
        }

        await _server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Variables["WALDUR_URL"] = $"{_server.Endpoint}";
        Variables["WALDUR_TOKEN"] = _server.Seed.StaffToken;
    }

    private Task<ProgramResult> RunAsync(params string[] arguments) => Run.ToEndAsync("BulkImport", _folder, Variables, arguments);

    private void ShouldBeImported(int count)
    {
        _server.BackendResources.Should().BeEmpty("nothing is left");
        _server.Resources.Should().HaveCount(count);
        _server.Resources.Select(resource => resource.BackendId).Should().OnlyHaveUniqueItems("nothing is imported twice");
    }
}
