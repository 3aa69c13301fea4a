namespace Waldur.Client.EndToEnd;

/// <summary>The site agent without configuration: both sides on a fake server.</summary>
public sealed class SiteAgentRehearsalTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    [Fact]
    public async Task It_plays_both_sides_and_shows_every_step()
    {
        var result = (await Run.ToEndAsync("SiteAgent", _folder)).ShouldSucceed();

        Steps(result).Should().ContainInOrder("asking", "woken by an event after", "claimed", "reported 12 of 12", "12 Created", "done", "Done", "imported 12 of 12", "12 Imported");
        result.Output.Should().ContainSingle(line => line.StartsWith("Ensemble runs", StringComparison.Ordinal))
            .Which.Should().ContainAll("cm-ensemble", "Climate models", "cpu 512, ram 2048", "OK");
        result.Text.Should().NotContain("\u001b", "the output goes to a pipe");
        Directory.EnumerateFileSystemEntries(_folder.Path).Should().BeEmpty("a rehearsal leaves nothing behind");
    }

    [Fact]
    public async Task It_polls_only_when_it_is_told_to()
    {
        var result = (await Run.ToEndAsync("SiteAgent", _folder, "--polling")).ShouldSucceed();

        Steps(result).Should().ContainInOrder("asking", "claimed", "12 Created", "done", "Done").And.NotContain("woken by an event after");
    }

    [Fact]
    public async Task Another_inventory_can_be_given()
    {
        var inventory = _folder.Write("mine.json", InventoryText.Of(3, "Genome assembly"));

        var result = (await Run.ToEndAsync("SiteAgent", _folder, inventory)).ShouldSucceed();

        result.Output.Should().Contain("Staff: 3 Imported");
        result.Output.Should().ContainSingle(line => line.StartsWith("Machine 2", StringComparison.Ordinal)).Which.Should().Contain("Genome assembly");
    }

    [Fact]
    public async Task An_empty_inventory_is_nothing_to_complain_of()
    {
        var inventory = _folder.Write("empty.json", "[]");

        var result = (await Run.ToEndAsync("SiteAgent", _folder, inventory)).ShouldSucceed();

        result.Output.Should().Contain("Staff: nothing to import");
    }

    [Fact]
    public async Task What_the_server_refuses_fails_the_request_and_is_told_while_the_rest_is_reported()
    {
        const string Unknown = "11111111111111111111111111111111";
        var inventory = _folder.Write("unknown.json", $$"""
            [
              { "backend_id": "a", "name": "A", "project": "Climate models" },
              { "backend_id": "b", "name": "B", "project": "{{Unknown}}" }
            ]
            """);

        var result = await Run.ToEndAsync("SiteAgent", _folder, inventory);

        result.ShouldFail(1, "1 of 2 items", "b: Failed", "project");
        result.Output.Should().Contain("Agent: 1 Created, 1 Failed");
    }

    [Fact]
    public async Task Help_is_given_when_it_is_asked_for()
    {
        var result = (await Run.ToEndAsync("SiteAgent", _folder, "--help")).ShouldSucceed();

        result.Output.Should().ContainSingle().Which.Should().StartWith("Usage: SiteAgent");
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Steps(ProgramResult result)
    {
        string[] steps = ["asking", "woken by an event after", "claimed", "reported 12 of 12", "12 Created", " done", "Done", "imported 12 of 12", "12 Imported"];
        return result.Output.Select(line => Array.Find(steps, step => line.Contains(step, StringComparison.Ordinal))?.Trim()).OfType<string>();
    }
}
