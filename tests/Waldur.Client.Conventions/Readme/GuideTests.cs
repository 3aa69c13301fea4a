using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Conventions.Readme;

/// <summary>Every C# sample of a guide is a program that compiles as it stands; those on a fake server also run.</summary>
[Collection(TheConsole.Name)]
public class GuideTests
{
    private static readonly string[] Guides = ["getting-started", "transport", "errors", "paging", "testing"];

    public static TheoryData<string, int> Programs =>
        [.. from guide in Guides from program in SamplePrograms.Of(PathTo(guide)) select (guide, program.Number)];

    public static TheoryData<string, int> OnFakes =>
        [.. from guide in Guides from program in SamplePrograms.Of(PathTo(guide)) where program.RunsOnFake select (guide, program.Number)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_program_compiles(string guide, int number) => Program(guide, number).Problems.Should().BeEmpty();

    [Theory]
    [MemberData(nameof(OnFakes))]
    public async Task A_program_on_a_fake_server_runs_and_prints(string guide, int number) =>
        (await Program(guide, number).RunAsync()).Should().NotBeNullOrWhiteSpace();

    [Fact]
    public async Task The_guide_on_paging_reads_every_row() =>
        (await Program("paging", 1).RunAsync()).Should().StartWith("page 1: 300 of 7").And.Contain("page 3: ").And.EndWith("\n");

    [Fact]
    public async Task The_guide_on_testing_shows_that_a_late_row_is_made_once() =>
        (await Program("testing", 1).RunAsync()).Should().Contain("1");

    [Fact]
    public async Task The_guide_on_errors_finds_that_the_row_is_gone() =>
        (await Program("errors", 1).RunAsync()).Should().StartWith("It is gone");

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
            var program = Program("transport", 1);
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

    private static string PathTo(string guide) => Repository.PathTo("docs", "guides", guide + ".md");

    private static SampleProgram Program(string guide, int number) => SamplePrograms.Of(PathTo(guide)).Single(program => program.Number == number);
}
