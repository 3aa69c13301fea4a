using Waldur.Client.Katello.Hosting;

namespace Waldur.Client.Hosting.Tests;

/// <summary>Every C# sample of docs/guides/hosting.md is a program of its own, and the worker works as it stands.</summary>
public sealed class GuideTests
{
    public static TheoryData<string> Samples => [.. Guide.Blocks("csharp")];

    [Fact]
    public void Guide_has_its_samples() => Samples.Should().HaveCount(6);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Samples_compile(string code) => Guide.Compile(code).Should().NotBeNull();

    [Fact]
    public async Task The_worker_of_the_guide_processes_a_request()
    {
        await using var server = await Fakes.StartWaldurAsync();
        var request = server.AddBackendResourceRequest(server.Seed.Offering);
        var folder = Directory.CreateTempSubdirectory("waldur-guide-").FullName;
        var settings = Guide.Blocks("json worker").Single();
        settings.Should().Contain("https://waldur.example.com").And.Contain("0123456789abcdef0123456789abcdef");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "appsettings.json"), settings.Replace("https://waldur.example.com", server.Endpoint.ToString(), StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "token"), server.Seed.AgentToken + "\n", TestContext.Current.CancellationToken);
        string[] args =
        [
            $"--contentRoot={folder}", $"--Project={server.Seed.Project.Uuid}", $"--Waldur:Agent:Offerings={server.Seed.Offering.Uuid}",
            "--Waldur:Agent:StopWhenIdle=true", "--Logging:LogLevel:Default=None",
        ];
        var main = Guide.Compile(Guide.Blocks("csharp worker").Single());

        await Task.Run(() => main.Invoke(null, [args])).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        server.BackendResourceRequests.Single(one => one.Uuid == request.Uuid).State.Should().Be("Done");
        server.BackendResources.Should().ContainSingle().Which.BackendId.Should().Be("vm-1");
        Directory.Exists(Path.Combine(folder, "claims")).Should().BeTrue();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Every_setting_is_in_the_guide()
    {
        string[] fromCode = ["Credential"];
        var names = new[] { typeof(WaldurClientSettings), typeof(WaldurSiteAgentSettings), typeof(KatelloClientSettings) }
            .SelectMany(type => type.GetProperties()).Select(property => property.Name).Distinct().Except(fromCode);

        names.Where(name => !Guide.Text.Contains($"`{name}`", StringComparison.Ordinal) && !Guide.Text.Contains($"settings.{name} ", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public async Task The_message_that_the_guide_shows_is_the_programs()
    {
        await using var host = new TestHost(("Waldur:EndPiont", "https://waldur.example.com"), ("Waldur:Token", "0123456789"));
        host.Builder.Services.AddWaldurClient(host.Section("Waldur"));

        var start = await host.Invoking(one => one.StartAsync()).Should().ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>();

        Guide.Text.Should().Contain($"```\n{start.Which.Message}\n```");
    }
}
