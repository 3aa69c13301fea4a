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

    private static string PathTo(string guide) => Repository.PathTo("docs", "guides", guide + ".md");

    private static SampleProgram Program(string guide, int number) => SamplePrograms.Of(PathTo(guide)).Single(program => program.Number == number);
}
