using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Waldur.Client.Conventions.Naming;

/// <summary>What documentation says of a member: which operations a verb calls, and which values an option refuses.</summary>
public partial class DocumentedCallTests
{
    [Fact]
    public void Every_verb_of_a_group_names_the_operations_behind_it()
    {
        var verbs = Members("I*.cs").OfType<MethodDeclarationSyntax>().Where(method => Groups.Contains(OwnerOf(method))).ToList();

        verbs.Should().HaveCountGreaterThan(80);
        verbs.Where(method => DocumentationOf(method) is var text
                && !Operation().IsMatch(text) && !text.Contains("<inheritdoc", StringComparison.Ordinal) && !OtherVerb().IsMatch(text))
            .Select(NameOf).Should().BeEmpty();
    }

    [Fact]
    public void Every_option_that_refuses_a_value_says_so()
    {
        var checkedOnes = Members("*Options.cs").OfType<PropertyDeclarationSyntax>().Where(Refuses).ToList();

        checkedOnes.Should().HaveCountGreaterThan(40);
        checkedOnes.Where(property => !DocumentationOf(property).Contains("<exception", StringComparison.Ordinal)).Select(NameOf).Should().BeEmpty();
    }

    // The groups that the clients show.
    private static readonly HashSet<string> Groups =
    [
        .. new[] { typeof(IWaldurClient), typeof(Katello.IKatelloClient) }
            .SelectMany(client => client.GetProperties()).Select(property => property.PropertyType)
            .Where(type => type.IsInterface).Select(type => type.Name),
    ];

    private static IEnumerable<MemberDeclarationSyntax> Members(string files) =>
        Directory.EnumerateFiles(Repository.PathTo("src"), files, SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot().DescendantNodes())
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member.Parent is InterfaceDeclarationSyntax || member.Modifiers.Any(SyntaxKind.PublicKeyword));

    private static string OwnerOf(SyntaxNode member) => ((BaseTypeDeclarationSyntax)member.Parent!).Identifier.Text;

    private static string NameOf(MemberDeclarationSyntax member) =>
        $"{OwnerOf(member)}.{(member is MethodDeclarationSyntax method ? method.Identifier.Text : ((PropertyDeclarationSyntax)member).Identifier.Text)}";

    private static string DocumentationOf(SyntaxNode member) => string.Concat(
        member.GetLeadingTrivia().Where(trivia => trivia.ToString().TrimStart().StartsWith("///", StringComparison.Ordinal) || trivia.HasStructure).Select(trivia => trivia.ToFullString()));

    // A setter that throws, or hands the value to something that does.
    private static bool Refuses(PropertyDeclarationSyntax property) =>
        property.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.Kind() is SyntaxKind.InitAccessorDeclaration or SyntaxKind.SetAccessorDeclaration) is { } setter
        && setter.DescendantNodes().Any(node => node is ThrowExpressionSyntax or ThrowStatementSyntax or InvocationExpressionSyntax);

    [GeneratedRegex(@"<see cref=""\w+Async")]
    private static partial Regex OtherVerb();

    [GeneratedRegex(@"<c>(…|(GET|HEAD|POST|PUT|PATCH|DELETE)\b)")]
    private static partial Regex Operation();
}
