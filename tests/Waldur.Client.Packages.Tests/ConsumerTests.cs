namespace Waldur.Client.Packages;

/// <summary>Applications that are made from the packages, as users make them, and run.</summary>
[Collection(nameof(Consumer))]
public class ConsumerTests
{
    private static readonly string[] EveryGroup =
    [
        "request Done", "main job Done, 2 listed, 2 imported", "offerings 2, 'a' free: False", "provider resources 2", "catalogs ", "synchronisations ",
        "site agent smoke", "refused ", "stranger 401", "absent True", "katello Created Unchanged",
    ];

    [Fact]
    public async Task An_application_of_net8_keeps_the_first_patches_of_its_packages_and_runs_on_its_own_runtime()
    {
        var output = await BuildAndRunAsync("ConsoleOnNet8");
        output.Should().Contain("runtime 8.0.").And.ContainAll(EveryGroup).And.ContainAll("kiota http://127.0.0.1", "events Connected");
    }

    [Fact]
    public async Task An_application_of_net10_drives_every_group() =>
        (await BuildAndRunAsync("ConsoleOnNet10")).Should().Contain("runtime 10.0.").And.ContainAll(EveryGroup);

    [Fact]
    public async Task A_web_application_has_the_client_among_its_services() =>
        (await BuildAndRunAsync("WebApplication")).Should().Contain("offerings 2");

    [Fact]
    public async Task A_test_project_of_net8_tests_on_the_fakes()
    {
        var consumer = new Consumer("TestProject");
        await consumer.BuildAsync();
        (await consumer.RunAsync(null, "-noColor")).Should().MatchRegex("Total: [1-9][0-9]*, Errors: 0, Failed: 0, Skipped: 0");
    }

    [Fact]
    public async Task An_application_that_is_trimmed_loses_nothing()
    {
        var consumer = new Consumer("Trimmed");
        await consumer.PublishAsync();
        await using var servers = await Servers.StartAsync();
        (await consumer.RunAsync(servers.Variables)).Should().ContainAll(EveryGroup);
    }

    private static async Task<string> BuildAndRunAsync(string name)
    {
        var consumer = new Consumer(name);
        await consumer.BuildAsync();
        await using var servers = await Servers.StartAsync();
        return await consumer.RunAsync(servers.Variables);
    }
}
