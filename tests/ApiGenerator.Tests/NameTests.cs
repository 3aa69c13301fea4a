using System.Reflection;
using ApiGenerator.Emission;
using ApiGenerator.Naming;
using ApiGenerator.Reading;
using ApiGenerator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ApiGenerator.Tests;

/// <summary>
/// A description may use every name that generated code uses itself. The names are taken from what the generator writes, so that one which a
/// template comes to say tomorrow is tried, too.
/// </summary>
public sealed class NameTests
{
    private const string Client = "NamesClient";
    private static readonly Lazy<IReadOnlyList<string>> Names = new(FindNames);

    public static TheoryData<NamePlace> Places => [.. Enum.GetValues<NamePlace>().Where(place => place != NamePlace.None)];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_name_that_generated_code_uses_itself_is_no_obstacle(NamePlace place)
    {
        Complaints(Generate(place, Names.Value, Client)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Rows")]
    [InlineData("Row")]
    [InlineData("RowsRequestBuilder")]
    [InlineData("RootRequestBuilder")]
    [InlineData("Task")]
    [InlineData("ApiOperation")]
    [InlineData("Operations")]
    [InlineData("Client")]
    public void A_client_may_have_the_name_of_anything_in_its_description(string client)
    {
        Complaints(Generate(NamePlace.None, [], client)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("My.Task")]
    [InlineData("Guid.Action")]
    [InlineData("System.Own")]
    [InlineData("Waldur.Client.Orders")]
    [InlineData("My.Rows.Row")]
    [InlineData("My.RawJson.Convert")]
    public void A_namespace_may_have_parts_of_any_name(string ns)
    {
        // Within a namespace of the framework's or the SDK's own its using is superfluous.
        Complaints(Generate(NamePlace.None, [], Client, ns)).Where(complaint => !complaint.Contains("CS8019", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static IReadOnlyList<GeneratedFile> Generate(NamePlace place, IReadOnlyList<string> names, string? client, string ns = "Names")
    {
        var description = DescriptionFile.Parse(new NamesDescription(place, names).Build().ToJsonString(), "names");
        return Generation.Run(description, new GenerationSettings(ns) { Client = client }).Files;
    }

    // The newest language has the most words of its own.
    private static List<string> Complaints(IReadOnlyList<GeneratedFile> files) =>
        [.. Compiler.Complaints(Compiler.Compile(files, implicitUsings: false, LanguageVersion.Preview)).Take(20)];

    // All that generated code says, what its types inherit, what the compiler gives to records and operators, and the language's own words.
    private static List<string> FindNames()
    {
        var files = new[] { Client, null }.SelectMany(client => Generate(NamePlace.None, [], client));
        var said = files
            .SelectMany(file => CSharpSyntaxTree.ParseText(file.Text).GetRoot().DescendantTokens(descendIntoTrivia: true))
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText);
        var inherited = new[] { typeof(Waldur.Client.ApiModel), typeof(Waldur.Client.Core.IOpenEnum<>), typeof(IParsable<>), typeof(object), typeof(AnyRecord) }
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
            .Select(member => member.Name);
        var words = SyntaxFacts.GetKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText);
        string[] more = ["ListAsync", "op_Explicit", "get_Value", "get_Known", "_client", "_value", "_", "Attribute", "ObsoleteAttribute", "global"];
        return
        [
            .. more.Concat(said).Concat(inherited).Concat(words)
                .Where(name => SyntaxFacts.IsValidIdentifier(name))
                .DistinctBy(name => name.Contains('_', StringComparison.Ordinal) ? name : Identifier.Pascal(name, ""), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    private sealed record AnyRecord(int Value);
}
