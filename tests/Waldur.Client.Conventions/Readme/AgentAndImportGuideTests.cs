using System.Text.Json;
using Waldur.Client.Testing;

namespace Waldur.Client.Conventions.Readme;

/// <summary>The programs of docs/guides/agents.md and import.md run as they stand, against a fake server.</summary>
[Collection(TheConsole.Name)]
public sealed class AgentAndImportGuideTests : IAsyncDisposable
{
    private readonly FakeWaldurServer _server = FakeWaldurServer.CreateSeeded();
    private Uri? _endpoint;
    private readonly string _folder = Directory.CreateTempSubdirectory("waldur-guides-").FullName;

    [Fact]
    public async Task The_agent_reports_and_the_import_is_planned_reviewed_and_carried_out()
    {
        var offering = _server.Seed.Offering;
        _server.AddPlan(offering, "Standard");
        _server.AddPlan(offering, "Premium");
        _server.AddComponent(offering, "cpu", "CPU");
        var inventory = Path.Combine(_folder, "inventory.json");
        await File.WriteAllTextAsync(inventory, $"[{Item("agents.md").Replace("5a1ccb3d1ad14d3f9bd2b0e7d6e5e1b2", $"{_server.Seed.Project.Uuid:N}", StringComparison.Ordinal)}]", Cancellation);
        var request = _server.AddBackendResourceRequest(offering);

        var agent = await RunAsync("agents.md", _server.Seed.AgentToken, $"{offering.Uuid}", inventory, "--once");
        var file = Path.Combine(_folder, "plan.json");
        var planned = await RunAsync("import.md", _server.Seed.StaffToken, "plan", $"{offering.Uuid}", file);
        var imported = await RunAsync("import.md", _server.Seed.StaffToken, "import", file);

        agent.Split(Environment.NewLine).Should().Equal("1 Created", $"Done {request.Uuid:N}", "");
        planned.Should().Contain("It is imported with the plan 'Standard'.").And.EndWith($"1 Ready{Environment.NewLine}");
        imported.Should().Be($"First: Imported{Environment.NewLine}");
        _server.Resources.Should().ContainSingle().Which.Plan!.Name.Should().Be("Standard");
    }

    [Fact]
    public void The_document_of_the_import_guide_is_one()
    {
        var page = File.ReadAllText(Repository.PathTo("docs", "guides", "import.md"));
        var json = page.Split("```json\n")[1].Split("```")[0].Replace("…", "11111111111111111111111111111111", StringComparison.Ordinal);

        var plan = ImportPlan.Parse(json);

        plan.ToString().Should().Be("1 Ready");
        JsonElement.DeepEquals(JsonDocument.Parse(plan.ToJson()).RootElement, JsonDocument.Parse(json).RootElement).Should().BeTrue("nothing is left out");
    }

    [Fact]
    public void Every_class_and_outcome_is_explained()
    {
        var agents = File.ReadAllText(Repository.PathTo("docs", "guides", "agents.md"));
        var import = File.ReadAllText(Repository.PathTo("docs", "guides", "import.md"));

        agents.Should().ContainAll(Enum.GetNames<ComparisonClass>().Select(name => $"`{name}`"));
        import.Should().ContainAll(Enum.GetNames<ImportPlanClass>().Concat(Enum.GetNames<ImportOutcome>()).Select(name => $"`{name}`"));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Item(string guide) =>
        File.ReadLines(Repository.PathTo("docs", "guides", guide)).First(line => line.StartsWith("{\"backend_id\"", StringComparison.Ordinal));

    private async Task<string> RunAsync(string guide, string token, params string[] args)
    {
        _endpoint ??= await _server.StartAsync(cancellationToken: Cancellation);
        Environment.SetEnvironmentVariable("WALDUR_TOKEN", token);
        var program = SamplePrograms.Of(Repository.PathTo("docs", "guides", guide)).First();
        var code = program.Code
            .Replace("https://waldur.example.com", _endpoint.ToString(), StringComparison.Ordinal)
            .Replace("\"site-agent.claims\"", $"@\"{Path.Combine(_folder, "site-agent.claims")}\"", StringComparison.Ordinal);
        return await (program with { Code = code }).RunAsync(args);
    }
}
