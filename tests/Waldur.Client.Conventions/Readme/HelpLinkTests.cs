using System.Runtime.CompilerServices;

namespace Waldur.Client.Conventions.Readme;

/// <summary>Every exception leads to its section of docs/guides/errors.md.</summary>
public class HelpLinkTests
{
    private static readonly string[] Sections =
        [.. File.ReadLines(Repository.PathTo("docs", "guides", "errors.md")).Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..])];

    public static TheoryData<Type> Exceptions =>
        [.. Packages.PublicTypes.Where(type => type.IsSubclassOf(typeof(Exception)) && type.Assembly != Packages.Testing)];

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void An_exception_leads_to_a_section_that_exists(Type type)
    {
        var error = (Exception)RuntimeHelpers.GetUninitializedObject(type);

        error.HelpLink.Should().Be("docs/guides/errors.md#" + type.Name.ToLowerInvariant());
        Sections.Should().Contain(type.Name);
    }

    [Fact]
    public void Every_section_is_about_an_exception_that_there_is() =>
        Sections.Should().BeSubsetOf(Packages.PublicTypes.Select(type => type.Name));

    [Fact]
    public void A_program_can_set_a_link_of_its_own() =>
        new ApiConflictException("no") { HelpLink = "https://wiki.example.com/conflicts" }.HelpLink.Should().Be("https://wiki.example.com/conflicts");
}
