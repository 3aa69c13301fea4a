namespace Waldur.Client.Katello.Tests;

public sealed class SearchExpressionTests
{
    private static readonly string[] Pieces =
        ["\"", "\\", "\\\"", " or ", " and ", "not ", "name", "=", "~", "(", ")", "*", "%", ",", "'", "a", "Ü", "\U0001F600", "\t", "&", "|", "!", "^"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a \"b\" \\c", "\"a \\\"b\\\" \\\\c\"")]
    [InlineData("", "\"\"")]
    [InlineData("\\", "\"\\\\\"")]
    public void Values_are_quoted(string value, string expected) => SearchExpression.Quote(value).Should().Be(expected);

    [Fact]
    public void Expressions_are_joined_in_brackets()
    {
        var search = SearchExpression.NameIs("a").Or(SearchExpression.EnabledIs(true)).And(SearchExpression.Raw("interval = daily").Not());

        search.ToString().Should().Be("((name = \"a\") or (enabled = true)) and (not (interval = daily))");
    }

    [Fact]
    public void A_quoted_value_always_ends_where_it_should()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var turn = 0; turn < 5000; turn++)
        {
            var value = AnyText(random);

            Unquote(SearchExpression.Quote(value)).Should().Be(value, "seed {0}", seed);
        }
    }

    [Fact]
    public async Task Whatever_the_name_the_server_finds_that_one_plan()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var katello = TestKatello.Start();
        var names = Enumerable.Range(0, 60).Select(number => $"{number}{AnyText(random)}.").ToList();
        names.ForEach(name => katello.Server.AddSyncPlan(katello.Seed.Organization, name));

        foreach (var name in names)
        {
            var filter = new SyncPlanFilter { Search = SearchExpression.NameIs(name) };
            var found = await katello.Plans.ListAllAsync(katello.Organization, filter, Cancellation);
            found.Select(plan => plan.Name).Should().Equal([name], "seed {0}", seed);
            (await katello.Plans.FindAsync(katello.Organization, name, Cancellation))!.Name.Should().Be(name, "seed {0}", seed);
        }
    }

    private static string AnyText(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(0, 9)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    // The server's own rule: a backslash takes the next character as it is, a bare quote ends the value.
    private static string Unquote(string quoted)
    {
        quoted[0].Should().Be('"');
        var value = new System.Text.StringBuilder();
        for (var index = 1; index < quoted.Length; index++)
        {
            if (quoted[index] == '"')
            {
                index.Should().Be(quoted.Length - 1, "nothing may follow the end of {0}", quoted);
                return value.ToString();
            }

            index += quoted[index] == '\\' ? 1 : 0;
            value.Append(quoted[index]);
        }

        throw new InvalidOperationException("The value does not end.");
    }
}
