using Waldur.Client.Testing;

namespace Waldur.Client.Conventions.Readme;

/// <summary>Every C# sample of README.md is a program of its own: it compiles as it stands.</summary>
[Collection(TheConsole.Name)]
public class ReadmeTests
{
    public static TheoryData<string> Titles => [.. Programs.Select(program => program.Title)];

    private static IEnumerable<SampleProgram> Programs => SamplePrograms.Of(Repository.PathTo("README.md"));

    [Fact]
    public void Readme_has_the_samples_that_a_newcomer_needs() =>
        Programs.Select(program => program.Title).Should().Contain(["List resources", "A site agent", "Import", "Test your program"]);

    [Theory]
    [MemberData(nameof(Titles))]
    public void Samples_compile(string title) => ProgramOf(title).Problems.Should().BeEmpty();

    [Fact]
    public async Task The_sample_on_testing_prints_what_became_of_the_request()
    {
        (await ProgramOf("Test your program").RunAsync()).Should().MatchRegex(@"^Done [0-9a-f]{32}\r?\nDone\r?\n$");
    }

    [Fact]
    public async Task The_sample_on_listing_prints_the_rows()
    {
        await using var server = FakeWaldurServer.CreateSeeded();
        var endpoint = await server.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        server.AddBackendResource(server.Seed.Offering, server.Seed.Project, "Alpha", "a-1");
        Environment.SetEnvironmentVariable("WALDUR_TOKEN", server.Seed.StaffToken);
        var program = ProgramOf("List resources");
        program = program with { Code = program.Code.Replace("https://waldur.example.com", endpoint.ToString(), StringComparison.Ordinal) };

        (await program.RunAsync()).Should().StartWith($"a-1  Alpha  {server.Seed.Project.Name}");
    }

    private static SampleProgram ProgramOf(string title) => Programs.Single(program => program.Title == title);
}
