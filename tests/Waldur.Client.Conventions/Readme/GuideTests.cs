using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Conventions.Readme;

/// <summary>
/// Every C# sample of a page is a program that compiles as it stands; those on a fake server also run. What needs another project is
/// marked on its fence, and compiled there.
/// </summary>
[Collection(TheConsole.Name)]
public class GuideTests
{
    // The mark, the page that has it, and whose tests compile it.
    private static readonly (string Fence, string Page, string Tests)[] Elsewhere =
    [
        ("```csharp worker", "docs/guides/hosting.md", "tests/Waldur.Client.Hosting.Tests/GuideTests.cs"),
        ("```csharp web", "docs/guides/hosting.md", "tests/Waldur.Client.Hosting.Tests/GuideTests.cs"),
        ("```csharp kiota", "docs/guides/kiota.md", "tests/Waldur.Client.Kiota.Tests/Guide/GuideTests.cs"),
        ("```csharp whole-api", "docs/guides/whole-api.md", "tests/ApiGenerator.Tests/GuideTests.cs"),
    ];

    public static TheoryData<string> Pages => [.. SamplePrograms.Pages];

    public static TheoryData<string, int> Programs =>
        [.. from page in SamplePrograms.Pages from program in SamplePrograms.Of(Repository.PathTo(page)) select (page, program.Number)];

    public static TheoryData<string, int> OnFakes =>
        [.. from page in SamplePrograms.Pages from program in SamplePrograms.Of(Repository.PathTo(page)) where program.RunsOnFake select (page, program.Number)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_sample_is_compiled_here_or_where_its_mark_says(string page) =>
        SamplePrograms.Fences(Repository.PathTo(page))
            .Where(fence => fence != "```csharp" && !Elsewhere.Any(known => known.Fence == fence && known.Page == page && File.Exists(Repository.PathTo(known.Tests))))
            .Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_compiles(string page, int number) => Program(page, number).Problems.Should().BeEmpty();

    [Theory]
    [MemberData(nameof(OnFakes))]
    public async Task A_program_on_a_fake_server_runs_and_prints(string page, int number) =>
        (await Program(page, number).RunAsync()).Should().NotBeNullOrWhiteSpace();

    [Fact]
    public async Task The_guide_on_paging_reads_every_row() =>
        (await Program("docs/guides/paging.md", 1).RunAsync()).Should().StartWith("page 1: 300 of 7").And.Contain("page 3: ").And.EndWith("\n");

    [Fact]
    public async Task The_guide_on_testing_shows_that_a_late_row_is_made_once() =>
        (await Program("docs/guides/testing.md", 1).RunAsync()).Should().Be($"1 Created{Environment.NewLine}1{Environment.NewLine}");

    [Fact]
    public async Task The_guide_on_errors_finds_that_the_row_is_gone() =>
        (await Program("docs/guides/errors.md", 1).RunAsync()).Should().StartWith("It is gone");

    [Fact]
    public async Task The_guide_on_transport_reaches_a_server_of_a_private_authority_that_publishes_no_revocations()
    {
        using var server = new TlsServer(body: """{"version":"8.1.0"}""");
        var folder = Directory.CreateTempSubdirectory("waldur-guides-").FullName;
        try
        {
            var (authority, token) = (Path.Combine(folder, "authority.pem"), Path.Combine(folder, "token"));
            await File.WriteAllTextAsync(authority, server.Authority.ExportCertificatePem(), TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(token, "a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3e4f5a0b1", TestContext.Current.CancellationToken);
            var program = Program("docs/guides/transport.md", 1);
            var code = program.Code
                .Replace("\"authority.pem\"", $"@\"{authority}\"", StringComparison.Ordinal)
                .Replace("\"/run/secrets/waldur-token\"", $"@\"{token}\"", StringComparison.Ordinal)
                .Replace("https://waldur.example.com", server.Address.ToString(), StringComparison.Ordinal)
                .Replace("new WebProxy(\"http://proxy.example.com:3128\")", "new WebProxy()", StringComparison.Ordinal);

            (await (program with { Code = code }).RunAsync()).Should().Be($"8.1.0{Environment.NewLine}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SampleProgram Program(string page, int number) => SamplePrograms.Of(Repository.PathTo(page)).Single(program => program.Number == number);
}
